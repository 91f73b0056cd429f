import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { manualClock } from '../../src/embedded/clock.ts';
import { startEmbeddedCloud } from '../../src/embedded/cloud.ts';
import type { EmbeddedCloud } from '../../src/embedded/cloud.ts';
import { isObject } from '../../src/json/read.ts';
import { ask } from './client.ts';
import type { Reply } from './client.ts';
import { recordWrites, startFaults } from './faults.ts';
import { startGateway } from '../replicas/gatewayProcess.ts';
import type { GatewayProcess } from '../replicas/gatewayProcess.ts';
import { reads, write } from './questions.ts';
import type { Question } from './questions.ts';
import { survey } from './survey.ts';

const seconds = Number(process.env['CHAOS_SECONDS'] ?? 120);
const atATime = 12;
const deadline = 4_000;
/** What the machine may add to the gateway's own deadline. */
const slack = 6_000;
/** How long a connection may wait on a busy machine until it is accepted. */
const acceptance = 500;

let cloud: EmbeddedCloud;
let env: Record<string, string>;

beforeAll(async () => {
  // A clock that stands still: what is not written to stays as it is.
  cloud = await startEmbeddedCloud({ clock: manualClock(new Date()), tokenLifetime: 86_400 });
  env = { ...cloud.env, CALLERS: 'anonymous', TRIBUTARY_EMBEDDED: 'no', REQUEST_TIMEOUT: `${deadline}ms` };
  for (const name of ['INSPECTOR', 'NOVA', 'KARBOR', 'TNCO', 'KEYSTONE']) env[`${name}_TIMEOUT`] = '2s';
}, 120_000);

afterAll(async () => cloud.close());

it(
  `answers right or not at all, ${seconds} seconds long, and writes nothing twice`,
  async () => {
    const first = await startGateway(env);
    const second = await startGateway(env);
    const known = await survey(first.url, cloud);
    const questions = reads(known);
    const truth = await Promise.all(questions.map(async (question) => (await ask(first.url, question)).data));
    const seen = recordWrites(cloud);
    startFaults(cloud);

    const tally = new Tally();
    let gateway = first;
    let turn = 0;
    const until = performance.now() + seconds * 1_000;
    const worker = async () => {
      while (performance.now() < until) {
        const now = turn++;
        if (now % 6 === 5) await tally.wrote(gateway, write(known, Math.floor(now / 6)));
        else {
          const index = (now * 13) % questions.length;
          const question = questions[index];
          if (question !== undefined) await tally.read(gateway, question, truth[index]);
        }
      }
    };
    const working = Array.from({ length: atATime }, worker);
    await new Promise((resolve) => setTimeout(resolve, seconds * 500));
    // In the middle of it all: what was accepted is answered, what comes after goes to the other one.
    tally.terminated(first);
    gateway = second;
    first.signal('SIGTERM');
    expect(await first.ended).toBe(0);
    await Promise.all(working);
    second.signal('SIGTERM');
    expect(await second.ended).toBe(0);

    console.log(tally.summary());
    expect(tally.faults).toEqual([]);
    expect([...seen].filter(([, times]) => times > 1)).toEqual([]);
    expect(tally.eventFaults(cloud)).toEqual([]);
    expect(tally.events).toBeGreaterThan(seconds / 3);
    expect(tally.answered).toBeGreaterThan(seconds);
    expect(tally.right).toBeGreaterThan(tally.answered / 2);
  },
  (seconds + 120) * 1_000,
);

/** What the answers came to. */
class Tally {
  readonly faults: string[] = [];
  readonly codes = new Map<string, number>();
  readonly #outcomes = new Map<string, boolean | null>();
  answered = 0;
  right = 0;
  refused = 0;
  slowest = 0;
  #ended: { readonly gateway: GatewayProcess; readonly at: number } | null = null;

  get events(): number {
    return this.#outcomes.size;
  }

  terminated(gateway: GatewayProcess): void {
    this.#ended = { gateway, at: performance.now() };
  }

