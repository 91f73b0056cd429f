import { UpstreamError } from '../../errors.ts';
import { json } from '../../json/read.ts';
import type { Embedded } from './model.ts';

/** JSON inside a text as JSON; an error that names the place where it is none (karbor's own API reference shows Python there). */
export function parsed(value: Embedded, operation: string, place: string): unknown {
  if (typeof value !== 'string') return value;
  try {
    return json(JSON.parse(value));
  } catch (cause) {
    throw new UpstreamError('UPSTREAM_MALFORMED', { upstream: 'karbor', operation, place }, { cause });
  }
}

/** The same where there is no raw text beside it: a text that is no JSON comes out as that text. */
export function parsedOrText(value: Embedded): unknown {
  if (typeof value !== 'string') return value;
  try {
    return json(JSON.parse(value));
  } catch {
    return value;
  }
}

export function raw(value: Embedded): string | null {
  return value === null || typeof value === 'string' ? value : JSON.stringify(value);
}
