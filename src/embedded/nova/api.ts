import { hostUrl, requestId, tokenOf, unauthorized, webobError } from '../openstack.ts';
import type { Incoming, Outgoing, Service } from '../service.ts';
import type { Surroundings, Verdict } from '../verdict.ts';
import { create, fault } from './events.ts';
import { negotiate } from './microversion.ts';
import type { State } from './state.ts';
import { versionDocument, versionList } from './versions.ts';

const bodyLimit = 114_688;

/** Nova's os-server-external-events and version documents; it answers as nova 26.2 under uwsgi. */
export function novaService(surroundings: Surroundings, state: State): Service {
  const handle = (request: Incoming): Outgoing => {
    const [version, ...rest] = request.segments;
    if (version === '' || version === undefined) return versionList(hostUrl(request));
    const id = requestId();
    const tagged = (answer: Outgoing): Outgoing => {
      const ids = { 'x-openstack-request-id': id, 'x-compute-request-id': id };
      return { ...answer, headers: { ...answer.headers, ...ids } };
    };
    if (version !== 'v2' && version !== 'v2.1') return tagged(notFound(request));
    return tagged(pipeline(surroundings, state, { request, rest, legacy: version === 'v2', requestId: id }));
  };
  return { name: 'nova', framing: 'close', handle };
}

interface Step {
  request: Incoming;
  /** The path behind the version. */
  rest: readonly string[];
  legacy: boolean;
  requestId: string;
}

/** The order of nova's paste pipeline: size, token, route, version, and then the call itself. */
function pipeline(surroundings: Surroundings, state: State, step: Step): Outgoing {
  const { request, rest, legacy } = step;
  if (rest.length === 0 || (rest.length === 1 && rest[0] === '')) {
    return versionDocument(hostUrl(request), legacy);
  }
  if (request.body.length > bodyLimit) {
    return webobError(request, {
      status: 413,
      title: 'Request Entity Too Large',
      text: 'Request is too large.',
    });
  }
  const caller = surroundings.check(tokenOf(request));
  if (!caller) return unauthorized(surroundings.authUrl ?? hostUrl(request));
  const [projectId, ...resource] = rest.length === 1 ? [null, ...rest] : rest;
  if (resource.join('/') !== 'os-server-external-events' || request.method !== 'POST')
    return notFound(request);
  return legacy
    ? inProject(state, step, { caller, projectId, minor: 1 })
    : versioned(request, (minor) => inProject(state, step, { caller, projectId, minor }));
}

function inProject(
  state: State,
  { request, legacy, requestId }: Step,
  { caller, projectId = null, minor }: { caller: Verdict; projectId?: string | null; minor: number },
): Outgoing {
  const own = caller.project?.id ?? null;
  if (projectId !== null && projectId !== own) {
    const text = `URL's project_id '${projectId}' doesn't match Context's project_id '${own ?? 'None'}'`;
    return fault('badRequest', 400, `Malformed request URL: ${text}`);
  }
  return create(state, { request, caller, minor, legacy, requestId });
}

function versioned(request: Incoming, act: (minor: number) => Outgoing): Outgoing {
  const asked = negotiate(request.headers);
  const refused = 'status' in asked;
  const name = refused && asked.status === 400 ? 'badRequest' : 'computeFault';
  const answer = refused ? fault(name, asked.status, asked.message) : act(asked.minor);
  return asked.version === undefined ? answer : withVersion(answer, asked.version);
}

function withVersion(answer: Outgoing, version: string): Outgoing {
  const headers = {
    'OpenStack-API-Version': `compute ${version}`,
    'X-OpenStack-Nova-API-Version': version,
    Vary: ['OpenStack-API-Version', 'X-OpenStack-Nova-API-Version'],
  };
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function notFound(request: Incoming): Outgoing {
  return webobError(request, { status: 404, title: 'Not Found', text: 'The resource could not be found.' });
}
