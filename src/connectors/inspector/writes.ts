import { uuid } from '../../ids.ts';
import { isObject } from '../../json/read.ts';
import { refusalOf, userError } from '../../userErrors.ts';
import type { UserError, Verdict, Verdicts } from '../../userErrors.ts';
import { nothingInSwift } from './client.ts';
import type { IntrospectionState } from './model.ts';
import type { InspectorSession } from './session.ts';

/** What a write came to; the node is read again when it is asked for. */
export interface NodeWrite {
  readonly nodeId: string | null;
  readonly userErrors: readonly UserError[];
}

const noSuchNode: Verdict = { status: 404, code: 'NOT_FOUND', field: ['nodeId'] };
const locked: Verdict = { status: 409, code: 'CONFLICT' };

/** Inspector answers 400 also where ironic fails it, or where it has no worker to spare: those are failures. */
const startVerdicts: Verdicts = [
  {
    status: 400,
    said: /cannot manage boot/,
    code: 'UNSUPPORTED',
    field: ['manageBoot'],
    message:
      'This inspector cannot manage the boot of a node: set `manageBoot` to false and boot its ramdisk by other means.',
  },
  { status: 400, said: /^(?!Cannot get node|Failed to submit)/, code: 'INVALID_STATE' },
  noSuchNode,
  locked,
];

export async function startIntrospection(
  inspector: InspectorSession,
  nodeId: string,
  manageBoot: boolean | null,
): Promise<NodeWrite> {
  return written(inspector, nodeId, startVerdicts, (node) => inspector.client.start(node, manageBoot));
}

/** Inspector takes an abort in any state and drops it unless it waits, so the state is looked at first (upstreams.md 2.6). */
export async function abortIntrospection(inspector: InspectorSession, nodeId: string): Promise<NodeWrite> {
  const refusal = await refusedBy(inspector, nodeId, ['WAITING'], 'aborted');
  if (refusal !== null) return refusal;
  return written(inspector, nodeId, [noSuchNode, locked], (node) => inspector.client.abort(node));
}

/** Any other 400 is a failure: swift's are that, whatever its trouble was. */
const reapplyVerdicts: Verdicts = [
  { status: 400, said: /^Inspector is not configured to store/, code: 'UNSUPPORTED' },
  { status: 400, said: /^Invalid data/, code: 'INVALID_INPUT', field: ['data'] },
  { ...noSuchNode, status: 400, said: nothingInSwift },
  noSuchNode,
  locked,
];

const reapplicable = ['FINISHED', 'ERROR', 'REAPPLYING'] as const;

/** Inspector takes a reapply in any state and fails later, out of sight, so the state is looked at first (upstreams.md 2.6). */
export async function reapplyIntrospection(
  inspector: InspectorSession,
  nodeId: string,
  data: unknown,
): Promise<NodeWrite> {
  if (data !== null && (!isObject(data) || Object.keys(data).length === 0)) {
    const message = '`data` must be a JSON object with something in it; leave it out to use what is stored.';
    return { nodeId: null, userErrors: [userError('INVALID_INPUT', message, ['data'])] };
  }
  const refusal = await refusedBy(inspector, nodeId, reapplicable, 'reapplied');
  if (refusal !== null) return refusal;
  return written(inspector, nodeId, reapplyVerdicts, (node) => inspector.client.reapply(node, data));
}

async function written(
  { loaders }: InspectorSession,
  nodeId: string,
  verdicts: Verdicts,
  send: (node: string) => Promise<void>,
): Promise<NodeWrite> {
  const node = uuid(nodeId) ?? nodeId;
  try {
    await send(node);
    return { nodeId, userErrors: [] };
  } catch (error) {
    return { nodeId, userErrors: [refusalOf(error, 'inspector', verdicts)] };
  } finally {
    loaders.forget();
  }
}

/** The refusal of a write that the node's state does not allow; null when it does. */
async function refusedBy(
  { loaders }: InspectorSession,
  nodeId: string,
  states: readonly IntrospectionState[],
  done: string,
): Promise<NodeWrite | null> {
  const node = uuid(nodeId) ?? nodeId;
  loaders.introspection.clear(node);
  const run = await loaders.introspection.load(node);
  if (run === null) {
    const error = userError('NOT_FOUND', 'Inspector knows no introspection of this node.', ['nodeId']);
    return { nodeId: null, userErrors: [error] };
  }
  if (states.includes(run.state)) return null;
  const message = `An introspection is ${done} only in the state ${states.join(' or ')}; this one is ${run.state}.`;
  return { nodeId, userErrors: [userError('INVALID_STATE', message, ['nodeId'])] };
}