  async read(gateway: GatewayProcess, question: Question, truth: unknown): Promise<void> {
    const reply = await this.#ask(gateway, question);
    if (reply === null) return;
    const wrong = differences(reply, isObject(truth) ? truth : {});
    if (wrong.length > 0) this.faults.push(`${question.query}: ${wrong.join(', ')}`);
    else if (reply.errors.length === 0) this.right++;
  }

  async wrote(gateway: GatewayProcess, question: ReturnType<typeof write>): Promise<void> {
    const reply = await this.#ask(gateway, question);
    const payload = Object.values(reply?.data ?? {})[0];
    if (reply !== null && reply.errors.length === 0 && isObject(payload)) this.right++;
    const events =
      isObject(payload) && Array.isArray(payload['events']) ? (payload['events'] as unknown[]) : [];
    question.tags.forEach((tag, index) => {
      const event = events[index];
      const delivered =
        isObject(event) && typeof event['delivered'] === 'boolean' ? event['delivered'] : null;
      this.#outcomes.set(tag, delivered);
    });
  }

  /** Events that nova has otherwise than it was said. */
  eventFaults({ state }: EmbeddedCloud): string[] {
    const times = new Map<string | null, number>();
    for (const { tag } of state.nova.events) times.set(tag, (times.get(tag) ?? 0) + 1);
    return [...this.#outcomes].flatMap(([tag, delivered]) => {
      const received = times.get(tag) ?? 0;
      if (received > 1) return [`${tag}: received ${received} times`];
      if (delivered === true && received === 0) return [`${tag}: said to be delivered, never received`];
      return delivered === false && received > 0 ? [`${tag}: said not to be delivered, received`] : [];
    });
  }

  summary(): string {
    const codes = [...this.codes].map(([code, count]) => `${code} ${count}`).join(', ');
    const share = ((100 * this.right) / this.answered).toFixed(1);
    return (
      `${this.answered} answered, ${this.right} (${share} %) without an error, slowest ${this.slowest.toFixed(0)} ms, ` +
      `${this.refused} refused by the gateway that was stopping; ${this.events} events\n${codes}`
    );
  }

  async #ask(gateway: GatewayProcess, question: Question): Promise<Reply | null> {
    const started = performance.now();
    try {
      const reply = await ask(gateway.url, question);
      if (reply.status === 503 && this.#wasStopping(gateway, started)) {
        this.refused++;
        return null;
      }
      this.answered++;
      this.slowest = Math.max(this.slowest, reply.milliseconds);
      if (reply.milliseconds > deadline + slack)
        this.faults.push(`${question.query}: took ${reply.milliseconds.toFixed(0)} ms`);
      for (const { extensions } of reply.errors)
        this.codes.set(extensions.code, (this.codes.get(extensions.code) ?? 0) + 1);
      return reply;
    } catch (error) {
      if (this.#wasStopping(gateway, started)) this.refused++;
      else this.faults.push(`${question.query}: no answer, ${String(error)}`);
      return null;
    }
  }

  /** Whether a request came too late for the gateway that is stopping; one sent before has to be answered. */
  #wasStopping(gateway: GatewayProcess, started: number): boolean {
    return this.#ended?.gateway === gateway && started > this.#ended.at - acceptance;
  }
}

/** Fields that differ from what is true and have no error that says why. */
function differences({ data, errors }: Reply, truth: Readonly<Record<string, unknown>>): string[] {
  const wrong: string[] = [];
  const failed = new Set(errors.map(({ path }) => (path ?? []).join('.')));
  const compare = (got: unknown, wanted: unknown, path: string): void => {
    if (isDeepStrictEqual(got, wanted)) return;
    if (got === null && failed.has(path)) return;
    const both = typeof got === 'object' && got !== null && typeof wanted === 'object' && wanted !== null;
    if (!both)
      return void wrong.push(
        `${path} is ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`.slice(0, 300),
      );
    const keys = new Set([...Object.keys(got), ...Object.keys(wanted)]);
    for (const key of keys)
      compare(Reflect.get(got, key), Reflect.get(wanted, key), path === '' ? key : `${path}.${key}`);
  };
  if (data === null) return errors.length > 0 ? [] : ['neither data nor an error'];
  compare(data, truth, '');
  return wrong;
}
