import { uuid } from '../../ids.ts';
import { userError } from '../../userErrors.ts';
import type { UserError } from '../../userErrors.ts';
import { eventNames } from './model.ts';
import type { EventName, EventStatus, NewEvent } from './model.ts';

export interface EventInput {
  readonly name: EventName;
  readonly serverUuid: string;
  readonly status?: EventStatus | undefined;
  readonly tag?: string | null | undefined;
}

const maxEvents = 5000;
const maxTag = 255;

/** What is to be sent, and everything that is wrong with it. */
export function checked(input: readonly EventInput[]): { events: NewEvent[]; faults: UserError[] } {
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

/** Events that this nova does not know yet: one of them would fail them all. */
export function tooNew(events: readonly NewEvent[], newest: number | null): UserError[] {
  if (newest === null) return [];
  return events.flatMap(({ name }, index) => {
    const { since } = eventNames[name];
    const message = `${name} needs nova's microversion 2.${since}; this nova's newest is 2.${newest}.`;
    return since > newest ? [userError('UNSUPPORTED', message, ['events', index, 'name'])] : [];
  });
}
