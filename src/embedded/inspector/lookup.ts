import type { JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { pythonRepr } from '../python.ts';
import type { IntrospectedNode, MetalNode, Nodes } from './nodes.ts';
import { isIntrospected } from './nodes.ts';
import { Refusal } from './refusal.ts';

/** The node under introspection that shares the most addresses with a report (node_cache.py, find_node). */
export function sender(nodes: Nodes, data: JsonObject): IntrospectedNode {
  const bmc_address = [data['ipmi_address'], data['ipmi_v6address']].filter(
    (item) => typeof item === 'string',
  );
  const mac = macsOf(data);
  let best: IntrospectedNode[] = [];
  let highest = 1;
  for (const node of nodes.all.filter(isIntrospected)) {
    if (!node.run.expected) continue;
    const known = addressesOf(node);
    const score = [...bmc_address, ...mac].filter((item) => known.has(item)).length;
    if (score > highest) best = [];
    highest = Math.max(highest, score);
    if (score === highest) best.push(node);
  }
  const attributes = pythonRepr({ bmc_address, mac });
  const [first, second] = best;
  if (!first) throw new Refusal(404, `Could not find a node for attributes ${attributes}`);
  if (!second) return first;
  const found = pythonRepr(best.map(({ uuid }) => uuid));
  throw new Refusal(404, `Multiple nodes match the same number of attributes ${attributes}: ${found}`);
}

function macsOf(data: JsonObject): string[] {
  const all = isJsonObject(data['all_interfaces']) ? Object.values(data['all_interfaces']) : [];
  return all.flatMap((item) => (isJsonObject(item) && typeof item['mac'] === 'string' ? [item['mac']] : []));
}

// A machine's addresses never change, and a look-up asks every node that is under introspection.
const addresses = new WeakMap<MetalNode, ReadonlySet<string>>();

/** The addresses that ironic holds for a node: its BMC's and its ports'. */
function addressesOf(node: MetalNode): ReadonlySet<string> {
  const known = addresses.get(node);
  if (known) return known;
  const { inventory } = node.report();
  const { bmc_address, bmc_v6address, interfaces } = isJsonObject(inventory) ? inventory : {};
  const ports: unknown[] = Array.isArray(interfaces) ? interfaces : [];
  const found = [
    bmc_address,
    bmc_v6address,
    ...ports.filter(isJsonObject).map((port) => port['mac_address']),
  ];
  const own = new Set(found.filter((item) => typeof item === 'string'));
  addresses.set(node, own);
  return own;
}
