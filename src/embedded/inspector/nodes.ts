import type { JsonObject } from '../json.ts';
import { isUuidLike } from '../uuid.ts';
import { Refusal } from './refusal.ts';

/** The introspection states (ironic_inspector/introspection_state.py). */
export const states = [
  'starting',
  'waiting',
  'processing',
  'finished',
  'error',
  'reapplying',
  'enrolling',
  'aborting',
] as const;

/** One of the introspection states. */
export type State = (typeof states)[number];

/** What the inspector keeps of a node's last introspection. */
export interface Run {
  state: State;
  /** Microseconds since the epoch, as the database keeps them. */
  startedAt: number;
  finishedAt: number | null;
  error: string | null;
  /** Whether a ramdisk's report still finds the node: the look-up attributes go as soon as a run ends. */
  expected: boolean;
  unprocessed: (() => JsonObject) | null;
  processed: (() => JsonObject) | null;
}

/** A node as ironic knows it, with the machine that stands behind it. */
export interface MetalNode {
  uuid: string;
  name: string;
  provisionState: string;
  /** Root device hints, each to be met exactly; null when there are none. */
  rootDevice: Record<string, string> | null;
  /** Whether the machine boots the ramdisk when it is powered on; if not, someone has to post to /v1/continue. */
  reportsByItself: boolean;
  /** What the machine's ramdisk reports. */
  report: () => JsonObject;
  /** Null until the first introspection. */
  run: Run | null;
}

/** A node that has been introspected at least once. */
export type IntrospectedNode = MetalNode & { run: Run };

/** The nodes, looked up as the inspector does: a UUID in its own database, a name in ironic. */
export class Nodes {
  readonly all: readonly MetalNode[];
  readonly #byUuid: ReadonlyMap<string, MetalNode>;
  readonly #byName: ReadonlyMap<string, MetalNode>;

  constructor(all: readonly MetalNode[]) {
    this.all = all;
    this.#byUuid = new Map(all.map((node) => [node.uuid, node]));
    this.#byName = new Map(all.map((node) => [node.name, node]));
  }

  /** The UUID behind an id; whatever looks like a UUID is taken as it is. 404 for a name that ironic does not know. */
  uuid(id: string): string {
    return isUuidLike(id) ? id : this.inIronic(id).uuid;
  }

  /** The node with this UUID or name, introspected or not; 404 when ironic has none. */
  inIronic(id: string): MetalNode {
    const node = this.#byUuid.get(id) ?? this.#byName.get(id);
    if (!node) throw new Refusal(404, `Node ${id} was not found in Ironic`);
    return node;
  }

  /** The node with this UUID, if any: no name, no other spelling of the UUID. */
  withUuid(uuid: string): MetalNode | undefined {
    return this.#byUuid.get(uuid);
  }

  /** The introspected node with this UUID or name; 404 for one that was never introspected. */
  introspected(id: string): IntrospectedNode {
    const uuid = this.uuid(id);
    const node = this.#byUuid.get(uuid);
    if (!node || !isIntrospected(node)) throw new Refusal(404, `Could not find node ${uuid} in cache`);
    return node;
  }
}

/** Whether a node has been introspected. */
export function isIntrospected(node: MetalNode): node is IntrospectedNode {
  return node.run !== null;
}
