import { describe, expect, it } from 'vitest';
import { envelope, rowsOf, startInspector } from './harness.ts';

const version = 'X-OpenStack-Ironic-Inspector-API-Version';

describe('the list', () => {
  it('holds the 11 nodes that were introspected, newest start first', async () => {
    const { send, state } = await startInspector();
    const { status, body } = await send('GET /v1/introspection');
    expect(status).toBe(200);
    const rows = rowsOf(body);
    expect(rows.map((row) => row.state)).toEqual([
      'starting',
      'waiting',
      'waiting',
      'error',
      ...Array.from({ length: 7 }, () => 'finished'),
    ]);
    const starts = rows.map((row) => row.started_at);
    expect(starts).toEqual([...starts].sort().reverse());
    expect(state.nodes).toHaveLength(12);
  });

  it('pages with marker and limit, and filters by state', async () => {
    const { send } = await startInspector();
    const all = rowsOf((await send('GET /v1/introspection?limit=0')).body);
    const page = rowsOf((await send(`GET /v1/introspection?limit=2&marker=${all[1]?.uuid}`)).body);
    expect(page).toEqual(all.slice(2, 4));
    const failed = rowsOf((await send('GET /v1/introspection?state=error,waiting&banana=1')).body);
    expect(failed).toEqual(all.slice(1, 4));
  });

  it.each([
    ['limit=-1', 400, 'Bad request: Limit cannot be negative'],
    ['limit=1001', 400, 'Bad request: Limit over 1000'],
    ['limit=two', 400, "Bad request: invalid literal for int() with base 10: 'two'"],
    ['limit=', 400, "Bad request: invalid literal for int() with base 10: ''"],
    ['marker=metal-01', 400, 'Bad request: Marker not UUID-like'],
    ['marker=00000000-1111-4222-8333-444444444444', 404, 'Node not found for marker: None'],
    ['state=banana,error,pear', 400, 'Bad request: State(s) "banana, pear" are not valid'],
  ])('refuses %s', async (query, status, message) => {
    const { send } = await startInspector();
    expect(await send(`GET /v1/introspection?${query}`)).toMatchObject({ status, body: envelope(message) });
  });

  it('serves thousands of nodes, a thousand at a time', async () => {
    const { send } = await startInspector({ nodes: 3000 });
    const seen = new Set<string>();
    for (let marker = ''; ;) {
      const rows = rowsOf((await send(`GET /v1/introspection${marker}`)).body);
      for (const row of rows) seen.add(row.uuid);
      if (rows.length < 1000) break;
      marker = `?marker=${rows.at(-1)?.uuid}`;
    }
    expect(seen.size).toBe(2999);
  });
});

describe('one node', () => {
  it('is found by UUID and by name, with a link to where the client reached the server', async () => {
    const { send, state, url } = await startInspector();
    const uuid = state.nodes[0]?.uuid;
    const { body } = await send(`GET /v1/introspection/${uuid}/`);
    expect(body).toMatchObject({ uuid, state: 'finished', finished: true, error: null });
    expect(body).toHaveProperty('links', [{ rel: 'self', href: `${url}/v1/introspection/${uuid}` }]);
    expect((await send('GET /v1/introspection/metal-01')).body).toEqual(body);
  });

  it('is 404 in the words of whoever did not know it', async () => {
    const { send, state } = await startInspector();
    const never = state.nodes[11]?.uuid ?? '';
    const plain = (state.nodes[0]?.uuid ?? '').replaceAll('-', '');
    for (const [id, message] of [
      [never, `Could not find node ${never} in cache`],
      ['metal-12', `Could not find node ${never} in cache`],
      [plain, `Could not find node ${plain} in cache`],
      ['no-such-node', 'Node no-such-node was not found in Ironic'],
    ])
      expect(await send(`GET /v1/introspection/${id}`)).toMatchObject({
        status: 404,
        body: envelope(message ?? ''),
      });
  });

  it('has rich data where it has finished, and none elsewhere', async () => {
    const { send, state } = await startInspector();
    const { body } = await send('GET /v1/introspection/metal-01/data');
    expect(body).toMatchObject({
      inventory: {
        bmc_address: '198.18.0.1',
        cpu: { count: 64 },
        system_vendor: { serial_number: 'TRB000001' },
      },
      ipmi_address: '198.18.0.1',
      cpus: 64,
      cpu_arch: 'x86_64',
      memory_mb: 393_216,
      local_gb: 446,
      macs: ['02:7b:00:00:01:00', '02:7b:00:00:01:01', '02:7b:00:00:01:02'],
      extra: { memory: { total: { size: 412_316_860_416 } } },
    });
    expect(body).not.toHaveProperty('logs');
    const raw = (await send('GET /v1/introspection/metal-01/data/unprocessed')).body;
    expect(raw).toHaveProperty('data');
    expect(raw).not.toHaveProperty('macs');
    for (const at of [7, 8, 11]) {
      const uuid = state.nodes[at]?.uuid;
      const message = `Introspection data not found for node ${uuid}, processed=True`;
      expect(await send(`GET /v1/introspection/${uuid}/data`)).toMatchObject({
        status: 404,
        body: envelope(message),
      });
    }
  });
});

