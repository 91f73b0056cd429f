import { describe, expect, it } from 'vitest';
import { isJsonObject } from '../../../src/embedded/json.ts';
import { standardAccount } from '../../../src/embedded/tnco/accounts.ts';
import { startTnco } from './harness.ts';

const { clientId, clientSecret, username, password, apiKey } = standardAccount;
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const basic = (id: string, secret: string) => ({
  ...form,
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
const client = basic(clientId, clientSecret);
const json = { 'content-type': 'application/json' };

describe('logins', () => {
  it.each([
    ['grant_type=client_credentials'],
    [String(new URLSearchParams({ grant_type: 'password', username, password }))],
  ])('gives an opaque token for %s, good for 20 minutes', async (body) => {
    const { send, clock } = await startTnco();
    const answer = await send('POST /oauth/token', { headers: client, body });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ token_type: 'bearer', expires_in: 1199, scope: 'all' });
    const token = isJsonObject(answer.body) ? String(answer.body['access_token']) : '';
    const bearer = { headers: { authorization: `Bearer ${token}` } };
    clock.advance(1_199_999);
    expect((await send('GET /api/processes?limit=1', bearer)).status).toBe(200);
    clock.advance(1);
    expect(await send('GET /api/processes?limit=1', bearer)).toMatchObject({
      status: 401,
      body: { error: 'invalid_token', error_description: `Access token expired: ${token}` },
    });
  });

  it.each([
    [basic(clientId, 'wrong'), 'grant_type=client_credentials', 401, 'invalid_client'],
    [form, 'grant_type=client_credentials', 401, 'invalid_client'],
    [client, '', 400, 'invalid_request'],
    [client, 'grant_type=implicit', 400, 'unsupported_grant_type'],
    [client, `grant_type=password&username=${username}&password=wrong`, 400, 'invalid_grant'],
  ])('refuses %o with "%s"', async (headers, body, status, error) => {
    const { send } = await startTnco();
    expect(await send('POST /oauth/token', { headers, body })).toMatchObject({ status, body: { error } });
  });

  it('gives a signed token to the user interface, and tells its end in camel case', async () => {
    const { send } = await startTnco();
    const body = JSON.stringify({ username, password });
    const answer = await send('POST /ui/api/login', { headers: json, body });
    expect(answer).toMatchObject({ status: 200, body: { expiresIn: 1199 } });
    const token = isJsonObject(answer.body) ? String(answer.body['accessToken']) : '';
    const bearer = { headers: { authorization: `Bearer ${token}` } };
    expect((await send('GET /api/processes?limit=1', bearer)).status).toBe(200);
    const wrong = JSON.stringify({ username, password: 'wrong' });
    expect(await send('POST /ui/api/login', { headers: json, body: wrong })).toMatchObject({
      status: 401,
      body: { status: 401, error: 'Unauthorized', message: 'Bad credentials', path: '/ui/api/login' },
    });
  });

  it('can have its user interface log in at the older path', async () => {
    const { send } = await startTnco({ legacyLoginPath: '/api/login' });
    const body = JSON.stringify({ username, password });
    expect((await send('POST /ui/api/login', { headers: json, body })).status).toBe(401);
    expect((await send('POST /api/login', { headers: json, body })).status).toBe(200);
  });

  it('tells the end of a Zen token in the token alone', async () => {
    const { send, clock } = await startTnco();
    const body = JSON.stringify({ username, api_key: apiKey });
    const answer = await send('POST /icp4d-api/v1/authorize', { headers: json, body });
    expect(answer.status).toBe(200);
    expect(isJsonObject(answer.body) && Object.keys(answer.body)).toEqual(['token']);
    const token = isJsonObject(answer.body) ? String(answer.body['token']) : '';
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ exp: Math.floor(clock.now() / 1000) + 1200 });
  });
});

describe('without a good token', () => {
  it('answers in the words of OAuth2', async () => {
    const { send } = await startTnco();
    expect(await send('GET /api/processes')).toMatchObject({ status: 401, body: { error: 'unauthorized' } });
    const answer = await send('GET /api/nowhere', { headers: { authorization: 'Bearer abc' } });
    expect(answer).toMatchObject({
      status: 401,
      body: { error: 'invalid_token', error_description: 'Invalid access token: abc' },
    });
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('tells its health', async () => {
    const { send } = await startTnco();
    expect(await send('GET /management/health')).toMatchObject({ status: 200, body: { status: 'UP' } });
  });
});
