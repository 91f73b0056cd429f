import { expect, it } from 'vitest';
import { fakeUpstream } from './support/fakeUpstream.ts';
import { checkpointRow, operationLogRow, providerId, providerRow, uuidOf } from './support/rows.ts';
import { karborAt, openServing } from './support/serving.ts';

interface Explained {
  readonly data: unknown;
  readonly extensions?: {
    readonly explain: {
      readonly calls: readonly Line[];
      readonly spared: readonly (Line & { readonly source: string; readonly reads: number })[];
    };
  };
}

interface Line {
  readonly upstream: string;
  readonly operation: string;
  readonly milliseconds: number;
  readonly waited?: number;
}

/** A gateway over a karbor that answers providers only when `open` is called. */
async function stage(env: Record<string, string> = {}) {
  let open = () => undefined as void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const karbor = await fakeUpstream(async ({ url }) => {
    const id = url.split('/').at(-1) ?? '';
    if (url.includes('/operation_logs/')) return { json: { operation_log: operationLogRow(id) } };
    if (url.includes('/checkpoints/')) return { json: { checkpoint: checkpointRow(id) } };
    await opened;
    return { json: { provider: providerRow(id) } };
  });
  const gateway = await openServing({ ...karborAt(karbor), ...env });
  const ask = async (query: string) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tributary-explain': '1' },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as Explained;
  };
  const metrics = async () => (await fetch(`${gateway.url}/metrics`)).text();
  return { karbor, ask, open, metrics };
}

const named = (lines: readonly Line[] = []) =>
  lines.map(({ upstream, operation }) => `${upstream} ${operation}`);

it('lists calls, and what the request had read already as kept', async () => {
  const { karbor, ask } = await stage();
  const { extensions } = await ask(`{
    a: operationLog(id: "${uuidOf(1)}") { checkpoint { id } }
    b: operationLog(id: "${uuidOf(2)}") { checkpoint { id } }
    c: operationLog(id: "${uuidOf(3)}") { checkpoint { id } }
  }`);
  const calls = extensions?.explain.calls;
  expect(named(calls)).toEqual([
    ...Array<string>(3).fill('karbor operation-log.get'),
    'karbor checkpoint.get',
  ]);
  expect(karbor.lines).toHaveLength(4);
  expect(calls?.every(({ milliseconds }) => milliseconds > 0)).toBe(true);
  expect(extensions?.explain.spared).toMatchObject([
    { upstream: 'karbor', operation: 'checkpoint.get', source: 'KEPT', reads: 2 },
  ]);
  expect(extensions?.explain.spared[0]?.milliseconds).toBeGreaterThan(0);
});

it('tells what a call waited for its turn from what the upstream took', async () => {
  const { ask } = await stage({ KARBOR_CONCURRENCY: '1' });
  const ids = Array.from({ length: 20 }, (_, n) => `l${n}: operationLog(id: "${uuidOf(n)}") { id }`);
  const { extensions } = await ask(`{ ${ids.join(' ')} }`);
  const calls = extensions?.explain.calls ?? [];
  const before = calls.slice(0, -1).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  expect(calls).toHaveLength(20);
  expect(calls[0]).not.toHaveProperty('waited');
  expect(calls.at(-1)?.waited).toBeGreaterThan(before * 0.9 - 2); // each is rounded to a tenth
  expect(calls.at(-1)?.milliseconds).toBeLessThan(before);
});

it('lists a read that joined the call of another request as shared', async () => {
  const { karbor, ask, open, metrics } = await stage();
  const query = `{ protectionProvider(id: "${providerId}") { id } }`;
  const first = ask(query);
  await expect.poll(() => karbor.lines.length).toBe(1);
  const second = ask(query);
  await expect.poll(metrics).toContain('\ntributary_requests_open 2\n');
  open();
  expect((await first).extensions?.explain).toMatchObject({
    calls: [{ operation: 'provider.get', status: 200 }],
    spared: [],
  });
  expect((await second).extensions?.explain).toMatchObject({
    calls: [],
    spared: [{ upstream: 'karbor', operation: 'provider.get', source: 'SHARED', reads: 1 }],
  });
  expect(karbor.lines.filter((line) => line.includes('/providers/'))).toHaveLength(1);
});

it('tells nothing where it is turned off', async () => {
  const { ask } = await stage({ EXPLAIN: 'off' });
  const { data, extensions } = await ask(`{ operationLog(id: "${uuidOf(1)}") { id } }`);
  expect(data).toEqual({ operationLog: { id: uuidOf(1) } });
  expect(extensions).toBeUndefined();
});
