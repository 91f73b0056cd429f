import type { Clock } from '../clock.ts';
import type { JsonObject } from '../json.ts';
import { uuidOf } from '../uuid.ts';
import { ramdiskReport } from './hardware.ts';
import type { MetalNode, Run } from './nodes.ts';
import { runPostHooks } from './postHooks.ts';
import { runPreHooks } from './preHooks.ts';
import { withoutLogs } from './report.ts';
import { beginRun } from './start.ts';
import type { Inspection } from './steps.ts';
import { pace } from './steps.ts';

/** How much there is at the beginning. */
export interface InspectorSeed {
  /** How many nodes ironic holds, 12 unless told otherwise; those beyond the 12th have finished. */
  nodes?: number;
}

type Story = 'finished' | 'deployed' | 'failed' | 'waiting' | 'starting' | 'never';

const stories: readonly Story[] = [
  'finished',
  'finished',
  'finished',
  'finished',
  'finished',
  'deployed',
  'finished',
  'failed',
  'waiting',
  'waiting',
  'starting',
  'never',
];

const minute = 60_000;

/** The nodes before anything has happened to them. */
export function inventedNodes({ nodes = 12 }: InspectorSeed = {}): MetalNode[] {
  return Array.from({ length: nodes }, (_, at) => inventedNode(at + 1));
}

function inventedNode(n: number): MetalNode {
  const story = storyOf(n);
  const name = `metal-${String(n).padStart(2, '0')}`;
  return {
    uuid: uuidOf(`bare-metal node ${n}`),
    name,
    provisionState: story === 'deployed' ? 'active' : 'manageable',
    rootDevice: story === 'failed' ? { serial: 'LOST-ARRAY-01' } : null,
    reportsByItself: story !== 'waiting',
    report: () => ramdiskReport(n, name),
    run: null,
  };
}

/** Gives the nodes their past; the two that wait time out an hour after their start, like any other. */
export function seedRuns(inspection: Inspection, clock: Clock): void {
  inspection.nodes.all.forEach((node, at) => {
    const story = storyOf(at + 1);
    if (story === 'never') return;
    if (story === 'starting') return beginRun(inspection, node, true);
    node.run = pastRun(node, { story, startedAt: clock.now() - ageOf(story, at) });
    if (story !== 'waiting') return;
    const ms = pace.timeout - ageOf(story, at);
    inspection.steps.later(node, { ms, from: 'waiting' }, (run) =>
      inspection.steps.end(run, 'Introspection timeout'),
    );
  });
}

function storyOf(n: number): Story {
  return stories[n - 1] ?? 'finished';
}

function ageOf(story: Story, at: number): number {
  if (story === 'waiting') return (12 - at) * minute;
  return story === 'failed' ? 55 * minute : (180 + 7 * at) * minute;
}

function pastRun(node: MetalNode, { story, startedAt }: { story: Story; startedAt: number }): Run {
  const isOver = story !== 'waiting';
  const took = 311_250;
  return {
    state: story === 'failed' ? 'error' : isOver ? 'finished' : 'waiting',
    startedAt: startedAt * 1000,
    finishedAt: isOver ? (startedAt + took) * 1000 + 407 : null,
    error: story === 'failed' ? 'No disks satisfied root device hints' : null,
    expected: !isOver,
    unprocessed: isOver ? () => withoutLogs(node.report()) : null,
    processed: isOver && story !== 'failed' ? () => processedReport(node) : null,
  };
}

function processedReport(node: MetalNode): JsonObject {
  const data = withoutLogs(node.report());
  runPreHooks(data);
  runPostHooks(data, node);
  return data;
}
