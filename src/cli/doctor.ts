import { randomUUID } from 'node:crypto';
import { anonymous, probe } from '../auth/callers.ts';
import { readSettings } from '../config/readSettings.ts';
import type { Settings } from '../config/settings.ts';
import type { GatewayContext } from '../context.ts';
import { UpstreamError } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import { openScope } from '../scope.ts';
import type { RequestScope } from '../transport/scope.ts';
import { Upstreams } from '../upstreams.ts';
import type { Environment } from '../config/sources/environment.ts';
import { surroundings } from '../config/surroundings.ts';

/** One line of the report. */
interface Finding {
  readonly check: string;
  readonly ok: boolean;
  /** What was found, or what is wrong and what to do about it. */
  readonly words: string;
}

/** `tributary doctor`: every configured service asked once, with the gateway's own login; nothing is written anywhere. */
export async function examine(env: Environment, cwd: string): Promise<readonly Finding[]> {
  const settings = readSettings(surroundings(env, cwd));
  if (settings.embedded) {
    return [
      {
        check: 'configuration',
        ok: true,
        words: 'nothing is configured: the embedded cloud serves invented data',
      },
    ];
  }
  const upstreams = new Upstreams(settings);
  try {
    const signal = AbortSignal.timeout(60_000);
    const scope = openScope({ requestId: `req-${randomUUID()}`, callerKey: 'doctor', signal, budget: 100 });
    return await checks(settings, upstreams, scope);
  } finally {
    await upstreams.close();
  }
}

async function checks(
  settings: Settings,
  upstreams: Upstreams,
  scope: RequestScope,
): Promise<readonly Finding[]> {
  const { identity } = upstreams;
  const context = upstreams.context(anonymous, scope);
  const found: Finding[] = [];
  const look = async (check: string, on: boolean, ask: () => Promise<string>) => {
    if (on) found.push(await finding(check, ask));
  };
  const lookAt = async (name: OpenStackName, ask: (of: GatewayContext) => Promise<string>) => {
    const { url = null, token = null } = settings[name] ?? {};
    const mayAsk = identity === null || identity.own !== null || (url !== null && token !== null);
    await look(name, settings[name] !== null, async () => {
      if (mayAsk) return ask(context);
      if (url === null) return `not checked: its address is in each caller's catalog; ${loginNeeded}`;
      return ask(upstreams.context(probe, scope)).catch((error: unknown) => wantsLogin(name, error));
    });
  };
  await look('keystone', identity !== null, async () => `speaks ${await identity?.client.version()}`);
  await look('login', identity !== null && settings.keystone !== null, async () => {
    const login = await identity?.own?.get();
    if (login === undefined)
      return 'the gateway has no login of its own: callers bring theirs, and only addresses can be checked';
    const where = login.project === null ? 'no project' : `project ${login.project.name ?? login.project.id}`;
    return `${login.user.name ?? login.user.id} in ${where}, roles ${login.roles.join(', ') || 'none'}`;
  });
  await lookAt('inspector', async ({ inspector: { client } }) => {
    const version = await client.newestVersion();
    const rows = await client.introspections({ limit: 1, marker: null, states: null });
    return `speaks ${version ?? 'an unknown version'}, ${rows.length === 0 ? 'lists no node' : 'lists nodes'}`;
  });
  await lookAt('nova', async ({ nova: { client } }) => {
    const minor = await client.newestMinor();
    return `speaks ${minor === null ? 'an unknown version' : `2.${minor}`}`;
  });
  await lookAt('karbor', async ({ karbor: { client } }) => {
    const { rows } = await client.providers({ limit: 1, marker: null });
    return rows.length === 0 ? 'has no provider' : `has the provider ${rows[0]?.name ?? rows[0]?.id}`;
  });
  await look('tnco', settings.tnco !== null, async () => {
    const rows = await context.tnco.client.processes({
      assemblyId: null,
      assemblyName: null,
      assemblyType: null,
      startDateTime: null,
      endDateTime: null,
      processStatuses: null,
      intentTypes: null,
      limit: 1,
    });
    return rows.length === 0 ? 'lists no process' : 'lists processes';
  });
  return found;
}

type OpenStackName = 'inspector' | 'nova' | 'karbor';

const loginNeeded = 'give OS_USERNAME, OS_PASSWORD and so on, or OS_TOKEN, to have it asked';

/** Without a login of the gateway's own, a service that wants one is as well as can be seen. */
function wantsLogin(name: OpenStackName, error: unknown): string {
  if (!(error instanceof UpstreamError) || error.call.upstream !== name || error.call.status !== 401)
    throw error;
  return `is reachable, and wants a login; ${loginNeeded}`;
}

async function finding(check: string, ask: () => Promise<string>): Promise<Finding> {
  try {
    return { check, ok: true, words: await ask() };
  } catch (error) {
    return { check, ok: false, words: wrong(check, error) };
  }
}

const remedies: Partial<Record<ErrorCode, string>> = {
  UPSTREAM_UNREACHABLE: 'is the address right, does it listen, does a proxy or a firewall stand between?',
  UPSTREAM_TIMEOUT: 'is it overloaded? …_TIMEOUT sets how long the gateway waits',
  UPSTREAM_UNAVAILABLE: 'it is there but not serving: look at its own log',
  UPSTREAM_FAILED: 'it failed: look at its own log',
  UPSTREAM_FORBIDDEN:
    'the login is not accepted, or its roles are not enough (README, “Point it at your cloud”)',
  UPSTREAM_MALFORMED: 'is this really the service, and not a page of a proxy in front of it?',
  UPSTREAM_REJECTED: 'does the address end as the service wants it?',
  UPSTREAM_NOT_CONFIGURED: 'set …_URL, or the region and interface that the catalog has it under',
};

function wrong(check: string, error: unknown): string {
  if (!(error instanceof UpstreamError)) return error instanceof Error ? error.message : String(error);
  const { upstream, status } = error.call;
  if (upstream === 'keystone' && check !== 'keystone' && check !== 'login')
    return 'not asked, since the login failed';
  const remedy =
    upstream === 'keystone' && error.code === 'UPSTREAM_FORBIDDEN' ? wrongLogin : remedies[error.code];
  const answered = status === undefined ? reasonOf(error) : ` [HTTP ${status}]`;
  return `${error.message}${answered}${remedy === undefined ? '' : `; ${remedy}`}`;
}

const wrongLogin =
  'user, password, project or domain is wrong: see OS_USERNAME, OS_PASSWORD, OS_PROJECT_NAME, OS_…_DOMAIN_NAME';

/** The operator may see what clients may not: the socket's own words. */
function reasonOf({ cause }: Error): string {
  return cause instanceof Error && cause.message !== '' ? ` [${cause.message}]` : '';
}

export async function runDoctor(): Promise<void> {
  const found = await examine(process.env, process.cwd());
  for (const { check, ok, words } of found)
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${check.padEnd(10)} ${words}\n`);
  process.exitCode = found.every(({ ok }) => ok) ? 0 : 1;
}
