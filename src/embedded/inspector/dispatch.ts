import type { Incoming, Outgoing } from '../service.ts';
import type { Surroundings } from '../verdict.ts';
import { failure, page } from './answers.ts';
import { allows } from './policy.ts';
import { Refusal } from './refusal.ts';
import type { Operation, Route } from './routes.ts';
import { versionFault } from './version.ts';

/** Answers a request in the order of the real server: version, route, method, login, policy, and then the operation. */
export function dispatch(routes: readonly Route[], surroundings: Surroundings, request: Incoming): Outgoing {
  const fault = versionFault(versionOf(request));
  if (fault) return fault;
  const segments = request.segments.at(-1) === '' ? request.segments.slice(0, -1) : request.segments;
  const route = routes.find(({ path }) => fits(path, segments));
  if (!route) return failure(404, unrouted);
  if (request.method === 'OPTIONS')
    return { ...page(200, { title: '', words: '' }, allowed(route)), body: '' };
  if (request.method === 'HEAD' && route.headCrashes) return failure(500, 'Internal server error');
  const operation = route.operations[request.method === 'HEAD' ? 'GET' : request.method];
  if (!operation) return page(405, notAllowed, allowed(route));
  const denial = denialOf(operation, surroundings, request);
  if (denial) return denial;
  const at = route.path.indexOf('*');
  return acted(operation, { request, id: at < 0 ? '' : (segments[at] ?? '') });
}

const unrouted =
  '404 Not Found: The requested URL was not found on the server. ' +
  'If you entered the URL manually please check your spelling and try again.';

const notAllowed = {
  title: 'Method Not Allowed',
  words: 'The method is not allowed for the requested URL.',
};

function versionOf({ headers }: Incoming): string | undefined {
  const header = headers['x-openstack-ironic-inspector-api-version'];
  return typeof header === 'string' ? header : undefined;
}

function fits(path: readonly string[], segments: readonly string[]): boolean {
  return path.length === segments.length && path.every((part, at) => part === '*' || part === segments[at]);
}

function allowed({ operations }: Route): string {
  const { GET, ...others } = operations;
  return [...(GET ? ['HEAD', 'GET'] : []), 'OPTIONS', ...Object.keys(others)].join(', ');
}

function denialOf(operation: Operation, surroundings: Surroundings, { headers }: Incoming): Outgoing | null {
  if (operation.policy === 'public') return null;
  const token = headers['x-auth-token'];
  const verdict = surroundings.check(typeof token === 'string' ? token : undefined);
  if (verdict) return allows(operation.policy, verdict) ? null : failure(403, 'Access denied by policy');
  const uri = surroundings.authUrl ?? 'http://127.0.0.1:5000';
  return failure(401, 'Authentication required', { 'Www-Authenticate': `Keystone uri="${uri}"` });
}

function acted(operation: Operation, call: { request: Incoming; id: string }): Outgoing {
  try {
    return operation.act(call);
  } catch (error) {
    if (error instanceof Refusal) return failure(error.status, error.message);
    throw error;
  }
}
