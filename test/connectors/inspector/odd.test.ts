import { expect, it } from 'vitest';
import { fakeUpstream } from '../../support/fakeUpstream.ts';
import { codes, openGateway } from '../../support/gateway.ts';
import { introspectionRow, nodeId } from '../../support/rows.ts';

it('does not hide a start that was accepted behind a body that is no JSON', async () => {
  const inspector = await fakeUpstream(({ method }) =>
    method === 'POST' ? { status: 202, text: 'Accepted' } : { json: introspectionRow(nodeId) },
  );
  const { run } = await openGateway({ INSPECTOR_URL: inspector.url });
  const { data, errors } = await run(
    `mutation { startIntrospection(input: { nodeId: "${nodeId}" }) { node { id } userErrors { code } } }`,
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({ startIntrospection: { node: { id: nodeId }, userErrors: [] } });
});

it.each([
  ['nodes', 'INSPECTOR_URL', ''],
  ['operationLogs', 'KARBOR_URL', '/v1/demo'],
])('does not blame a cursor that was not given when %s are not found at all', async (list, setting, path) => {
  const upstream = await fakeUpstream(() => ({ status: 404, text: '<html>' }));
  const { run } = await openGateway({ [setting]: upstream.url + path });
  expect(codes(await run(`{ ${list}(first: 1) { nodes { id } } }`))).toEqual(['UPSTREAM_REJECTED']);
});
