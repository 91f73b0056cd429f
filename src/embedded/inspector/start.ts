import { pythonRepr } from '../python.ts';
import type { MetalNode } from './nodes.ts';
import { Refusal } from './refusal.ts';
import { processReport } from './report.ts';
import type { Inspection } from './steps.ts';
import { isLocked, noTransition, pace } from './steps.ts';

const introspectable = ['enroll', 'manageable', 'inspecting', 'inspect wait', 'inspect failed'];

/** Starts an introspection (introspect.py): drops what an earlier one stored; 400 where ironic or the state forbids it. */
export function startIntrospection(inspection: Inspection, id: string, manageBoot: boolean): void {
  const node = inspection.nodes.inIronic(id);
  if (!introspectable.includes(node.provisionState)) throw new Refusal(400, provisionText(node));
  if (node.run && !['waiting', 'finished', 'error'].includes(node.run.state))
    throw new Refusal(400, noTransition(node.run.state, 'start'));
  inspection.counts.started += 1;
  beginRun(inspection, node, manageBoot);
}

/** Puts a node into `starting`; one whose boot nobody manages waits at once for its operator. */
export function beginRun(inspection: Inspection, node: MetalNode, manageBoot: boolean): void {
  const { steps } = inspection;
  node.run = {
    state: manageBoot ? 'starting' : 'waiting',
    startedAt: steps.stamp(),
    finishedAt: null,
    error: null,
    expected: true,
    unprocessed: null,
    processed: null,
  };
  steps.later(node, { ms: pace.timeout, from: 'waiting' }, (run) => steps.end(run, 'Introspection timeout'));
  steps.later(node, { ms: pace.starting, from: 'starting' }, (run) => {
    run.state = 'waiting';
    if (!node.reportsByItself) return;
    steps.later(node, { ms: pace.booting, from: 'waiting' }, () => reportUnwatched(inspection, node));
  });
}

/** Stops a waiting introspection; in any other state the server says nothing and does nothing. */
export function abortIntrospection(inspection: Inspection, id: string): void {
  const { steps, counts } = inspection;
  const node = inspection.nodes.introspected(id);
  if (isLocked(node.run)) throw new Refusal(409, 'Node is locked, please, retry later');
  counts.aborted += 1;
  if (node.run.state !== 'waiting') return;
  node.run.state = 'aborting';
  steps.later(node, { ms: pace.aborting, from: 'aborting' }, (run) => steps.end(run, 'Canceled by operator'));
}

/** The machine's own post to /v1/continue: a refusal stays in the node's status, there is no client to tell. */
function reportUnwatched(inspection: Inspection, node: MetalNode): void {
  try {
    processReport(inspection, node.report());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

function provisionText({ provisionState }: MetalNode): string {
  return (
    `Invalid provision state for introspection: "${provisionState}", ` +
    `valid states are "${pythonRepr(introspectable)}"`
  );
}
