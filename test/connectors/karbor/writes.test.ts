import { describe, expect, it } from 'vitest';
import { fakeUpstream, reset } from '../../support/fakeUpstream.ts';
import type { Answer } from '../../support/fakeUpstream.ts';
import { codes, openGateway } from '../../support/gateway.ts';
import { checkpointRow, planId, providerId, uuidOf } from '../../support/rows.ts';

const base = `/v1/project/providers/${providerId}/checkpoints`;
const id = uuidOf(1);
const payload = '{ checkpoint { id status } userErrors { code field } }';
const create = (more = '') =>
  `mutation { w: createCheckpoint(input: { providerId: "${providerId}", planId: "${planId}"${more} }) ${payload} }`;
const remove = `mutation { w: deleteCheckpoint(input: { providerId: "${providerId}", id: "${id}" }) ${payload} }`;

async function open(written: Answer, read: Answer = { json: { checkpoint: checkpointRow(id) } }) {
  const upstream = await fakeUpstream(({ method }) => (method === 'GET' ? read : written));
  return { upstream, ...(await openGateway({ KARBOR_URL: `${upstream.url}/v1/project` })) };
}

const made: Answer = {
  json: { checkpoint: checkpointRow(id, { status: 'protecting', created_at: null, resource_graph: null }) },
};
const fault = (status: number, message: string): Answer => ({
  status,
  json: { fault: { code: status, message } },
});

const cut: Answer = (response) => {
  response.writeHead(200, { 'content-length': '50' });
  response.write('{', () => response.socket?.resetAndDestroy());
};

describe('a create', () => {
  it('goes out whole, and is read again', async () => {
    const { upstream, run } = await open(made);
    expect((await run(create())).data).toEqual({
      w: { checkpoint: { id, status: 'AVAILABLE' }, userErrors: [] },
    });
    expect(upstream.lines).toEqual([`POST ${base}`, `GET ${base}/${id}`]);
    expect(upstream.seen[0]).toMatchObject({
      body: `{"checkpoint":{"plan_id":"${planId}"}}`,
      headers: { 'content-type': 'application/json' },
    });
    expect(upstream.seen[0]?.headers).not.toHaveProperty('transfer-encoding');
  });

  it.each([
    ['fails', { status: 500 }],
    ['finds nothing yet', { status: 404 }],
  ])('is not hidden by a re-read that %s', async (_how, read: Answer) => {
    const { run } = await open(made, read);
    expect((await run(create())).data).toEqual({
      w: { checkpoint: { id, status: 'PROTECTING' }, userErrors: [] },
    });
  });

  it.each([
    [
      'a traceback',
      fault(400, 'Create checkpoint failed: Traceback (most recent call last):\n  File "x"'),
      'OUTCOME_UNKNOWN',
    ],
    ['a time-out of karbor', fault(400, 'Timed out waiting for a reply'), 'OUTCOME_UNKNOWN'],
    ['a reset', reset, 'OUTCOME_UNKNOWN'],
    ['a broken answer', { text: '{"checkpoint":' }, 'OUTCOME_UNKNOWN'],
    ['a quota', fault(413, 'Maximum number of checkpoints allowed (5) exceeded'), 'QUOTA_EXCEEDED'],
    [
      'a provider that is gone',
      fault(
        400,
        `Create checkpoint failed: Provider ${providerId} could not be found.\nTraceback (most recent call last):\n  File "x"`,
      ),
      'NOT_FOUND',
    ],
    ['no plan', fault(404, 'Plan x could not be found.'), 'NOT_FOUND'],
    ['a plan of another provider', fault(400, 'Invalid plan'), 'INVALID_INPUT'],
  ])('answered with %s is a user error, and sent once', async (_what, answer: Answer, code) => {
    const { upstream, run } = await open(answer);
    const answered = await run(create());
    expect(answered.errors).toEqual([]);
    expect(answered.data?.['w']).toMatchObject({ checkpoint: null, userErrors: [{ code }] });
    expect(answered.text).not.toMatch(/Traceback|File/);
    expect(upstream.lines).toEqual([`POST ${base}`]);
  });

  it.each([
    ['{ a: 1 }', 'UNSUPPORTED'],
    ['[1]', 'INVALID_INPUT'],
  ])('with extraInfo %s is not sent', async (extraInfo, code) => {
    const { upstream, run } = await open(made);
    expect((await run(create(`, extraInfo: ${extraInfo}`))).data?.['w']).toMatchObject({
      userErrors: [{ code, field: ['extraInfo'] }],
    });
    expect(upstream.lines).toEqual([]);
  });
});

describe('a delete', () => {
  it.each(['available', 'error'])('is sent in the state %s', async (status) => {
    const { upstream, run } = await open(
      { json: {} },
      { json: { checkpoint: checkpointRow(id, { status }) } },
    );
    expect((await run(remove)).data?.['w']).toMatchObject({ userErrors: [] });
    expect(upstream.lines).toEqual([`GET ${base}/${id}`, `DELETE ${base}/${id}`, `GET ${base}/${id}`]);
  });

  it.each([
    'protecting',
    'deleting',
    'deleted',
    'error-deleting',
    'wait_copying',
    'copying',
    'finished',
    'new',
  ])('is not sent in the state %s', async (status) => {
    const { upstream, run } = await open(
      { json: {} },
      { json: { checkpoint: checkpointRow(id, { status }) } },
    );
    expect((await run(remove)).data?.['w']).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE', field: ['id'] }],
    });
    expect(upstream.lines).toEqual([`GET ${base}/${id}`]);
  });

  it.each([
    ['a reset', reset],
    ['504', { status: 504 }],
    [
      'a failure of karbor, which may come after it passed the delete on',
      fault(500, 'The server has erred.'),
    ],
    ['a broken connection after 200', cut],
  ])('whose answer is lost has an unknown outcome: %s', async (_how, answer: Answer) => {
    const { upstream, run } = await open(answer);
    const { data, errors } = await run(remove);
    expect(errors).toEqual([]);
    expect(data?.['w']).toMatchObject({ checkpoint: { id }, userErrors: [{ code: 'OUTCOME_UNKNOWN' }] });
    expect(upstream.lines.filter((line) => line.startsWith('DELETE'))).toHaveLength(1);
  });

  it('that meets another state on the way is INVALID_STATE, a refusal of the caller an error', async () => {
    const raced = await open(fault(500, `The checkpoint ${id} can not be deleted.`));
    expect((await raced.run(remove)).data?.['w']).toMatchObject({ userErrors: [{ code: 'INVALID_STATE' }] });
    const refused = await open(fault(403, 'Policy does not allow it'));
    expect(codes(await refused.run(remove))).toEqual(['UPSTREAM_FORBIDDEN']);
  });

  it.each([
    ['a bank that cannot be read', 'Invalid input received: Invalid checkpoint_id or provider_id'],
    [
      'another project’s',
      'The server could not comply with the request since it is either malformed or otherwise incorrect.',
    ],
  ])('that is refused without a word of the state is an error: %s', async (_what, message) => {
    const { run } = await open(fault(400, message));
    expect(codes(await run(remove))).toEqual(['UPSTREAM_REJECTED']);
  });
});
