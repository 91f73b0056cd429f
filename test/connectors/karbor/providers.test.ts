import { describe, expect, it } from 'vitest';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import { openGateway } from '../../support/gateway.ts';
import { providerRow, uuidOf } from '../../support/rows.ts';

/** A karbor with these providers, which matches ids exactly and ignores a marker that none of them has. */
async function open(ids: readonly string[]) {
  const karbor = await fakeUpstream(({ url }) => {
    const { pathname, searchParams } = new URL(url, 'http://karbor');
    const id = pathname.split('/')[4];
    if (id !== undefined) return ids.includes(id) ? { json: { checkpoints: [] } } : { status: 404, json: {} };
    const start = ids.indexOf(searchParams.get('marker') ?? '') + 1;
    const page = ids.slice(start, start + Number(searchParams.get('limit')));
    return { json: { providers: page.map((one) => providerRow(one)) } };
  });
  return { karbor, ...(await openGateway({ KARBOR_URL: `${karbor.url}/v1/p1` })) };
}

const query = `query ($first: Int!, $after: String) {
  l: protectionProviders(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
const cursor = (id: string) => Buffer.from(JSON.stringify(['protectionProviders', id])).toString('base64url');

describe('the list of providers', () => {
  it('goes on behind a provider that karbor no longer has', async () => {
    const { karbor, run } = await open([1, 2, 4, 5, 6].map((n) => uuidOf(n)));
    const { data } = await run(query, { variables: { first: 2, after: cursor(uuidOf(3)) } });
    const nodes = [4, 5].map((n) => ({ id: uuidOf(n) }));
    expect(data).toMatchObject({ l: { nodes, pageInfo: { hasNextPage: true } } });
    expect(karbor.lines[0]).toBe(`GET /v1/p1/providers?limit=3&marker=${uuidOf(3)}`);
  });

  it('goes on behind an id in capitals', async () => {
    const ids = ['A', 'B', 'C'].map((kind) => uuidOf(1, kind.repeat(8)));
    const { karbor, run } = await open(ids);
    const first = await run(query, { variables: { first: 1, after: null } });
    const { endCursor: after } = (first.data?.['l'] as { pageInfo: { endCursor: string } }).pageInfo;
    const { data } = await run(query, { variables: { first: 5, after } });
    expect(data).toMatchObject({ l: { nodes: [{ id: ids[1] }, { id: ids[2] }] } });
    expect(karbor.lines[1]).toBe(`GET /v1/p1/providers?limit=6&marker=${ids[0]}`);
  });
});

it('the checkpoints of a provider are asked for with its id as karbor gave it', async () => {
  const id = uuidOf(1, 'CF56BD3E');
  const { karbor, run } = await open([id]);
  const { data, errors } = await run('{ protectionProviders { nodes { id checkpoints { nodes { id } } } } }');
  expect(errors).toEqual([]);
  expect(data).toEqual({ protectionProviders: { nodes: [{ id, checkpoints: { nodes: [] } }] } });
  expect(karbor.lines[1]).toBe(`GET /v1/p1/providers/${id}/checkpoints?limit=51&sort=created_at:asc`);
});
