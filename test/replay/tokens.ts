import type { EmbeddedCloud } from '../../src/embedded/cloud.ts';
import { send } from './exchange.ts';
import type { Stage } from './stage.ts';

const json = { 'Content-Type': 'application/json' };

/** Logs in with a password, on a project, on `system`, or on nothing. */
export async function login(cloud: EmbeddedCloud, user: string, on: string | null): Promise<string> {
  const domain = { name: 'Default' };
  const scope = on === 'system' ? { system: { all: true } } : { project: { name: on, domain } };
  const password = { user: { name: user, domain, password: `${user}-password` } };
  return issued(cloud, { identity: { methods: ['password'], password }, ...(on !== null && { scope }) });
}

async function issued(cloud: EmbeddedCloud, auth: unknown): Promise<string> {
  const body = { auth };
  const answer = await send(cloud.urls.keystone, {
    method: 'POST',
    target: '/v3/auth/tokens',
    headers: json,
    body,
  });
  const token = answer.headers['x-subject-token'];
  if (token === undefined) throw new Error(`no token: ${JSON.stringify(answer)}`);
  return token;
}

/** The tokens that the captures name. */
export const standardTokens: Record<string, (stage: Stage) => Promise<string>> = {
  admin: async (stage) => stage.login('admin', 'admin'),
  operator: async (stage) => stage.login('operator', 'demo'),
  observer: async (stage) => stage.login('observer', 'demo'),
  member: async (stage) => stage.login('member', 'demo'),
  'admin on the system scope': async (stage) => stage.login('admin', 'system'),
  'reader on the system scope': async (stage) => stage.login('sysreader', 'system'),
  'application credential of admin': async ({ cloud }) => {
    const credential = { id: '7ee81cfebb3f4894aa04a621438a3e59', secret: 'admin-secret' };
    return issued(cloud, {
      identity: { methods: ['application_credential'], application_credential: credential },
    });
  },
  'a token': async () => 'nonsense',
  revoked: async (stage) => {
    const [token, caller] = [await stage.login('admin', 'admin'), await stage.token('admin')];
    const headers = { 'X-Auth-Token': caller, 'X-Subject-Token': token };
    await send(stage.cloud.urls.keystone, {
      method: 'DELETE',
      target: '/v3/auth/tokens',
      headers,
      body: null,
    });
    return token;
  },
};
