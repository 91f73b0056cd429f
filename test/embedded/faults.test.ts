import { expect, it, onTestFinished } from 'vitest';
import { openFaults } from '../../src/embedded/faults.ts';
import { listen } from '../../src/embedded/listen.ts';

async function serve() {
  const faults = openFaults();
  const handled: string[] = [];
  const server = await listen(
    {
      name: 'karbor',
      handle({ target }) {
        handled.push(target);
        return { status: 200, body: { value: 'as it should be' } };
      },
    },
    { faults },
  );
  onTestFinished(() => server.close());
  const get = async (path: string, signal?: AbortSignal) =>
    (await fetch(server.url + path, { signal })).text();
  return { faults, handled, url: server.url, get };
}

it('answers with another status, for matching requests only and as often as said', async () => {
  const { faults, handled, url } = await serve();
  faults.add({ match: ({ segments }) => segments[0] === 'bad', times: 1, status: 503, body: { down: true } });
  const bad = await fetch(`${url}/bad`);
  expect([bad.status, await bad.json()]).toEqual([503, { down: true }]);
  expect((await fetch(`${url}/good`)).status).toBe(200);
  expect((await fetch(`${url}/bad`)).status).toBe(200);
  expect(handled).toEqual(['/good', '/bad']);
});

it('cuts a body, resets and goes silent', async () => {
  const { faults, handled, get } = await serve();
  const uncut = faults.add({ cut: 5 });
  await expect(get('/cut')).rejects.toThrow();
  uncut();
  faults.add({ reset: true, times: 1 });
  await expect(get('/reset')).rejects.toThrow(/fetch failed/);
  faults.add({ reset: true, handled: true, times: 1 });
  await expect(get('/lost')).rejects.toThrow(/fetch failed/);
  faults.add({ silence: true });
  await expect(get('/silent', AbortSignal.timeout(50))).rejects.toThrow(/timeout/);
  faults.clear();
  expect(await get('/whole')).toContain('as it should be');
  expect(handled).toEqual(['/cut', '/lost', '/whole']);
});

it('delays, and forgets a delayed request whose caller left', async () => {
  const { faults, handled, get } = await serve();
  faults.add({ latency: 60 });
  const before = performance.now();
  await get('/late');
  expect(performance.now() - before).toBeGreaterThanOrEqual(55);
  await expect(get('/left', AbortSignal.timeout(10))).rejects.toThrow(/timeout/);
  await get('/late again');
  expect(handled).toEqual(['/late', '/late%20again']);
});

it('spreads a share evenly', async () => {
  const { faults, url } = await serve();
  faults.add({ share: 0.3, status: 500 });
  const statuses = [];
  for (let at = 0; at < 10; at += 1) statuses.push((await fetch(url)).status);
  expect(statuses.filter((status) => status === 500)).toHaveLength(3);
});
