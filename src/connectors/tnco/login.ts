import type { TncoLogin } from '../../config/upstreamSettings.ts';
import { path } from '../../transport/path.ts';
import { field, number, object, optional, string } from '../../json/read.ts';
import type { Reader } from '../../json/read.ts';
import type { Call } from '../../transport/call.ts';
import type { Transport } from '../../transport/transport.ts';
import type { ExpiringLogin } from '../../auth/loginCache.ts';
import { UpstreamError } from '../../errors.ts';

type LoginMode = Exclude<TncoLogin, { mode: 'none' | 'token' }>;

/** A bearer token, with its life as the answer, or the token itself, tells it (upstreams.md 3.1). */
function bearer(tokenKey: string): Reader<ExpiringLogin> {
  return (value) => {
    const row = object(value);
    const token = field(row, tokenKey, string);
    const seconds = field(row, 'expires_in', optional(number)) ?? field(row, 'expiresIn', optional(number));
    const issuedAt = Date.now();
    const expiresAt = seconds === undefined ? (jwtExpiry(token) ?? Infinity) : issuedAt + seconds * 1000;
    return { token, issuedAt, expiresAt };
  };
}

/** Milliseconds since the epoch; null for an opaque token, whose end a 401 will tell. */
function jwtExpiry(token: string): number | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return field(object(claims), 'exp', number) * 1000;
  } catch {
    return null;
  }
}

/** Logs in once, in the way that is configured. `http` goes to the login's own address. */
export async function bearerLogin(http: Transport, login: LoginMode): Promise<ExpiringLogin> {
  switch (login.mode) {
    case 'client_credentials':
    case 'password':
      return http.send(oauthCall(login), bearer('access_token'));
    case 'zen': {
      const body = { username: login.username, api_key: login.apiKey.read() };
      return http.send(jsonCall(path`/icp4d-api/v1/authorize`, body), bearer('token'));
    }
    case 'legacy': {
      const body = { username: login.username, password: login.password.read() };
      try {
        return await http.send(jsonCall(path`/ui/api/login`, body), bearer('accessToken'));
      } catch (error) {
        if (!(error instanceof UpstreamError) || error.call.status !== 404) throw error;
        return http.send(jsonCall(path`/api/login`, body), bearer('accessToken'));
      }
    }
  }
}

function oauthCall(login: Extract<LoginMode, { clientId: string }>): Call {
  const { clientId, clientSecret } = login;
  const form = new URLSearchParams({ grant_type: login.mode });
  if (login.mode === 'password') {
    form.set('username', login.username);
    form.set('password', login.password.read());
  }
  const basic = Buffer.from(`${clientId}:${clientSecret.read()}`).toString('base64');
  return {
    operation: 'token.issue',
    method: 'POST',
    path: path`/oauth/token`,
    headers: { authorization: `Basic ${basic}` },
    body: form.toString(),
    contentType: 'application/x-www-form-urlencoded',
  };
}

function jsonCall(to: Call['path'], body: object): Call {
  return { operation: 'token.issue', method: 'POST', path: to, body: JSON.stringify(body) };
}
