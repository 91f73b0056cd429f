import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { serve } from '../src/cli/serve.ts';
import { startEmbeddedCloud } from '../src/embedded/cloud.ts';

it('answers 401 from the first request on after a token was revoked, its verdict still being kept', async () => {
  const cloud = await startEmbeddedCloud();
  const serving = await serve(
    { PORT: '0', LOG_LEVEL: 'silent', SHUTDOWN_GRACE: '1ms', ...cloud.env },
    tmpdir(),
  );
  const tokens = `${cloud.env['OS_AUTH_URL']}/auth/tokens`;
  const named = (name: string | undefined) => ({ name, domain: { name: cloud.env['OS_USER_DOMAIN_NAME'] } });
  const user = { ...named(cloud.env['OS_USERNAME']), password: cloud.env['OS_PASSWORD'] };
  const login = await fetch(tokens, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      auth: {
        identity: { methods: ['password'], password: { user } },
        scope: { project: named(cloud.env['OS_PROJECT_NAME']) },
      },
    }),
  });
  const token = login.headers.get('x-subject-token') ?? '';
  const ask = async () => {
    const answer = await fetch(`${serving.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-auth-token': token },
      body: JSON.stringify({ query: '{ nodes(first: 1) { nodes { id } } }' }),
    });
    return { status: answer.status, body: await answer.json() };
  };
  expect((await ask()).status).toBe(200);
  await fetch(tokens, { method: 'DELETE', headers: { 'x-auth-token': token, 'x-subject-token': token } });
  const refused = { status: 401, body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } };
  expect(await ask()).toMatchObject(refused);
  expect(await ask()).toMatchObject(refused);
  await serving.stop();
  await cloud.close();
});
