import { hostUrl, requestId, tokenOf, unauthorized, webobError } from '../openstack.ts';
import type { Incoming, Outgoing } from '../service.ts';
import type { Check } from '../verdict.ts';
import type { Caller } from './call.ts';
import type { Policies } from './policies.ts';
import { Refusal, refusalAnswer } from './refusal.ts';
import { route } from './routes.ts';
import type { State } from './state.ts';

/** What the layers in front of the API work with. */
interface Pipeline {
  readonly state: State;
  readonly policies: Policies;
  /** Null under `auth_strategy = noauth`, where a token is `user:project` and everybody an admin. */
  readonly check: Check | null;
  readonly authUrl: string;
}

/** One request through karbor's layers: request id, login, route, body, project, controller. */
export async function answer(pipeline: Pipeline, request: Incoming): Promise<Outgoing> {
  // The version document is the app for all that is not /v1, and on Python 3 it breaks without a word.
  if (request.segments[0] !== 'v1')
    return { status: 500, headers: { 'Content-Type': 'text/plain', Connection: 'close' }, body: '' };
  const id = requestId();
  const outgoing = await authenticated(pipeline, request, id);
  return { ...outgoing, headers: { ...outgoing.headers, 'X-Openstack-Request-Id': id } };
}

async function authenticated(pipeline: Pipeline, request: Incoming, id: string): Promise<Outgoing> {
  const token = tokenOf(request);
  if (pipeline.check === null && token === undefined) return fakeToken(request);
  const caller = pipeline.check === null ? fakeCaller(token ?? '') : realCaller(pipeline.check, token);
  if (!caller) return unauthorized(`${pipeline.authUrl}/`);
  const [project = '', ...path] = request.segments.slice(1).join('/').split('/');
  const found = route(request.method, path);
  if (!found) return unrouted(request);
  const outgoing = await controlled({ ...pipeline, ...found, caller, project }, request);
  // The context that noauth makes does not take over the id of the request.
  const compute = pipeline.check === null ? requestId() : id;
  return { ...outgoing, headers: { ...outgoing.headers, 'X-Compute-Request-Id': compute } };
}

type Routed = Pipeline & NonNullable<ReturnType<typeof route>> & { caller: Caller; project: string };

/** The controller's answer, or the fault it raised. The body is read before the project in the path is looked at. */
async function controlled(routed: Routed, request: Incoming): Promise<Outgoing> {
  try {
    const body = bodyOf(request);
    if (routed.project !== routed.caller.projectId) throw new Refusal(400, 'Malformed request url');
    const { state, policies, caller, path } = routed;
    const call = { state, policies, caller, path, query: request.query, body, site: siteOf(request) };
    const result = await routed.handler(call);
    return result ? { status: 200, body: result } : { status: 200, headers: json };
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    throw error;
  }
}

const json = { 'Content-Type': 'application/json' };

/** A body of any type but JSON is not there, for karbor. */
function bodyOf({ headers, body }: Incoming): unknown {
  if (body.length === 0 || !/^application\/json\b/i.test(headers['content-type'] ?? '')) return undefined;
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return parsed;
  } catch {
    throw new Refusal(400, 'Malformed request body');
  }
}

const one = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

/** The caller as keystone knows it; without a project it has none, and then no path fits. */
function realCaller(check: Check, token: string | undefined): Caller | null {
  const verdict = check(token);
  return verdict && { projectId: verdict.project?.id ?? '', isAdmin: verdict.roles.includes('admin') };
}

function fakeCaller(token: string): Caller {
  const [user = '', project = ''] = token.split(/:(.*)/s);
  return { projectId: project || user, isAdmin: true };
}

/** What noauth says to a request without a token: a success that is none. */
function fakeToken(request: Incoming): Outgoing {
  const user = one(request.headers['x-auth-user']) ?? 'admin';
  const project = one(request.headers['x-auth-project-id']) ?? 'admin';
  return {
    status: 204,
    headers: {
      'X-Auth-Token': `${user}:${project}`,
      'X-Server-Management-Url': `${hostUrl(request)}${request.target}/${project}`,
      'Content-Type': 'text/plain; charset=UTF-8',
    },
  };
}

/** Scheme, host and `/v1` as the client knows them; a proxy's last word on the host counts. */
function siteOf(request: Incoming): string {
  const forwarded = one(request.headers['x-forwarded-host'])?.split(/,\s?/).at(-1);
  return `${forwarded ? `http://${forwarded}` : hostUrl(request)}/v1`;
}

/** webob's own 404, for what no route leads to. */
const unrouted = (request: Incoming): Outgoing =>
  webobError(request, { status: 404, title: 'Not Found', text: 'The resource could not be found.' });
