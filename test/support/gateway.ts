import { onTestFinished } from 'vitest';
import { readSettings } from '../../src/config/readSettings.ts';
import { startEmbeddedCloud } from '../../src/embedded/cloud.ts';
import type { CloudOptions, EmbeddedCloud } from '../../src/embedded/cloud.ts';
import { createGateway } from '../../src/gateway.ts';
import type { Gateway } from '../../src/gateway.ts';
import type { Reports } from '../../src/reports.ts';
import type { CallOutcome } from '../../src/transport/scope.ts';
import { toAll } from '../../src/reports.ts';
import type { AuditLine } from '../../src/writes.ts';
import { logged } from './logged.ts';
import type { LogLine } from './logged.ts';
import { requestId } from './transport.ts';

/** What a test reads of an answer. */
export interface Answered {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly PrintedError[];
  /** The answer as it is sent. */
  readonly text: string;
}

export interface PrintedError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface Bench {
  readonly gateway: Gateway;
  /** Every call that reached out to an upstream, logins included. */
  readonly calls: CallOutcome[];
  readonly audit: AuditLine[];
  readonly failures: unknown[];
  /** What the log says of it all. */
  readonly log: readonly LogLine[];
  readonly run: (query: string, more?: Asked) => Promise<Answered>;
}

export interface Asked {
  readonly variables?: Record<string, unknown>;
  readonly token?: string;
  readonly signal?: AbortSignal;
}

/** A gateway configured by these variables alone, for the length of a test. */
export async function openGateway(env: Record<string, string>): Promise<Bench> {
  return benchOver(readSettings({ env, cwd: '/nowhere', home: '/nowhere' }));
}

/** A gateway over an embedded cloud of its own. */
export async function openCloudGateway(
  options: CloudOptions & { env?: Record<string, string> } = {},
): Promise<Bench & { cloud: EmbeddedCloud }> {
  const { env = {}, ...rest } = options;
  const cloud = await startEmbeddedCloud(rest);
  onTestFinished(async () => cloud.close());
  const settings = readSettings({ env, cwd: '/nowhere', home: '/nowhere', embedded: cloud.env });
  return { ...(await benchOver(settings)), cloud };
}

async function benchOver(settings: Parameters<typeof createGateway>[0]): Promise<Bench> {
  const calls: CallOutcome[] = [];
  const audit: AuditLine[] = [];
  const failures: unknown[] = [];
  const reports: Reports = {
    audit: (line) => audit.push(line),
    call: (outcome) => calls.push(outcome),
    failure: (_requestId, error) => failures.push(error),
  };
  const log = logged();
  const gateway = await createGateway(settings, toAll([reports, log.reports]));
  onTestFinished(async () => gateway.stop());
  const run = async (query: string, asked: Asked = {}) => runQuery(gateway, query, asked);
  return { gateway, calls, audit, failures, log: log.lines, run };
}

/** One request, as the HTTP front makes it, less HTTP. */
export async function runQuery(gateway: Gateway, query: string, asked: Asked = {}): Promise<Answered> {
  const { variables = {}, token = null, signal = new AbortController().signal } = asked;
  const contextValue = await gateway.context({ requestId, token, signal });
  const { body } = await gateway.server.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('the answer came in parts');
  const text = JSON.stringify(body.singleResult);
  const printed = JSON.parse(text) as Partial<Answered>;
  return { data: printed.data ?? null, errors: printed.errors ?? [], text };
}

/** The codes of an answer's errors. */
export function codes({ errors }: Answered): unknown[] {
  return errors.map(({ extensions }) => extensions['code']);
}
