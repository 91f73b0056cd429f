/**
 * Replays recorded exchanges against the embedded cloud. A test file calls `replay` once for its upstream:
 *
 *     replay({
 *       upstream: 'karbor',
 *       ids: () => ({ '9b8fa296…': projects.demo.id }),             // captured id -> ours, in requests and answers
 *       tokens: { demo: (stage) => stage.login('member', 'demo') }, // by the name in brackets at the end of X-Auth-Token
 *       prepare: {
 *         // Brings the cloud into the state that the capture assumed, through its public API.
 *         // What it returns joins `ids`, for what was made on the way.
 *         checkpoint_delete: async ({ call, clock }) => {
 *           const made = await call('karbor', { method: 'POST', target: '…', token: 'demo', body: {…} });
 *           clock.advance(60_000);
 *           return { '10295b22-…': idOf(made.body) };
 *         },
 *       },
 *       unequal: { checkpoint_create_400_flow: 'tells a traceback of a program that we don’t run' },
 *     });
 *
 * Every capture gets a cloud of its own with a clock that stands still, so order doesn't matter. Compared are
 * status, the headers in `headers.ts`, and the body: for an error (400 and up) its wording, ids and times aside;
 * for anything else its keys and JSON types, and the form of ids, times and addresses (`exact`: its values).
 * `opaque` names places below which only the JSON type counts, for contents of the caller's making.
 * A capture in `unequal` must really differ, so that the list can't go stale. `npm run replay` ends with the table.
 */
import { describe, expect, it } from 'vitest';
import type { ManualClock } from '../../src/embedded/clock.ts';
import { manualClock } from '../../src/embedded/clock.ts';
import type { CloudSeed, EmbeddedCloud } from '../../src/embedded/cloud.ts';
import { startEmbeddedCloud } from '../../src/embedded/cloud.ts';
import type { Answer, Capture, Sent } from './exchange.ts';
import { captures, send } from './exchange.ts';
import { compareHeaders } from './headers.ts';
import { compare } from './shape.ts';
import type { Stage } from './stage.ts';
import { openStage, withTokens } from './stage.ts';
import type { Ids } from './translation.ts';
import { translated, translatedHeaders, translatedText } from './translation.ts';

/** One upstream's replay; the head of this file tells how to use it. */
export interface Replay {
  upstream: keyof EmbeddedCloud['urls'];
  ids?: (stage: Stage) => Ids | Promise<Ids>;
  tokens?: Record<string, (stage: Stage) => Promise<string>>;
  prepare?: Record<string, (stage: Stage) => Promise<Ids | void>>;
  /** What a capture's cloud starts with, where that is not the usual. */
  seed?: (capture: Capture) => CloudSeed;
  /** Changes a request before it is sent, after ids and tokens were put in. */
  request?: (request: Sent, capture: Capture, stage: Stage) => Sent | Promise<Sent>;
  exact?: boolean | ((capture: Capture) => boolean);
  /** By capture, or `*` for all: places as in `$.introspection.error`. */
  opaque?: Record<string, readonly string[]>;
  unequal?: Record<string, string>;
}

/** Makes one test of each recorded exchange. */
export function replay(plan: Replay): void {
  describe(plan.upstream, () => {
    const recorded = captures(plan.upstream);
    const names = new Set(recorded.map(({ name }) => name));
    const named = [plan.prepare, plan.unequal, plan.opaque].flatMap((table) => Object.keys(table ?? {}));
    it('names captures that exist', () => {
      expect(named.filter((name) => name !== '*' && !names.has(name))).toEqual([]);
    });
    for (const capture of recorded) {
      it(capture.name, async ({ task }) => {
        const differences = await replayed(plan, capture);
        const reason = plan.unequal?.[capture.name];
        task.meta.replay = { upstream: plan.upstream, equal: differences.length === 0, reason };
        if (reason === undefined) expect(differences).toEqual([]);
        else expect(differences, 'is equal after all: take it off the list').not.toEqual([]);
      });
    }
  });
}

async function replayed(plan: Replay, capture: Capture): Promise<string[]> {
  // Off the full second, as Python leaves out a fraction of nought.
  const clock: ManualClock = manualClock(new Date('2026-01-02T03:04:05.678Z'));
  const cloud = await startEmbeddedCloud({ clock, seed: plan.seed?.(capture) });
  try {
    const stage = openStage({ cloud, clock, tokens: plan.tokens });
    const ids = { ...(await plan.ids?.(stage)), ...(await plan.prepare?.[capture.name]?.(stage)) };
    const request = await ours(capture.request, ids, stage);
    const sent = (await plan.request?.(request, capture, stage)) ?? request;
    const answer = await send(cloud.urls[plan.upstream], sent);
    const { status, headers, body } = capture.response;
    const wanted = { status, headers: translatedHeaders(headers, ids), body: translated(body, ids) };
    return differences(plan, { ...capture, response: wanted }, answer);
  } finally {
    await cloud.close();
  }
}

async function ours({ method, target, headers, body }: Sent, ids: Ids, stage: Stage): Promise<Sent> {
  return {
    method,
    target: translatedText(target, ids),
    headers: await withTokens(stage, translatedHeaders(headers, ids)),
    body: translated(body, ids),
  };
}

function differences(plan: Replay, capture: Capture, answer: Answer): string[] {
  const { name, request, response } = capture;
  const opaque = [...(plan.opaque?.['*'] ?? []), ...(plan.opaque?.[name] ?? [])];
  const isExact = typeof plan.exact === 'function' ? plan.exact(capture) : plan.exact === true;
  const exact = response.status >= 400 || isExact;
  // A recorded HEAD holds the header dump in the place of a body.
  const body = request.method === 'HEAD' ? null : response.body;
  return [
    ...(answer.status === response.status ? [] : [`status: ${answer.status}, not ${response.status}`]),
    ...compareHeaders(response.headers, answer.headers),
    ...compare(body, answer.body, { opaque, text: exact, values: exact }),
  ];
}
