import { fakeUpstream } from '../../support/fakeUpstream.ts';
import type { Answer } from '../../support/fakeUpstream.ts';
import { openGateway } from '../../support/gateway.ts';
import { introspectionRow, nodeId } from '../../support/rows.ts';

export const payload = '{ node { id introspection { state error } } userErrors { code message field } }';
export const start = `mutation { w: startIntrospection(input: { nodeId: "${nodeId}" }) ${payload} }`;
export const abort = `mutation { w: abortIntrospection(input: { nodeId: "${nodeId}" }) ${payload} }`;
export const reapply = `mutation { w: reapplyIntrospection(input: { nodeId: "${nodeId}" }) ${payload} }`;
export const reapplyWith = `mutation ($data: JSON) { w: reapplyIntrospection(input: { nodeId: "${nodeId}", data: $data }) ${payload} }`;

export const readLine = `GET /v1/introspection/${nodeId}`;
export const error = (status: number, message: string) => ({ status, json: { error: { message } } });

/** An inspector that has one node in a state, and takes writes as told. */
export async function open(state: string, written: Answer = { status: 202, json: {} }) {
  const upstream = await fakeUpstream(({ method }) =>
    method === 'GET' ? { json: introspectionRow(nodeId, { state }) } : written,
  );
  return { upstream, ...(await openGateway({ INSPECTOR_URL: upstream.url })) };
}
