import * as rows from './rows.ts';

/** What one upstream call is answered with: always the same bytes for the same target. */
export interface Route {
  /** The call's name in the table. */
  readonly call: string;
  readonly status: number;
  readonly body: Buffer;
}

const cache = new Map<string, Route>();
const list = <T>(count: number, row: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => row(index));

/** The answer to a GET; undefined where there is none. */
export function routeFor(target: string): Route | undefined {
  const known = cache.get(target);
  if (known) return known;
  const made = make(new URL(target, 'http://upstream'));
  if (!made) return undefined;
  const route = { status: 200, call: made.call, body: Buffer.from(JSON.stringify(made.body)) };
  cache.set(target, route);
  return route;
}

function make({ pathname, searchParams }: URL): { call: string; body: unknown } | undefined {
  const count = Number(searchParams.get('limit') ?? 50);
  const [, ...segments] = pathname.split('/');
  const last = segments.at(-1) ?? '';
  const [first, second] = segments;
  if (first === 'v1' && second === 'introspection') return inspector(segments, count);
  if (first === 'api' && second === 'processes')
    return { call: 'process.list', body: list(count, rows.process) };
  if (last === 'operation_logs')
    return { call: 'operation-log.list', body: { operation_logs: list(count, rows.operationLog) } };
  if (segments.at(-2) === 'checkpoints') {
    const index = list(rows.checkpoints, rows.checkpointId).indexOf(last);
    return { call: 'checkpoint.get', body: { checkpoint: rows.checkpoint(index) } };
  }
  if (last === 'providers')
    return {
      call: 'provider.list',
      body: {
        providers: [{ id: rows.providerId, name: 'main', description: 'Swift', extended_info_schema: {} }],
      },
    };
  return versions(first);
}

function inspector(segments: readonly string[], count: number) {
  const [, , id, data] = segments;
  if (id === undefined)
    return { call: 'introspection.list', body: { introspection: list(count, rows.introspection) } };
  if (data === 'data') return { call: 'introspection-data.get', body: rows.introspectionData() };
  return { call: 'introspection.get', body: { ...rows.introspection(0), uuid: id } };
}

function versions(first: string | undefined) {
  if (first === 'v2.1')
    return {
      call: 'version.get',
      body: { version: { id: 'v2.1', status: 'CURRENT', version: '2.93', min_version: '2.1' } },
    };
  if (first === '') return { call: 'version.get', body: { versions: [{ id: '1.18', status: 'CURRENT' }] } };
  return undefined;
}

/** Nova's answer to a POST of events: each as it came, accepted. */
export function eventsAnswer(body: Buffer): Route {
  const asked: unknown = JSON.parse(body.toString());
  const events = isEvents(asked) ? asked.events : [];
  const answered = {
    events: events.map((event) => ({ status: 'completed', tag: null, ...event, code: 200 })),
  };
  return {
    call: 'server-external-events.create',
    status: 200,
    body: Buffer.from(JSON.stringify(answered)),
  };
}

function isEvents(value: unknown): value is { events: object[] } {
  return typeof value === 'object' && value !== null && 'events' in value && Array.isArray(value.events);
}
