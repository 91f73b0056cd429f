import { request } from 'node:http';
import { expect, it } from 'vitest';
import { fakeUpstream } from '../support/fakeUpstream.ts';
import type { Answer } from '../support/fakeUpstream.ts';
import { operationLogRow, providerRow, uuidOf } from '../support/rows.ts';
import { karborAt, openServing } from '../support/serving.ts';

/** A client on a connection of its own; `answer` rejects when it has left. */
function client(url: string, query: string) {
  const headers = { 'content-type': 'application/json' };
  const sent = request(`${url}/graphql`, { method: 'POST', headers, agent: false });
  const answer = new Promise<unknown>((resolve, reject) => {
    sent.on('error', reject).on('response', (response) => {
      response.toArray().then((parts) => resolve(JSON.parse(Buffer.concat(parts).toString())), reject);
    });
  });
  sent.end(JSON.stringify({ query }));
  return { answer, leave: () => void sent.destroy(new Error('left')) };
}

it('a client that leaves ends its own calls, and neither those of others nor those that others share', async () => {
  const waiting = new Map<string, (answer: Answer) => void>();
  const ended: string[] = [];
  const karbor = await fakeUpstream(({ url }) => {
    const [, resource = '', id = ''] = /\/([a-z_]+)\/([\w-]+)$/.exec(url) ?? [];
    const row =
      resource === 'providers' ? { provider: providerRow(id) } : { operation_log: operationLogRow(id) };
    return (response) => {
      response.once('close', () => ended.push(id));
      waiting.set(id, () => response.setHeader('content-type', 'application/json').end(JSON.stringify(row)));
    };
  });
  const gateway = await openServing(karborAt(karbor));
  const [shared, own, others] = [uuidOf(1), uuidOf(2), uuidOf(3)];
  const open = async () => (await fetch(`${gateway.url}/metrics`)).text();

  const leaving = client(
    gateway.url,
    `{ protectionProvider(id: "${shared}") { id } operationLog(id: "${own}") { id } }`,
  );
  await expect.poll(() => [...waiting.keys()].sort()).toEqual([shared, own]);
  const staying = client(
    gateway.url,
    `{ protectionProvider(id: "${shared}") { id } operationLog(id: "${others}") { id } }`,
  );
  await expect.poll(() => waiting.has(others)).toBe(true);
  await expect.poll(open).toContain('\ntributary_requests_open 2\n');

  leaving.leave();
  await expect(leaving.answer).rejects.toThrow();
  await expect.poll(() => ended).toEqual([own]);
  await expect.poll(open).toContain('\ntributary_requests_open 1\n');
  for (const answer of waiting.values()) answer({});
  expect(await staying.answer).toEqual({
    data: { protectionProvider: { id: shared }, operationLog: { id: others } },
  });
  expect(karbor.lines).toHaveLength(3);
});
