import type { GraphQLSchema } from 'graphql';
import type { Caller } from './auth/callers.ts';
import type { WriteSettings } from './config/settings.ts';
import type { GatewayContext } from './context.ts';
import { RequestError, UpstreamError } from './errors.ts';
import { longestId } from './ids.ts';
import { isObject } from './json/read.ts';

/** One line for each write that was asked for, whatever the log level. Its target names what was written to: lists by their length, free data left out. */
export interface AuditLine {
  readonly mutation: string;
  readonly user: string | null;
  readonly project: string | null;
  readonly target: unknown;
  /** `accepted`, or the codes that say why not. */
  readonly outcome: string;
  readonly requestId: string;
  readonly upstreamRequestIds: readonly string[];
}

/** Which writes are on, for whom, and who is told of each. */
export interface Guard {
  readonly settings: WriteSettings;
  audit(line: AuditLine): void;
}

/** Puts the rule for roles in front of every mutation, and the audit log behind it. */
export function guardWrites(schema: GraphQLSchema, guard: Guard): void {
  const fields = schema.getMutationType()?.getFields() ?? {};
  for (const field of Object.values(fields)) {
    const { name, resolve } = field;
    field.resolve = async (root, args: Record<string, unknown>, context: GatewayContext, info) => {
      const line = (outcome: string, upstreamRequestIds: readonly string[]) =>
        guard.audit({ ...subjectOf(context, args, name), outcome, upstreamRequestIds });
      try {
        if (!mayWrite(context.caller, name, guard.settings.byRole)) {
          throw new RequestError('FORBIDDEN', `None of your roles may use ${name} here.`);
        }
        const payload: unknown = await resolve?.(root, args, context, info);
        line(outcomeOf(payload), idsOf(payload));
        return payload;
      } catch (error) {
        line(codeOf(error), idsOf(error instanceof UpstreamError ? error.call : null));
        throw error;
      }
    };
  }
}

function mayWrite(caller: Caller, mutation: string, byRole: WriteSettings['byRole']): boolean {
  if (caller.kind === 'nobody' || caller.kind === 'probe') return false;
  if (byRole === null || caller.kind === 'anonymous') return true;
  return caller.login.roles.some((role) => {
    if (!Object.hasOwn(byRole, role)) return false;
    const allowed = byRole[role];
    return allowed === null || allowed?.includes(mutation) === true;
  });
}

function subjectOf({ caller, scope }: GatewayContext, args: Record<string, unknown>, mutation: string) {
  const login = caller.kind === 'keystone' ? caller.login : null;
  return {
    mutation,
    user: login?.user.name ?? login?.user.id ?? null,
    project: login?.project?.id ?? null,
    target: targetOf(args['input']),
    requestId: scope.requestId,
  };
}

/** Enough to find what was written to: ids as far as one reaches, lists by length, free JSON not at all. */
function targetOf(input: unknown): unknown {
  if (!isObject(input)) return null;
  const entries = Object.entries(input).filter(([key]) => key !== 'data' && key !== 'extraInfo');
  return Object.fromEntries(
    entries.map(([key, value]) =>
      Array.isArray(value) ? [key, { count: value.length, servers: serversOf(value) }] : [key, shown(value)],
    ),
  );
}

function serversOf(events: readonly unknown[]): readonly unknown[] {
  return [...new Set(events.map((event) => (isObject(event) ? shown(event['serverUuid']) : null)))];
}

/** A write is told of before its ids were found to be none. */
function shown(value: unknown): unknown {
  return typeof value === 'string' && value.length > longestId ? `${value.slice(0, longestId)}…` : value;
}

function outcomeOf(payload: unknown): string {
  const errors = isObject(payload) ? payload['userErrors'] : null;
  if (!Array.isArray(errors) || errors.length === 0) return 'accepted';
  const codes = new Map<string, number>();
  for (const error of errors) {
    const code = isObject(error) ? String(error['code']) : 'UNKNOWN';
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  return [...codes].map(([code, count]) => (count === 1 ? code : `${code} ×${count}`)).join(', ');
}

function codeOf(error: unknown): string {
  return error instanceof UpstreamError || error instanceof RequestError
    ? error.code
    : 'INTERNAL_SERVER_ERROR';
}

function idsOf(source: unknown): readonly string[] {
  if (!isObject(source)) return [];
  const ids = source['upstreamRequestIds'] ?? source['upstreamRequestId'];
  return [ids].flat().filter((id) => typeof id === 'string');
}
