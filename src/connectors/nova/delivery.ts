import { RequestError, UpstreamError } from '../../errors.ts';
import { userError } from '../../userErrors.ts';
import type { UserError } from '../../userErrors.ts';
import { chunks, eventText } from './client.ts';
import type { Delivery, NovaClient } from './client.ts';
import { checked, tooNew } from './events.ts';
import type { EventInput } from './events.ts';
import { eventNames } from './model.ts';
import type { EventOutcome, NewEvent } from './model.ts';
import { deliveredBy, outcome, undelivered } from './outcomes.ts';
import type { DeliveredEvent } from './outcomes.ts';

interface DeliveryReport {
  readonly events: readonly DeliveredEvent[];
  readonly upstreamRequestIds: readonly string[];
  readonly userErrors: readonly UserError[];
}

const maxBody = 112 * 1024; // oslo.middleware's sizelimit

/** Everything is checked before anything is sent; then chunk by chunk, in order, until one fails. */
export async function deliver(
  client: NovaClient,
  newest: () => Promise<number | null>,
  input: readonly EventInput[],
): Promise<DeliveryReport> {
  const { events, faults } = checked(input);
  const needed = Math.max(...events.map(({ name }) => eventNames[name].since));
  if (faults.length === 0 && needed > 1) faults.push(...tooNew(events, await newest()));
  if (faults.length > 0) return { events: [], upstreamRequestIds: [], userErrors: faults };
  return new Report(events).send(client, needed);
}

/** Fills in, event by event, what nova said. */
class Report {
  readonly #input: readonly NewEvent[];
  readonly #events: (DeliveredEvent | undefined)[] = [];
  readonly #requestIds: string[] = [];
  readonly #userErrors: UserError[] = [];

  constructor(input: readonly NewEvent[]) {
    this.#input = input;
  }

  async send(client: NovaClient, minor: number): Promise<DeliveryReport> {
    const texts = this.#input.map(eventText);
    let failure: Error | null = null;
    for (const [position, chunk] of chunks(texts, maxBody).entries()) {
      if (failure !== null) {
        this.#fail(chunk, 'NOT_SENT', 'Not sent, because an earlier part of the list failed.');
        continue;
      }
      try {
        const delivery = await client.createEvents(
          chunk.map((index) => texts[index] ?? ''),
          minor,
        );
        this.#take(chunk, delivery);
      } catch (error) {
        failure = this.#failed(chunk, error, position === 0);
      }
    }
    return {
      events: this.#input.map((event, index) => this.#events[index] ?? outcome(event, null, false)),
      upstreamRequestIds: this.#requestIds,
      userErrors: this.#userErrors,
    };
  }

  /** Where nothing at all was sent, the failure is the mutation's own; later it is that of its chunk. */
  #failed(chunk: readonly number[], error: unknown, first: boolean): Error {
    if (!(error instanceof UpstreamError) && !(error instanceof RequestError)) throw error;
    const unsent = certainlyNotReceived(error);
    if (first && unsent) throw error;
    const id = error instanceof UpstreamError ? error.call.upstreamRequestId : undefined;
    if (id !== undefined) this.#requestIds.push(id);
    if (unsent) this.#fail(chunk, 'NOT_SENT', `Not delivered: ${sentence(error)}`);
    else this.#fail(chunk, 'OUTCOME_UNKNOWN', `Nova may have received it: ${sentence(error)}`);
    return error;
  }

  #fail(chunk: readonly number[], code: 'NOT_SENT' | 'OUTCOME_UNKNOWN', message: string): void {
    for (const index of chunk) {
      const event = this.#input[index];
      if (event === undefined) continue;
      this.#events[index] = outcome(event, null, code === 'NOT_SENT' ? false : null);
      this.#userErrors.push(userError(code, message, ['events', index]));
    }
  }

  #take(chunk: readonly number[], { outcomes, requestId }: Delivery): void {
    if (requestId !== null) this.#requestIds.push(requestId);
    if (outcomes !== null && !this.#answers(chunk, outcomes)) {
      return this.#fail(
        chunk,
        'OUTCOME_UNKNOWN',
        'Nova received it, but its answer does not tell the events apart.',
      );
    }
    chunk.forEach((index, position) => {
      const event = this.#input[index];
      if (event === undefined) return;
      const verdict = outcomes?.[position] ?? null;
      const delivered = outcomes === null ? false : deliveredBy(verdict?.code ?? null);
      this.#events[index] = outcome(event, verdict, delivered);
      if (delivered !== true)
        this.#userErrors.push(undelivered(event, index, outcomes === null ? 'all' : verdict));
    });
  }

  /** Same length, same order: only then can a verdict be given to its event. */
  #answers(chunk: readonly number[], outcomes: readonly EventOutcome[]): boolean {
    return (
      outcomes.length === chunk.length &&
      chunk.every((index, position) => {
        const sent = this.#input[index];
        const got = outcomes[position];
        return (
          sent !== undefined &&
          got?.serverUuid.toLowerCase() === sent.serverUuid &&
          got.word === eventNames[sent.name].word
        );
      })
    );
  }
}

/** No byte left, the login did not work, or nova refused the request as a whole before it looked at an event. */
function certainlyNotReceived(error: UpstreamError | RequestError): boolean {
  if (error instanceof RequestError || error.call.upstream !== 'nova') return true;
  const { call } = error;
  return call.sent === false || (call.status !== undefined && call.status >= 400 && call.status < 500);
}

function sentence({ message }: Error): string {
  return message.endsWith('.') ? message : `${message}.`;
}
