import { field, integer, list, nullable, object, only, optional, string } from '../../json/read.ts';

/** Each event's word in nova, and the microversion that brought it (upstreams.md 4.2). */
export const eventNames = {
  NETWORK_CHANGED: { word: 'network-changed', since: 1 },
  NETWORK_VIF_PLUGGED: { word: 'network-vif-plugged', since: 1 },
  NETWORK_VIF_UNPLUGGED: { word: 'network-vif-unplugged', since: 1 },
  NETWORK_VIF_DELETED: { word: 'network-vif-deleted', since: 1 },
  VOLUME_EXTENDED: { word: 'volume-extended', since: 51 },
  POWER_UPDATE: { word: 'power-update', since: 76 },
  ACCELERATOR_REQUEST_BOUND: { word: 'accelerator-request-bound', since: 82 },
  VOLUME_REIMAGED: { word: 'volume-reimaged', since: 93 },
} as const;
export type EventName = keyof typeof eventNames;

export const eventStatuses = {
  FAILED: 'failed',
  COMPLETED: 'completed',
  IN_PROGRESS: 'in-progress',
} as const;
export type EventStatus = keyof typeof eventStatuses;

/** An event to be sent, checked: its UUID is lower-case and dashed, as nova looks it up. */
export interface NewEvent {
  readonly name: EventName;
  readonly serverUuid: string;
  readonly status: EventStatus;
  readonly tag: string | null;
}

/** Nova's verdict on one event, as server_external_events.py `create` prints it. */
export type EventOutcome = ReturnType<typeof eventOutcome>;

function eventOutcome(value: unknown) {
  const row = object(value);
  return {
    word: field(row, 'name', string),
    serverUuid: field(row, 'server_uuid', string),
    status: field(row, 'status', nullable(string)),
    code: field(row, 'code', optional(integer)) ?? null,
  };
}

/** A 200 or 207: one verdict for each event sent, in the order sent. */
export const eventOutcomes = only('events', list(eventOutcome));

/** `GET {root}/v2.1/`, as nova's versions.py prints it; the minor number of the newest microversion. */
export const newestMinor = only('version', (value): number | null => {
  const version = field(object(value), 'version', nullable(string)) ?? 'unknown';
  if (version === '') return 1; // the legacy /v2/ knows no microversions (upstreams.md 4.5)
  const [, minor] = /^2\.(\d+)$/.exec(version) ?? [];
  return minor === undefined ? null : Number(minor);
});

/** A server, known by its id alone: other subgraphs bring its fields, and whether it exists. */
export interface ServerReference {
  readonly id: string;
}