describe('versions and odd requests', () => {
  it('names the range on every answer and refuses what is outside it before it looks at the login', async () => {
    const { send } = await startInspector();
    const refused = await send('GET /v1/introspection', { token: '', headers: { [version]: '1.19' } });
    expect(refused).toMatchObject({
      status: 406,
      body: envelope('Unsupported API version 1.19, supported range is 1.0 to 1.18'),
    });
    expect(refused.headers.get('x-openstack-ironic-inspector-api-minimum-version')).toBe('1.0');
    expect(refused.headers.get('x-openstack-ironic-inspector-api-maximum-version')).toBe('1.18');
    for (const fit of ['1.18', '1.0', 'Latest', ' 1.5'])
      expect((await send('GET /v1/introspection', { headers: { [version]: fit } })).status).toBe(200);
  });

  it.each(['banana', '1', '1.2.3', ''])('crashes over the version "%s"', async (text) => {
    const { send } = await startInspector();
    const { status, headers, body } = await send('GET /v1', { headers: { [version]: text } });
    expect(status).toBe(500);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(body).toContain('<title>500 Internal Server Error</title>');
  });

  it('answers unknown paths, wrong methods and HEAD as Flask does', async () => {
    const { send } = await startInspector();
    expect((await send('GET /v1/nowhere', { token: '' })).status).toBe(404);
    const wrong = await send('DELETE /v1/introspection/metal-01');
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('HEAD, GET, OPTIONS, POST');
    expect(wrong.body).toContain('<h1>Method Not Allowed</h1>');
    expect((await send('HEAD /v1/introspection/metal-01', { token: '' })).status).toBe(500);
    expect((await send('HEAD /v1/introspection')).status).toBe(200);
    expect((await send('GET /v1/introspection/a%2Fb')).status).toBe(404);
  });

  it('lets observers read statuses, admins everything and members nothing', async () => {
    const { send } = await startInspector();
    const statusOf = async (line: string, token: string) => (await send(line, { token })).status;
    const list = 'GET /v1/introspection';
    const data = 'GET /v1/introspection/metal-01/data';
    for (const [token, ofList, ofData] of [
      ['admin', 200, 200],
      ['observer', 200, 403],
      ['system reader', 200, 403],
      ['reader', 403, 403],
      ['member', 403, 403],
      ['', 401, 401],
      ['revoked', 401, 401],
    ] as const)
      expect([token, await statusOf(list, token), await statusOf(data, token)]).toEqual([
        token,
        ofList,
        ofData,
      ]);
    const { headers, body } = await send(list, { token: '' });
    expect(headers.get('www-authenticate')).toBe('Keystone uri="http://127.0.0.1:5000"');
    expect(body).toEqual(envelope('Authentication required'));
  });
});
