import type { Ids } from './translation.ts';
import type { Stage } from './stage.ts';
import { replay } from './harness.ts';

const minute = 60_000;
const reapplied = '7256b102-4cdd-50fc-bb2d-205045468b58';
const spoilt = 'e2b98cf9-e847-5bf4-bf43-b236b02dbea4';
const waiting = '22edefd1-26ae-532b-b009-cf556f1f1340';

/** The recorded nodes, and ours that have come as far. */
const nodes = {
  'f6c17228-fae2-53ab-89bc-fc0d4f1d8415': 'metal-02',
  [reapplied]: 'metal-01',
  '8be42bc9-a604-5fc3-8c4b-6e220ef47f05': 'metal-03',
  [spoilt]: 'metal-04',
  '5583c6da-1f6f-59de-aa8a-7d1150af1da5': 'metal-08',
  'de366701-fd06-514e-aacd-0eddb66cfaf2': 'metal-09',
  [waiting]: 'metal-10',
  'a9930b0e-9f37-5a67-abaa-1c6deeb8c183': 'metal-12',
};

replay({
  upstream: 'inspector',
  exact: ({ request }) => !request.target.includes('/data'),
  async ids(stage) {
    // The two that wait were the last to be started, and no other was under way.
    for (const name of ['metal-09', 'metal-10']) await post(stage, name);
    const ids: Ids = { 'lab-node-01': 'metal-02' };
    for (const [captured, name] of Object.entries(nodes)) {
      const { uuid = '' } = stage.cloud.state.inspector.nodes.find((node) => node.name === name) ?? {};
      ids[captured] = uuid;
      ids[captured.replaceAll('-', '')] = uuid.replaceAll('-', '');
    }
    return ids;
  },
  prepare: {
    '14-abort-again': (stage) => post(stage, 'metal-10', '/abort'),
    '14-abort-again-status-after': async (stage) => {
      await post(stage, 'metal-10', '/abort');
      await post(stage, 'metal-10', '/abort');
    },
    '14-abort-finished-status-after': (stage) => post(stage, 'metal-03', '/abort'),
    '15-start': (stage) => post(stage, 'metal-10', '/abort'),
    '16-reapply-stored-status-after': (stage) => post(stage, 'metal-01', '/data/unprocessed'),
    '16-reapply-body-senseless-status-after': (stage) =>
      post(stage, 'metal-04', '/data/unprocessed', { a: 1 }),
    '16-reapply-stored-senseless-status-after': async (stage) => {
      await post(stage, 'metal-04', '/data/unprocessed', { a: 1 });
      await post(stage, 'metal-04', '/data/unprocessed');
    },
  },
  async request(sent, _, stage) {
    if (typeof sent.body !== 'string' || !sent.body.startsWith('body from unprocessed.json')) return sent;
    const target = '/v1/introspection/metal-01/data/unprocessed';
    const { body } = await stage.call('inspector', { method: 'GET', target, token: 'admin' });
    return { ...sent, body };
  },
});

/** Posts as admin and waits until it has had its effect. */
async function post(stage: Stage, name: string, path = '', body?: unknown): Promise<void> {
  const target = `/v1/introspection/${name}${path}`;
  const { status } = await stage.call('inspector', { method: 'POST', target, token: 'admin', body });
  if (status !== 202) throw new Error(`POST ${target} was answered ${status}`);
  stage.clock.advance(minute);
}
