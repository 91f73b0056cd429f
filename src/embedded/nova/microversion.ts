import type { IncomingHttpHeaders } from 'node:http';

/** The newest microversion, that of nova 26.2; the oldest is 2.1. */
export const newest = '2.93';

/** What the headers ask for. */
type Asked =
  | { minor: number; version: string }
  /** `version` is repeated in the answer's headers where it could be read at all. */
  | { status: 400 | 406; message: string; version?: string };

/** Reads the version headers. Source: nova, api/openstack/wsgi.py (Request.set_api_version_request). */
export function negotiate(headers: IncomingHttpHeaders): Asked {
  const text =
    standard(headers['openstack-api-version']) ?? legacy(headers['x-openstack-nova-api-version']) ?? '2.1';
  const version = text === 'latest' ? newest : text;
  const numbers = /^([1-9]\d*)\.([1-9]\d*|0)$/.exec(version);
  if (!numbers) {
    const message = `API Version String ${version} is of invalid format. Must be of format MajorNum.MinorNum.`;
    return { status: 400, message };
  }
  const minor = Number(numbers[2]);
  if (numbers[1] === '2' && minor >= 1 && minor <= Number(newest.slice(2))) return { minor, version };
  const message = `Version ${version} is not supported by the API. Minimum is 2.1 and maximum is ${newest}.`;
  return { status: 406, message, version };
}

/** The last entry for compute; those for other services are not ours. Source: microversion-parse. */
function standard(header: string | string[] | undefined): string | undefined {
  const entries = String(header ?? '')
    .split(',')
    .reverse();
  for (const entry of entries) {
    const [service = '', version] = entry.trim().split(/\s+(.*)/s);
    if (service.toLowerCase() === 'compute' && version) return version.trim();
  }
  return undefined;
}

function legacy(header: string | string[] | undefined): string | undefined {
  return (
    String(header ?? '')
      .split(',')
      .pop()
      ?.trim() || undefined
  );
}
