import type { Service } from '../service.ts';
import type { Surroundings } from '../verdict.ts';
import { withVersions } from './answers.ts';
import { dispatch } from './dispatch.ts';
import type { MetalNode } from './nodes.ts';
import { Nodes } from './nodes.ts';
import { routesOf } from './routes.ts';
import type { InspectorSeed } from './seed.ts';
import { inventedNodes, seedRuns } from './seed.ts';
import type { Counts } from './steps.ts';
import { Steps } from './steps.ts';

/** An ironic-inspector 11.1 that keeps its data in a database, and the nodes that ironic would hold. */
export interface Inspector {
  service: Service;
  /** For tests: the nodes as they are, and how many requests were accepted. */
  state: { nodes: readonly MetalNode[]; counts: Readonly<Counts> };
}

/** Opens an inspector; unless told otherwise with 12 nodes, 11 of which have been introspected. */
export function openInspector(options: Surroundings & { seed?: InspectorSeed }): Inspector {
  const steps = new Steps(options.clock);
  const counts = { started: 0, aborted: 0, reapplied: 0, reported: 0 };
  const inspection = { nodes: new Nodes(inventedNodes(options.seed)), steps, counts };
  seedRuns(inspection, options.clock);
  const routes = routesOf(inspection);
  const handle: Service['handle'] = (request) => withVersions(dispatch(routes, options, request));
  return { service: { name: 'inspector', handle }, state: { nodes: inspection.nodes.all, counts } };
}
