import type { Policies } from './policies.ts';
import { Refusal, broken } from './refusal.ts';
import type { State } from './state.ts';
import type { Schema, Violation } from '../jsonSchema.ts';
import { firstViolation } from '../jsonSchema.ts';
import { isJsonObject } from '../json.ts';
import { str } from './python.ts';

/** On whose behalf a request is made. */
export interface Caller {
  readonly projectId: string;
  readonly isAdmin: boolean;
}

/** A request that was routed and whose caller is known. */
export interface Call {
  readonly state: State;
  readonly policies: Policies;
  readonly caller: Caller;
  /** The parts of the path that the route names. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON that came along; undefined when there was no body or one of another type. */
  readonly body: unknown;
  /** Scheme, host and `/v1` as the client wrote them. */
  readonly site: string;
}

/** Answers a call with a body, or with null for a 200 that has none; raises a Refusal otherwise. */
export type Handler = (call: Call) => Promise<object | null>;

/** A part of the path; a route that names it guarantees it. */
export const part = ({ path }: Call, name: string): string => path[name] ?? '';

/** The object under the one key of a body that passes its schema; karbor trips over a body that is not there. */
export function bodyOf(call: Call, schema: Schema): Record<string, unknown> {
  if (call.body === undefined) throw broken();
  const flaw = firstViolation(schema, call.body);
  if (flaw) throw new Refusal(400, told(flaw));
  const [inner] = isJsonObject(call.body) ? Object.values(call.body) : [];
  return isJsonObject(inner) ? inner : {};
}

function told({ path, value, message }: Violation): string {
  const place = path.at(-1);
  if (place === undefined) return message;
  return `Invalid input for field/attribute ${place}. Value: ${str(value)}. ${message}`;
}

/** A text in a body that its schema has checked. */
export const textIn = (body: Record<string, unknown>, key: string): string | null => {
  const value = body[key];
  return typeof value === 'string' ? value : null;
};

/** Raises karbor's 403 unless the policy lets the caller do this. */
export function demand(call: Call, action: string): void {
  if (!call.policies.allow(action, call.caller))
    throw new Refusal(403, `Policy doesn't allow ${action} to be performed.`);
}

/** Waits for the protection service as an RPC does; a call that it never answers is a 500. */
export async function rpc(call: Call): Promise<void> {
  if (await call.state.outages.protectionIsDown()) throw broken();
}
