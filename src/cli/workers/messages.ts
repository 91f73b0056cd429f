import type { Snapshot } from '../../telemetry/metrics.ts';
import { isObject } from '../../json/read.ts';

/** What the primary tells a worker. */
export type ToWorker =
  /** The first: begin, with the environment of the primary's embedded cloud if it has one. */
  | { readonly kind: 'serve'; readonly embedded: Readonly<Record<string, string>> | null }
  /** Another worker has taken over: finish, losing nothing. */
  | { readonly kind: 'drain' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'snapshot?'; readonly question: number }
  /** The metrics of all workers, as they were asked for. */
  | { readonly kind: 'metrics'; readonly question: number; readonly text: string };

/** What a worker tells the primary. */
export type ToPrimary =
  /** It listens: what was said to it before is lost. */
  | { readonly kind: 'here' }
  | { readonly kind: 'ready'; readonly url: string }
  /** Its own metrics; as an answer, or unasked as the last before it ends, so that no count is lost. */
  | { readonly kind: 'snapshot'; readonly question: number | null; readonly metrics: Snapshot }
  | { readonly kind: 'metrics?'; readonly question: number };

const toWorker: ReadonlySet<unknown> = new Set(['serve', 'drain', 'stop', 'snapshot?', 'metrics']);
const toPrimary: ReadonlySet<unknown> = new Set(['here', 'ready', 'snapshot', 'metrics?']);

/** Both sides are one program, so the kind tells the rest. */
export function isToWorker(message: unknown): message is ToWorker {
  return isObject(message) && toWorker.has(message['kind']);
}

export function isToPrimary(message: unknown): message is ToPrimary {
  return isObject(message) && toPrimary.has(message['kind']);
}
