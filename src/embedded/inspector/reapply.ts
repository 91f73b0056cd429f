import type { JsonObject } from '../json.ts';
import { isIntrospected } from './nodes.ts';
import type { IntrospectedNode, Nodes } from './nodes.ts';
import { runPostHooks } from './postHooks.ts';
import { runPreHooks } from './preHooks.ts';
import { Refusal } from './refusal.ts';
import { stored } from './report.ts';
import type { Inspection } from './steps.ts';
import { isLocked, pace } from './steps.ts';

/**
 * Processes stored data again, or the data sent along (conductor/manager.py, process.py). Those are stored before
 * anything is checked, the lock included; an empty object counts as nothing sent.
 */
export function reapply(inspection: Inspection, id: string, sent: JsonObject | null): void {
  const { nodes, counts } = inspection;
  const uuid = nodes.uuid(id);
  const known = nodes.withUuid(uuid);
  if (sent && Object.keys(sent).length > 0) {
    if (known?.run) known.run.unprocessed = stored(sent);
  } else storedData(nodes, uuid, 'unprocessed');
  const node = nodes.introspected(uuid);
  if (isLocked(node.run)) throw new Refusal(409, 'Node locked, please, try again later');
  counts.reapplied += 1;
  again(inspection, node);
}

/** What is stored of a node, by UUID; 404 when nothing is. */
export function storedData(nodes: Nodes, uuid: string, kind: 'processed' | 'unprocessed'): JsonObject {
  const node = nodes.withUuid(uuid);
  const data = node && isIntrospected(node) ? node.run[kind] : null;
  const processed = kind === 'processed' ? 'True' : 'False';
  if (!data) throw new Refusal(404, `Introspection data not found for node ${uuid}, processed=${processed}`);
  return data();
}

/** The part that runs after the 202. The start is bumped even where the state then forbids the rest. */
function again({ steps }: Inspection, node: IntrospectedNode): void {
  const { run } = node;
  run.startedAt = steps.stamp();
  if (run.state !== 'finished' && run.state !== 'error') return;
  run.state = 'reapplying';
  steps.later(node, { ms: pace.reapplying, from: 'reapplying' }, () => {
    const data = structuredClone(run.unprocessed?.() ?? {});
    const failures = runPreHooks(data);
    if (failures.length > 0) return steps.end(run, failureText(failures));
    try {
      runPostHooks(data, node);
    } catch (error) {
      return steps.end(run, error instanceof Error ? error.message : String(error));
    }
    run.processed = stored(data);
    steps.end(run, null);
  });
}

function failureText(failures: readonly string[]): string {
  return `Pre-processing failures detected reapplying introspection on stored data:\n${failures.join('\n')}`;
}
