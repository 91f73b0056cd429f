import { url } from '../kinds/addresses.ts';
import { secret } from '../kinds/files.ts';
import { choice, count, listOf, text } from '../kinds/words.ts';
import type { Kind, Reader, Setting } from '../declaration.ts';
import type { TncoLogin } from '../upstreamSettings.ts';
import { required, whole } from '../declaration.ts';
import { tokenOf } from './upstream.ts';
import type { Upstream } from './upstream.ts';

export const tncoUpstream: Upstream = {
  section: 'tnco',
  prefix: 'TNCO',
  title: 'TNC-O',
  example: 'https://127.0.0.1:32443',
};

const own = <T>(name: string, kind: Kind<T>, about: string): Setting<T> => ({
  path: `tnco.${name}`,
  env: `TNCO_${name.toUpperCase()}`,
  kind,
  orElse: 'none',
  about,
  real: true,
});

const modes = choice('none', 'token', 'client_credentials', 'password', 'legacy', 'zen');
const mode = { ...own('auth_mode', modes, 'How the gateway logs in to TNC-O.'), orElse: 'by what is given' };
const address = {
  ...own('auth_address', url('https://127.0.0.1:32443'), 'Where `legacy` (the UI) and `zen` log in.'),
  orElse: 'for `legacy`, `TNCO_URL`',
};
const clientId = own('client_id', text('tributary'), 'OAuth2 client.');
const clientSecret = own('client_secret', secret, "The OAuth2 client's secret.");
const username = own('username', text('jack'), 'User of the modes `password`, `legacy` and `zen`.');
const password = own('password', secret, "That user's password.");
const apiKey = own('api_key', secret, "That user's Zen API key.");
const token = tokenOf(tncoUpstream);
const settings = [mode, address, clientId, clientSecret, username, password, apiKey];

/** Those that say who logs in. */
export const tncoLoginSettings: readonly Setting[] = [token, ...settings];

/** What TNC-O alone has. */
export const tncoOwn = (from: Reader) => ({
  maxRows: from.get({
    path: 'tnco.max_rows',
    env: 'TNCO_MAX_ROWS',
    kind: count(1, 100_000),
    or: '5000',
    about: 'Processes that one page may read again from the newest on.',
  }),
  roles: from.get({
    path: 'tnco.roles',
    env: 'TNCO_ROLES',
    kind: listOf(text('admin')),
    or: 'admin',
    about: "Keystone roles that may read processes, since the gateway's own account is used there.",
  }),
});

/** The login of upstreams.md 3.1, by `auth_mode` or by what is given; `base` is TNC-O's own address. */
export function tncoLogin(from: Reader, base: string | null): TncoLogin {
  for (const setting of settings) from.find<unknown>(setting);
  if (base === null) return { mode: 'none' };
  const chosen = from.find(mode) ?? guess(from);
  const because = `the TNC-O login \`${chosen}\` needs it`;
  const login = logins[chosen]((setting) => required(from, setting, because), from.find(address) ?? base);
  return login ?? { mode: 'none' };
}

type Need = <T>(setting: Setting<T>) => T | null;

/** By mode; null when something is missing, which then has its fault. */
const logins: { readonly [M in TncoLogin['mode']]: (need: Need, base: string | null) => TncoLogin | null } = {
  none: () => null,
  token: (need) => whole({ mode: 'token', token: need(token) }),
  client_credentials: (need) =>
    whole({ mode: 'client_credentials', clientId: need(clientId), clientSecret: need(clientSecret) }),
  password: (need) =>
    whole({
      mode: 'password',
      clientId: need(clientId),
      clientSecret: need(clientSecret),
      username: need(username),
      password: need(password),
    }),
  legacy: (need, base) =>
    whole({ mode: 'legacy', address: base, username: need(username), password: need(password) }),
  zen: (need) =>
    whole({ mode: 'zen', address: need(address), username: need(username), apiKey: need(apiKey) }),
};

/** The mode that the settings given belong to. */
function guess(from: Reader): TncoLogin['mode'] {
  const given = (setting: Setting) => from.origin(setting) !== null;
  if (given(token)) return 'token';
  if (given(apiKey)) return 'zen';
  if (given(clientId) || given(clientSecret)) return given(username) ? 'password' : 'client_credentials';
  return given(username) || given(password) ? 'legacy' : 'none';
}
