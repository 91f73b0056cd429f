import type { Incoming, Outgoing } from '../service.ts';
import { springError, tncoError } from './answers.ts';
import type { Desk } from './login.ts';
import { bearerFault, legacyLogin, oauthToken, zenAuthorize } from './login.ts';
import type { Processes } from './processes.ts';
import { processJson } from './rendering.ts';
import { BadValue, searchProcesses } from './search.ts';

/** Where the login of the user interface answers; it has moved between releases. */
export type LegacyLoginPath = '/ui/api/login' | '/api/login';

/** What the routes work on. */
interface Office {
  desk: Desk;
  processes: Processes;
  legacyLoginPath: LegacyLoginPath;
}

interface Route {
  method: 'GET' | 'POST';
  /** Needs no token. */
  isOpen: boolean;
  act: (request: Incoming) => Outgoing;
}

/** Answers a request: what needs no token first, then the token, then everything else. */
export function routed(office: Office, request: Incoming): Outgoing {
  const { desk } = office;
  // A slash at the end makes no difference.
  const segments = request.segments.at(-1) === '' ? request.segments.slice(0, -1) : request.segments;
  const route = routeOf(office, segments);
  const fault = route?.isOpen ? null : bearerFault(desk, request);
  if (fault) return fault;
  if (!route)
    return springError(request, desk.now(), {
      status: 404,
      error: 'Not Found',
      message: 'No message available',
    });
  if (request.method === route.method || (request.method === 'HEAD' && route.method === 'GET'))
    return route.act(request);
  const message = `Request method '${request.method}' not supported`;
  const refusal = { status: 405, error: 'Method Not Allowed', message, allow: route.method };
  return springError(request, desk.now(), refusal);
}

function routeOf(office: Office, segments: readonly string[]): Route | null {
  const { desk, processes } = office;
  const path = `/${segments.join('/')}`;
  const login = (act: (desk: Desk, request: Incoming) => Outgoing): Route => ({
    method: 'POST',
    isOpen: true,
    act: (request) => act(desk, request),
  });
  if (path === '/oauth/token') return login(oauthToken);
  if (path === office.legacyLoginPath) return login(legacyLogin);
  if (path === '/icp4d-api/v1/authorize') return login(zenAuthorize);
  if (path === '/management/health')
    return { method: 'GET', isOpen: true, act: () => ({ status: 200, body: { status: 'UP' } }) };
  const [api, collection, id, ...others] = segments;
  if (api !== 'api' || collection !== 'processes' || others.length > 0) return null;
  const act = id === undefined ? found(processes) : single(processes, id);
  return { method: 'GET', isOpen: false, act };
}

function single(processes: Processes, id: string): Route['act'] {
  return (request) => {
    const process = processes.find(id);
    if (!process) return tncoError(request, 404, 'Process not found');
    return { status: 200, body: processJson(process, request.query.get('shallow') === 'true') };
  };
}

/** Rows are shallow unless asked otherwise: a list with every plan would be tens of megabytes. */
function found(processes: Processes): Route['act'] {
  return (request) => {
    const shallow = request.query.get('shallow') !== 'false';
    try {
      const rows = searchProcesses(processes, request.query).map((process) => processJson(process, shallow));
      return { status: 200, body: rows };
    } catch (error) {
      if (error instanceof BadValue) return tncoError(request, 400, error.message);
      throw error;
    }
  };
}
