import type { JsonObject } from '../json.ts';
import { sender } from './lookup.ts';
import type { IntrospectedNode } from './nodes.ts';
import { runPostHooks } from './postHooks.ts';
import { runPreHooks } from './preHooks.ts';
import { Refusal } from './refusal.ts';
import type { Inspection } from './steps.ts';
import { noTransition, pace } from './steps.ts';

/** Takes a ramdisk's report (process.py): finds the node that it belongs to, stores, processes; returns the node's UUID. */
export function processReport(inspection: Inspection, report: JsonObject): { uuid: string } {
  const { steps, counts, nodes } = inspection;
  const data = structuredClone(report);
  const failures = runPreHooks(data);
  const node = foundOr(failures, () => sender(nodes, data));
  if (!node || failures.length > 0) throw rejected(node, failures);
  const { run } = node;
  counts.reported += 1;
  run.unprocessed = stored(report);
  try {
    if (run.state !== 'waiting') throw new Refusal(400, noTransition(run.state, 'process'));
    runPostHooks(data, node);
  } catch (error) {
    steps.end(run, error instanceof Error ? error.message : String(error));
    throw error;
  }
  run.processed = stored(data);
  run.state = 'processing';
  steps.later(node, { ms: pace.processing, from: 'processing' }, () => steps.end(run, null));
  return { uuid: node.uuid };
}

/** Data as they are kept: without the ramdisk's logs, and out of the reach of whoever holds the original. */
export function stored(data: JsonObject): () => JsonObject {
  const kept = structuredClone(withoutLogs(data));
  return () => kept;
}

/** Data without the ramdisk's logs, which no store keeps. */
export function withoutLogs(data: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(data).filter(([key]) => key !== 'logs'));
}

function rejected(node: IntrospectedNode | null, failures: readonly string[]): Refusal {
  if (node) {
    // The state machine knows no way from waiting to error here: the node goes on waiting, but can no longer be found.
    node.run.expected = false;
    if (node.run.state === 'waiting') return new Refusal(400, noTransition(node.run.state, 'error'));
  }
  const text = 'The following failures happened during running pre-processing hooks:\n';
  return new Refusal(400, text + failures.join('\n'));
}

function foundOr(failures: string[], find: () => IntrospectedNode): IntrospectedNode | null {
  try {
    return find();
  } catch (error) {
    failures.push(`Look up error: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}
