import { wording } from './shape.ts';

/** Headers that must be the same, ids and addresses aside. */
const same = [
  'content-type',
  'vary',
  'allow',
  'retry-after',
  'www-authenticate',
  'location',
  'openstack-api-version',
  'x-openstack-nova-api-version',
  'x-openstack-ironic-inspector-api-minimum-version',
  'x-openstack-ironic-inspector-api-maximum-version',
  'x-openstack-request-id',
  'x-compute-request-id',
];

/** Headers that must be there when they were there. */
const present = ['x-subject-token', 'x-auth-token', 'x-server-management-url'];

/** Compares the headers that a client acts on; Date, Content-Length and the like are the web server's business. */
export function compareHeaders(wanted: Record<string, string>, got: Record<string, string>): string[] {
  const [theirs, ours] = [lowered(wanted), lowered(got)];
  const differing = same.flatMap((name) => {
    const [value, own] = [normal(theirs[name]), normal(ours[name])];
    return value === own ? [] : [`header ${name}: ${own ?? 'missing'}, not ${value ?? 'there'}`];
  });
  const lacking = present.flatMap((name) =>
    name in theirs === name in ours ? [] : [`header ${name}: ${name in ours ? 'there' : 'missing'}`],
  );
  const ids = [theirs, ours].map(
    (headers) => headers['x-openstack-request-id'] === headers['x-compute-request-id'],
  );
  const twins = ids[0] === ids[1] ? [] : ['header x-compute-request-id: unlike x-openstack-request-id'];
  return [...differing, ...lacking, ...twins];
}

function lowered(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function normal(value: string | undefined): string | undefined {
  return value === undefined ? undefined : wording(value).replace(/;\s*/g, '; ').toLowerCase();
}
