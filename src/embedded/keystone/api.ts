import { hostUrl, requestId, tokenOf } from '../openstack.ts';
import { isJsonObject, parsedJson } from '../json.ts';
import type { Incoming, Outgoing, Service } from '../service.ts';
import type { Addresses } from './catalog.ts';
import { catalog } from './catalog.ts';
import type { Directory } from './directory.ts';
import { login } from './login.ts';
import { Problem, forbidden, missing, unauthenticated } from './problem.ts';
import type { Token, Tokens } from './tokens.ts';
import { tokenView, versionView } from './views.ts';

/** What the HTTP side of keystone works with. */
interface Parts {
  directory: Directory;
  tokens: Tokens;
  addresses: () => Addresses;
}

/** Keystone's v3 API as far as clients of the other services need it; it answers as keystone 22 under uwsgi. */
export function keystoneService(parts: Parts): Service {
  const handle = (request: Incoming): Outgoing => {
    const always = { Vary: 'X-Auth-Token', 'x-openstack-request-id': requestId() };
    try {
      const { headers, ...answer } = route(parts, request);
      return { ...answer, headers: { ...headers, ...always } };
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      const challenge = problem.status === 401 && {
        'WWW-Authenticate': `Keystone uri="${hostUrl(request)}/v3"`,
      };
      const headers = { 'Content-Type': 'application/json', ...challenge, ...always };
      return { status: problem.status, headers, body: problem.body };
    }
  };
  return { name: 'keystone', framing: 'close', handle };
}

function route(parts: Parts, request: Incoming): Outgoing {
  const path = request.segments.filter((segment) => segment !== '').join('/');
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  switch (`${method} /${path}`) {
    case 'GET /':
      return versions(request);
    case 'GET /v3':
      return { status: 200, body: { version: versionView(hostUrl(request)) } };
    case 'POST /v3/auth/tokens':
      return issue(parts, request);
    case 'GET /v3/auth/tokens':
      return validate(parts, request);
    case 'DELETE /v3/auth/tokens':
      return revoke(parts, request);
    case 'GET /v3/auth/catalog':
      return ownCatalog(parts, request);
    default:
      throw new Problem(
        404,
        'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
      );
  }
}

function versions(request: Incoming): Outgoing {
  const host = hostUrl(request);
  return {
    status: 300,
    headers: { Location: `${host}/v3/` },
    body: { versions: { values: [versionView(host)] } },
  };
}

function issue({ directory, tokens, addresses }: Parts, request: Incoming): Outgoing {
  const body = parsedJson(request.body);
  if (body === undefined) throw missing('valid JSON', 'request body');
  if (!isJsonObject(body) || !('auth' in body)) throw missing('auth', 'request body');
  const token = tokens.issue(login(directory, (id) => tokens.find(id), body['auth']));
  return shown(directory, token, {
    status: 201,
    addresses: request.query.has('nocatalog') ? null : addresses(),
  });
}

function validate(parts: Parts, request: Incoming): Outgoing {
  const subject = subjectOf(parts, request, { action: 'identity:validate_token', role: 'reader' });
  const addresses = request.query.has('nocatalog') ? null : parts.addresses();
  return shown(parts.directory, subject, { status: 200, addresses });
}

function revoke(parts: Parts, request: Incoming): Outgoing {
  parts.tokens.revoke(subjectOf(parts, request, { action: 'identity:revoke_token', role: 'admin' }));
  return { status: 204 };
}

function ownCatalog({ tokens, addresses }: Parts, request: Incoming): Outgoing {
  const { project, system } = callerOf(tokens, request);
  if (!project && !system) {
    throw new Problem(403, 'A project-scoped token is required to produce a service catalog.');
  }
  const links = { self: `${hostUrl(request)}/v3/auth/catalog` };
  return { status: 200, body: { catalog: catalog(addresses(), project), links } };
}

function shown(
  directory: Directory,
  token: Token,
  how: { status: number; addresses: Addresses | null },
): Outgoing {
  const headers = { 'Content-Type': 'application/json', 'X-Subject-Token': token.id };
  return { status: how.status, headers, body: tokenView(directory, token, how.addresses) };
}

function callerOf(tokens: Tokens, request: Incoming): Token {
  const caller = tokens.find(tokenOf(request));
  if (!caller) throw unauthenticated();
  return caller;
}

/** The token spoken of: anybody's own, others' for admins, services and readers or admins of the system scope. */
function subjectOf({ tokens }: Parts, request: Incoming, need: { action: string; role: string }): Token {
  const caller = callerOf(tokens, request);
  const id = tokenOf(request, 'x-subject-token');
  if (id === undefined) throw new Problem(404, 'No token in the request');
  const subject = tokens.find(id);
  if (!subject) throw new Problem(404, `Could not find token: ${id}.`);
  const roles = new Set(caller.roles.map(({ name }) => name));
  const may = roles.has('admin') || roles.has('service') || (caller.system && roles.has(need.role));
  if (caller.user !== subject.user && !may) throw forbidden(need.action);
  return subject;
}
