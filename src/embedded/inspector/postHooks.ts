import type { JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import type { MetalNode } from './nodes.ts';
import { inventoryOf } from './preHooks.ts';
import { Refusal } from './refusal.ts';

const gibibyte = 2 ** 30;

/** What happens to a report once its node is known: root disk, processor, memory and the `extra` tree. */
export function runPostHooks(data: JsonObject, node: MetalNode): void {
  const inventory = inventoryOf(data);
  selectRootDisk(data, node);
  const cpu = isJsonObject(inventory['cpu']) ? inventory['cpu'] : {};
  const memory = isJsonObject(inventory['memory']) ? inventory['memory'] : {};
  if (cpu['count'] !== undefined) data['cpus'] = cpu['count'];
  if (cpu['architecture'] !== undefined) data['cpu_arch'] = cpu['architecture'];
  if (memory['physical_mb'] !== undefined) data['memory_mb'] = memory['physical_mb'];
  growExtra(data);
}

function selectRootDisk(data: JsonObject, node: MetalNode): void {
  const inventory = inventoryOf(data);
  const disks = Array.isArray(inventory['disks']) ? inventory['disks'].filter(isJsonObject) : [];
  if (node.rootDevice) {
    const hints = Object.entries(node.rootDevice);
    const disk = disks.find((candidate) => hints.every(([key, value]) => candidate[key] === value));
    if (!disk) throw new Refusal(400, 'No disks satisfied root device hints');
    data['root_disk'] = disk;
  }
  const root = isJsonObject(data['root_disk']) ? data['root_disk'] : {};
  const size = typeof root['size'] === 'number' ? Math.floor(root['size'] / gibibyte) : 0;
  // One GiB is kept back for the partition table.
  data['local_gb'] = size === 0 ? 0 : size - 1;
}

/** Turns the rows of the `extra-hardware` collector into a tree (plugins/extra_hardware.py). */
function growExtra(data: JsonObject): void {
  const rows = data['data'];
  if (!Array.isArray(rows)) return;
  const tree: JsonObject = {};
  for (const row of rows) {
    if (!Array.isArray(row) || row.length !== 4) continue;
    const [kind, item, key, value] = row.map((cell: unknown) => cell);
    const branch = branchOf(branchOf(tree, String(kind)), String(item));
    branch[String(key)] = value;
  }
  delete data['data'];
  data['extra'] = tree;
}

function branchOf(tree: JsonObject, key: string): JsonObject {
  const found = Object.hasOwn(tree, key) ? tree[key] : undefined;
  if (isJsonObject(found)) return found;
  const grown: JsonObject = {};
  tree[key] = grown;
  return grown;
}
