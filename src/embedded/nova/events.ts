import { isJsonObject, parsedJson } from '../json.ts';
import { firstViolation } from '../jsonSchema.ts';
import { pythonRepr } from '../python.ts';
import { at, text } from '../reading.ts';
import type { Incoming, Outgoing } from '../service.ts';
import type { Verdict } from '../verdict.ts';
import { createSchema, tagRequired } from './schemas.ts';
import type { State } from './state.ts';

/** One call to os-server-external-events whose sender and version are known. */
interface Call {
  request: Incoming;
  caller: Verdict;
  minor: number;
  legacy: boolean;
  requestId: string;
}

/** An error in nova's envelope, `{"<fault>": {"code", "message"}}`. */
export function fault(name: string, status: number, message: string): Outgoing {
  const headers = { 'Content-Type': 'application/json; charset=UTF-8' };
  return { status, headers, body: { [name]: { code: status, message } } };
}

/**
 * Takes events: the body is checked before the policy, and each event has an outcome of its own.
 * Source: nova, api/openstack/compute/server_external_events.py (create).
 */
export function create(state: State, call: Call): Outgoing {
  const { request, caller, minor, legacy } = call;
  const type = request.headers['content-type']?.split(';')[0]?.trim() ?? '';
  if (!mediaTypes.includes(type)) return fault('badMediaType', 415, 'Unsupported Content-Type');
  const body = request.body.length === 0 ? null : parsedJson(request.body);
  if (body === undefined) return fault('badRequest', 400, 'Malformed request body');
  const violation = firstViolation(createSchema(minor, legacy), body);
  if (violation) return fault('badRequest', 400, explained(violation));
  if (!caller.roles.includes('admin')) return fault('forbidden', 403, denial);
  const sent = at(body, 'events');
  const events = (Array.isArray(sent) ? sent : [])
    .filter(isJsonObject)
    .map((event) => deliver(state, event, call));
  const status = events.every(({ code }) => code === 200) ? 200 : 207;
  return { status, headers: { 'Content-Type': 'application/json' }, body: { events } };
}

const mediaTypes = ['', 'text/plain', 'application/json', 'application/vnd.openstack.compute+json'];

const denial = "Policy doesn't allow os_compute_api:os-server-external-events:create to be performed.";

function explained({ path, value, message }: NonNullable<ReturnType<typeof firstViolation>>): string {
  const attribute = path.at(-1);
  return attribute === undefined
    ? message
    : `Invalid input for field/attribute ${attribute}. Value: ${typeof value === 'string' ? value : pythonRepr(value)}. ${message}`;
}

function deliver(state: State, event: Record<string, unknown>, call: Call): Record<string, unknown> {
  const [name, serverId, tag] = [
    text(event['name']) ?? '',
    text(event['server_uuid']) ?? '',
    text(event['tag']),
  ];
  const server = state.servers.find(({ id }) => id === serverId);
  const code = !server
    ? 404
    : tagRequired.has(name) && tag === undefined
      ? 400
      : server.host === null
        ? 422
        : 200;
  state.record(
    { name, serverId, tag: tag ?? null, status: text(event['status']) ?? 'completed', code },
    call,
  );
  const known = ['name', 'server_uuid', 'status', 'tag'];
  const kept = Object.entries(event).filter(([key]) => known.includes(key));
  return { ...Object.fromEntries(kept), status: code === 200 ? 'completed' : 'failed', code };
}
