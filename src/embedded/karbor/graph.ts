import type { Resource } from './model.ts';
import { dumps } from './python.ts';

/** Which resources hang on which: a server's volumes, by the server's id. */
export type Dependents = Readonly<Record<string, readonly Resource[]>>;

/**
 * A resource graph as the JSON text that karbor stores (karbor/services/protection/graph.py): children are
 * numbered before their parents, and what hangs on a resource is in the graph though the plan may not name it.
 */
export function resourceGraph(resources: readonly Resource[], dependents: Dependents): string {
  const numbers = new Map<string, string>();
  const nodes: Record<string, unknown> = {};
  const edges: [string, string[]][] = [];
  const visit = (resource: Resource): string => {
    const known = numbers.get(resource.id);
    if (known) return known;
    const children = (dependents[resource.id] ?? []).map(visit);
    const number = `0x${numbers.size.toString(16)}`;
    numbers.set(resource.id, number);
    nodes[number] = [resource.type, resource.id, resource.name, resource.extraInfo];
    if (children.length > 0) edges.push([number, children]);
    return number;
  };
  resources.forEach(visit);
  return dumps([nodes, edges]);
}
