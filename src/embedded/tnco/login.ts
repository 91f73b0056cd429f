import type { Incoming, Outgoing } from '../service.ts';
import { isJsonObject, parsedJson } from '../json.ts';
import type { TncoAccount } from './accounts.ts';
import { oauthError, springError } from './answers.ts';
import type { Tokens } from './tokens.ts';
import { tokenLifetime } from './tokens.ts';

/** What a login works on. */
export interface Desk {
  account: TncoAccount;
  tokens: Tokens;
  now: () => number;
}

/** `POST /oauth/token`: client credentials or a password, the client itself told by Basic authentication. */
export function oauthToken(desk: Desk, { headers, body }: Incoming): Outgoing {
  const { clientId, clientSecret, username, password } = desk.account;
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  if (headers.authorization !== basic) return oauthError(401, 'invalid_client', 'Bad client credentials');
  const form = new URLSearchParams(body.toString());
  const grant = form.get('grant_type');
  if (grant === null) return oauthError(400, 'invalid_request', 'Missing grant type');
  if (grant === 'password') {
    const isRight = form.get('username') === username && form.get('password') === password;
    if (!isRight) return oauthError(400, 'invalid_grant', 'Bad credentials');
  } else if (grant !== 'client_credentials')
    return oauthError(400, 'unsupported_grant_type', `Unsupported grant type: ${grant}`);
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' },
    // A second of the token's life is gone by the time it is counted.
    body: {
      access_token: desk.tokens.opaque(),
      token_type: 'bearer',
      expires_in: tokenLifetime - 1,
      scope: 'all',
    },
  };
}

/** `POST /ui/api/login`, the unofficial login of the user interface: its keys are in camel case. */
export function legacyLogin(desk: Desk, request: Incoming): Outgoing {
  const { username, password } = fields(request);
  const isRight = username === desk.account.username && password === desk.account.password;
  if (!isRight) return unauthorized(desk, request);
  const accessToken = desk.tokens.signed(desk.account.username);
  return { status: 200, body: { accessToken, expiresIn: tokenLifetime - 1, scope: 'all' } };
}

/** `POST /icp4d-api/v1/authorize`, Zen's login by API key. */
export function zenAuthorize(desk: Desk, request: Incoming): Outgoing {
  const { username, api_key } = fields(request);
  const isRight = username === desk.account.username && api_key === desk.account.apiKey;
  if (!isRight) return unauthorized(desk, request);
  return { status: 200, body: { token: desk.tokens.signed(desk.account.username) } };
}

/** What is wrong with the bearer token of a request; null when nothing is. */
export function bearerFault({ tokens }: Desk, { headers }: Incoming): Outgoing | null {
  const token = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined)
    return oauthError(401, 'unauthorized', 'Full authentication is required to access this resource');
  const standing = tokens.standing(token);
  if (standing === 'valid') return null;
  const fault = standing === 'expired' ? 'Access token expired' : 'Invalid access token';
  // TNC-O repeats the token in its error: whoever passes the text on gives it away.
  return oauthError(401, 'invalid_token', `${fault}: ${token.replaceAll(/[^\w.-]/g, '')}`);
}

function fields({ body }: Incoming): Record<string, unknown> {
  const sent = parsedJson(body);
  return isJsonObject(sent) ? sent : {};
}

function unauthorized({ now }: Desk, request: Incoming): Outgoing {
  const fault = { status: 401, error: 'Unauthorized', message: 'Bad credentials' };
  return springError(request, now(), fault);
}
