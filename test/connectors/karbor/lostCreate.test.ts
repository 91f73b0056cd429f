import { expect, it } from 'vitest';
import { RequestError } from '../../../src/errors.ts';
import { fakeUpstream, silence } from '../../support/fakeUpstream.ts';
import type { Answer } from '../../support/fakeUpstream.ts';
import { openGateway } from '../../support/gateway.ts';
import { checkpointRow, planId, providerId, uuidOf } from '../../support/rows.ts';

const create = `mutation { createCheckpoint(input: { providerId: "${providerId}", planId: "${planId}" }) {
  checkpoint { id } userErrors { code }
} }`;
const made = JSON.stringify({ checkpoint: checkpointRow(uuidOf(1)) });
const cut: Answer = (response) => {
  response.writeHead(200, { 'content-length': String(made.length) });
  response.write(made.slice(0, 20), () => response.socket?.resetAndDestroy());
};

it.each([
  ['is cut off', cut],
  ['makes no sense', { json: { checkpoint: {} } }],
  ['is not JSON', { text: '<html>' }],
])('says that a checkpoint may have been made when the answer %s', async (_what, answer) => {
  const karbor = await fakeUpstream(() => answer);
  const { run, audit } = await openGateway({ KARBOR_URL: `${karbor.url}/v1/demo` });
  const { data, errors } = await run(create);
  expect(errors).toEqual([]);
  expect(data?.['createCheckpoint']).toEqual({ checkpoint: null, userErrors: [{ code: 'OUTCOME_UNKNOWN' }] });
  expect(audit.map(({ outcome }) => outcome)).toEqual(['OUTCOME_UNKNOWN']);
  expect(karbor.lines).toHaveLength(1);
});

it.each([
  ['the time is up', new RequestError('REQUEST_TIMEOUT', 'The request took too long.')],
  ['the client has left', new Error('the client left')],
])('audits that a checkpoint may have been made when %s', async (_what, reason) => {
  const end = new AbortController();
  const karbor = await fakeUpstream(() => {
    end.abort(reason);
    return silence;
  });
  const { run, audit } = await openGateway({ KARBOR_URL: `${karbor.url}/v1/demo` });
  await run(create, { signal: end.signal });
  expect(audit.map(({ outcome }) => outcome)).toEqual(['OUTCOME_UNKNOWN']);
});
