import { userError } from '../../userErrors.ts';
import type { UserError } from '../../userErrors.ts';
import type { EventName, EventOutcome, EventStatus, NewEvent } from './model.ts';

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

const refusals: ReadonlySet<number> = new Set([400, 404, 422]);

/** Null where nova's answer does not tell, or says what is not known here. */
export function deliveredBy(code: number | null): boolean | null {
  if (code === 200) return true;
  return code !== null && refusals.has(code) ? false : null;
}

const answered: Readonly<Record<string, EventStatus>> = { completed: 'COMPLETED', failed: 'FAILED' };

/** The event as it is known after the call; `verdict` is null where nova gave none. */
export function outcome(
  event: NewEvent,
  verdict: EventOutcome | null,
  delivered: boolean | null,
): DeliveredEvent {
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

/** Why an event was not delivered; `all` stands for the old answer that no event was. */
export function undelivered(event: NewEvent, index: number, verdict: EventOutcome | 'all' | null): UserError {
  if (verdict === 'all') {
    const why =
      'This nova (before 21.0.0) delivered none of the events and does not say why: no such server, no host, or no tag.';
    return userError('NOT_FOUND', why, ['events', index]); // nova's own word for all of these
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
