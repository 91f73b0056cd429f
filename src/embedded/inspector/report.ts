import type { JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { pythonRepr } from '../python.ts';
import type { IntrospectedNode, Nodes } from './nodes.ts';
import { isIntrospected } from './nodes.ts';
import { runPostHooks } from './postHooks.ts';
import { bmcAddresses, runPreHooks } from './preHooks.ts';
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

/** The node under introspection that shares the most addresses with the report (node_cache.py, find_node). */
function sender(nodes: Nodes, data: JsonObject): IntrospectedNode {
  const addresses = bmcAddresses(data);
  const macs = macsOf(data);
  const scored = nodes.all
    .filter(isIntrospected)
    .filter(({ run }) => run.expected)
    .map((node) => ({ node, score: score(node.report(), { addresses, macs }) }))
    .filter((candidate) => candidate.score > 0);
  const best = scored.filter(({ score }) => score === Math.max(...scored.map((other) => other.score)));
  const attributes = pythonRepr({ bmc_address: addresses, mac: macs });
  const [first, second] = best;
  if (!first) throw new Refusal(404, `Could not find a node for attributes ${attributes}`);
  if (second) {
    const found = pythonRepr(best.map(({ node }) => node.uuid));
    throw new Refusal(404, `Multiple nodes match the same number of attributes ${attributes}: ${found}`);
  }
  return first.node;
}

function score(own: JsonObject, seen: { addresses: string[]; macs: string[] }): number {
  const inventory = isJsonObject(own['inventory']) ? own['inventory'] : {};
  const bmc = [inventory['bmc_address'], inventory['bmc_v6address']];
  const listed = Array.isArray(inventory['interfaces']) ? inventory['interfaces'].filter(isJsonObject) : [];
  const macs = listed.map((item) => item['mac_address']);
  const shared = [
    ...seen.addresses.filter((item) => bmc.includes(item)),
    ...seen.macs.filter((item) => macs.includes(item)),
  ];
  return shared.length;
}

function macsOf(data: JsonObject): string[] {
  const all = isJsonObject(data['all_interfaces']) ? Object.values(data['all_interfaces']) : [];
  return all.flatMap((item) => (isJsonObject(item) && typeof item['mac'] === 'string' ? [item['mac']] : []));
}
