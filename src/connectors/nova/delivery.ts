import { UpstreamError } from '../../errors.ts';
import { uuid } from '../../ids.ts';
import { userError } from '../../userErrors.ts';
import type { UserError } from '../../userErrors.ts';
import { chunks, eventText } from './client.ts';
import type { Delivery, NovaClient } from './client.ts';
import { eventNames } from './model.ts';
import type { EventName, EventOutcome, EventStatus, NewEvent } from './model.ts';

export interface EventInput {
  readonly name: EventName;
  readonly serverUuid: string;
  readonly status?: EventStatus | undefined;
  readonly tag?: string | null | undefined;
}

/** An event with what became of it; null where that is not known. */
export interface DeliveredEvent {
  readonly name: EventName;
  readonly serverUuid: string;
  readonly tag: string | null;
  readonly requestedStatus: EventStatus;
  readonly status: EventStatus | null;
  readonly rawStatus: string | null;
  readonly code: number | null;
  readonly delivered: boolean | null;
}

export interface DeliveryReport {
  readonly events: readonly DeliveredEvent[];
  readonly upstreamRequestIds: readonly string[];
  readonly userErrors: readonly UserError[];
}

const maxEvents = 5000;
const maxBody = 112 * 1024; // oslo.middleware's sizelimit
const maxTag = 255;

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

function checked(input: readonly EventInput[]): { events: NewEvent[]; faults: UserError[] } {
  const faults: UserError[] = [];
  const fault = (message: string, ...at: (string | number)[]) =>
    faults.push(userError('INVALID_INPUT', message, ['events', ...at]));
  if (input.length === 0) fault('Give at least one event.');
  if (input.length > maxEvents)
    fault(`At most ${maxEvents} events are taken at once; these are ${input.length}.`);
  const events = input.map(({ name, serverUuid, status = 'COMPLETED', tag = null }, index) => {
    const id = uuid(serverUuid);
    if (id === null) fault('`serverUuid` must be a UUID.', index, 'serverUuid');
    const length = tag === null ? 0 : [...tag].length;
    if (length > maxTag)
      fault(`A tag has at most ${maxTag} characters; this one has ${length}.`, index, 'tag');
    return { name, serverUuid: id ?? serverUuid, status, tag };
  });
  return { events, faults };
}

function tooNew(events: readonly NewEvent[], newest: number | null): UserError[] {
  if (newest === null) return [];
  return events.flatMap(({ name }, index) => {
    const { since } = eventNames[name];
    const message = `${name} needs nova's microversion 2.${since}; this nova's newest is 2.${newest}.`;
    return since > newest ? [userError('UNSUPPORTED', message, ['events', index, 'name'])] : [];
  });
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
    let failure: UpstreamError | null = null;
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
  #failed(chunk: readonly number[], error: unknown, first: boolean): UpstreamError {
    if (!(error instanceof UpstreamError)) throw error;
    const unsent = certainlyNotReceived(error);
    if (first && unsent) throw error;
    if (error.call.upstreamRequestId !== undefined) this.#requestIds.push(error.call.upstreamRequestId);
    if (unsent) this.#fail(chunk, 'NOT_SENT', `Not delivered: ${error.message}.`);
    else this.#fail(chunk, 'OUTCOME_UNKNOWN', `Nova may have received it: ${error.message}.`);
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

/** No byte left, or nova refused the request as a whole before it looked at an event. */
function certainlyNotReceived({ call }: UpstreamError): boolean {
  return call.sent === false || (call.status !== undefined && call.status >= 400 && call.status < 500);
}

function deliveredBy(code: number | null): boolean | null {
  return code === null ? null : code === 200;
}

const answered: Readonly<Record<string, EventStatus>> = { completed: 'COMPLETED', failed: 'FAILED' };

function outcome(event: NewEvent, verdict: EventOutcome | null, delivered: boolean | null): DeliveredEvent {
  const { name, serverUuid, tag, status: requestedStatus } = event;
  const rawStatus = verdict?.status ?? null;
  const status = rawStatus === null ? null : (answered[rawStatus] ?? null);
  return {
    name,
    serverUuid,
    tag,
    requestedStatus,
    status,
    rawStatus,
    code: verdict?.code ?? null,
    delivered,
  };
}

function undelivered(event: NewEvent, index: number, verdict: EventOutcome | 'all' | null): UserError {
  if (verdict === 'all') {
    const why =
      'This nova (before 21.0.0) delivered none of the events and does not say why: no such server, no host, or no tag.';
    return userError('OUTCOME_UNKNOWN', why, ['events', index]);
  }
  switch (verdict?.code) {
    case 400:
      return userError('INVALID_INPUT', `${event.name} needs a tag.`, ['events', index, 'tag']);
    case 404:
      return userError('NOT_FOUND', 'Nova has no such server.', ['events', index, 'serverUuid']);
    case 422:
      return userError('INVALID_STATE', 'The server is on no host.', ['events', index, 'serverUuid']);
    default:
      return userError('OUTCOME_UNKNOWN', `Nova's verdict (${verdict?.code ?? 'none'}) is not known here.`, [
        'events',
        index,
      ]);
  }
}
