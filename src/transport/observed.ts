import { UpstreamError } from '../errors.ts';
import type { FailedCall } from '../errors.ts';
import type { Call } from './call.ts';
import type { Answer } from './exchange.ts';
import { codeFor, saidBy } from './refusal.ts';
import type { CallOutcome, RequestScope, Ticket } from './scope.ts';
import type { Span } from './trace.ts';

/** One exchange: what is asked for, of whom, and how often it was tried before. */
export interface Attempt {
  readonly call: Call;
  readonly ticket: Ticket;
  readonly attempt: number;
}

/** Runs one exchange, which says when it begins, and tells what it came to: to those who observe the request, and in its trace. */
export async function observed(
  scope: RequestScope,
  { upstream, operation }: FailedCall,
  attempt: Attempt,
  run: (trace: Span['headers'], begin: () => void) => Promise<Answer>,
): Promise<Answer> {
  const asked = performance.now();
  let started = asked;
  const begin = () => (started = performance.now()); // what it waits for its turn is no slowness of the upstream
  const span = scope.span?.start(`${upstream} ${operation}`, 'client', factsOf(upstream, attempt)) ?? null;
  const tell = (outcome: Pick<CallOutcome, 'status' | 'code' | 'cause'>) => {
    const milliseconds = performance.now() - started;
    scope.observe({ upstream, operation, ...outcome, milliseconds, waited: started - asked });
    if (span === null) return;
    if (outcome.status !== null) span.setAttributes({ 'http.response.status_code': outcome.status });
    if (outcome.code !== null) span.fail(outcome.code);
    span.end();
  };
  try {
    const answer = await run(span?.headers ?? {}, begin);
    const { status } = answer;
    const code = status < 400 ? null : codeFor(answer);
    // Of a 404 no line is made: connectors read most as "there is none".
    const cause =
      code === null || (code === 'UPSTREAM_REJECTED' && status === 404) ? undefined : saidBy(answer);
    tell({ status, code, cause });
    return answer;
  } catch (cause) {
    const known = cause instanceof UpstreamError;
    const code = known ? cause.code : 'REQUEST_TIMEOUT';
    tell({ status: known ? (cause.call.status ?? null) : null, code, cause });
    throw cause;
  }
}

/** Tells of a read that made no call, since the same was under way. */
export async function joined<T>(
  { span, spared }: RequestScope,
  { upstream, operation }: FailedCall,
  outcome: Promise<T>,
): Promise<T> {
  if (span === null && spared === null) return outcome;
  const started = performance.now();
  const facts = { 'service.peer.name': upstream, 'tributary.operation': operation, 'tributary.shared': true };
  const stretch = span?.start(`${upstream} ${operation}`, 'internal', facts);
  return outcome.finally(() => {
    spared?.push({ upstream, operation, source: 'SHARED', milliseconds: performance.now() - started });
    stretch?.end();
  });
}

function factsOf(upstream: string, { call, ticket, attempt }: Attempt) {
  const { hostname, port, protocol } = new URL(ticket.origin);
  return {
    'http.request.method': call.method ?? 'GET',
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
    'service.peer.name': upstream,
    'tributary.operation': call.operation,
    ...(attempt === 0 ? {} : { 'http.request.resend_count': attempt }),
  };
}
