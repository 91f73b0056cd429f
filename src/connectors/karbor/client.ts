import type { Fetched } from '../../connection.ts';
import { absent } from '../../transport/notFound.ts';
import { path } from '../../transport/path.ts';
import { nothing } from '../../json/read.ts';
import { requestIdOf } from '../../transport/refusal.ts';
import type { Transport } from '../../transport/transport.ts';
import {
  checkpointAnswer,
  checkpointsAnswer,
  operationLogAnswer,
  operationLogsAnswer,
  providerAnswer,
  providersAnswer,
} from './model.ts';
import { finishedLogs } from './model.ts';
import type { Checkpoint, OperationLog, ProtectionProvider } from './model.ts';

interface PageQuery {
  readonly limit: number;
  readonly marker: string | null;
}

export interface CheckpointQuery extends PageQuery {
  readonly planId: string | null;
  /** Days, inclusive. */
  readonly startDate: string | null;
  readonly endDate: string | null;
}

export interface OperationLogQuery extends PageQuery {
  /** Rows to leave out before the first. */
  readonly offset: number;
  /** `key:direction`, comma-separated. */
  readonly sort: string;
  readonly checkpointId: string | null;
  readonly planId: string | null;
  readonly restoreId: string | null;
  /** Karbor's own word. */
  readonly status: string | null;
}

interface CreateCheckpoint {
  readonly providerId: string;
  readonly planId: string;
  /** Only Pike takes it. */
  readonly extraInfo: object | null;
}

interface Written<T> {
  readonly value: T;
  readonly requestId: string | null;
}

const earliest = '1970-01-01'; // karbor ignores an end date without a start date

/** Karbor's v1 API below `/v1/{project_id}` (karbor api/v1): one method per endpoint. */
export class KarborClient {
  readonly #http: Transport;

  constructor(http: Transport) {
    this.#http = http;
  }

  /** GET /providers; by id. */
  async providers({ limit, marker }: PageQuery): Promise<Fetched<ProtectionProvider>> {
    const query = { limit, marker: marker ?? undefined };
    return this.#http.send({ operation: 'provider.list', path: path`/providers`, query }, providersAnswer);
  }

  /** GET /providers/{id}; null when there is none. */
  async provider(id: string): Promise<ProtectionProvider | null> {
    return this.#http
      .send({ operation: 'provider.get', path: path`/providers/${id}` }, providerAnswer)
      .catch(absent);
  }

  /** GET /providers/{id}/checkpoints, ascending: the only order in which a Swift bank minds limit and marker (upstreams.md 14.1). */
  async checkpoints(providerId: string, asked: CheckpointQuery): Promise<Fetched<Checkpoint>> {
    const { limit, marker, planId, startDate, endDate } = asked;
    const start = startDate ?? (endDate === null ? null : earliest);
    const query = {
      limit,
      sort: 'created_at:asc',
      marker: marker ?? undefined,
      plan_id: filterValue(planId),
      start_date: start === null ? undefined : quoted(start),
      end_date: endDate === null ? undefined : quoted(endDate),
    };
    const call = { operation: 'checkpoint.list', path: path`/providers/${providerId}/checkpoints`, query };
    return this.#http.send(call, checkpointsAnswer(providerId));
  }

  /** GET /providers/{id}/checkpoints/{id}; null when there is none. A deleted one is still there. */
  async checkpoint(providerId: string, id: string): Promise<Checkpoint | null> {
    const call = { operation: 'checkpoint.get', path: path`/providers/${providerId}/checkpoints/${id}` };
    return this.#http.send(call, checkpointAnswer(providerId)).catch(absent);
  }

  /** POST /providers/{id}/checkpoints; 200 while it is still protecting. Each call makes one: never repeated. */
  async createCheckpoint({ providerId, planId, extraInfo }: CreateCheckpoint): Promise<Written<Checkpoint>> {
    const checkpoint = { plan_id: planId, ...(extraInfo === null ? {} : { extra_info: extraInfo }) };
    const call = {
      operation: 'checkpoint.create',
      method: 'POST',
      path: path`/providers/${providerId}/checkpoints`,
      body: JSON.stringify({ checkpoint }),
    } as const;
    const answer = await this.#http.answer(call);
    return {
      value: this.#http.decode(call, answer, checkpointAnswer(providerId)),
      requestId: requestIdOf(answer),
    };
  }

  /** DELETE /providers/{id}/checkpoints/{id}; 200 `{}` before anything is deleted. */
  async deleteCheckpoint(providerId: string, id: string): Promise<Written<void>> {
    const call = {
      operation: 'checkpoint.delete',
      method: 'DELETE',
      path: path`/providers/${providerId}/checkpoints/${id}`,
    } as const;
    const answer = await this.#http.answer(call);
    return { value: this.#http.decode(call, answer, nothing), requestId: requestIdOf(answer) };
  }

  /** GET /operation_logs. */
  async operationLogs(asked: OperationLogQuery): Promise<Fetched<OperationLog>> {
    const { limit, marker, offset, sort, checkpointId, planId, restoreId, status } = asked;
    const query = {
      limit,
      sort,
      marker: marker ?? undefined,
      offset: offset === 0 ? undefined : offset,
      checkpoint_id: filterValue(checkpointId),
      plan_id: filterValue(planId),
      restore_id: filterValue(restoreId),
      status: status ?? undefined,
    };
    return this.#http.send(
      { operation: 'operation-log.list', path: path`/operation_logs`, query },
      operationLogsAnswer,
    );
  }

  /** GET /operation_logs/{id}; null when there is none, or it is another project's. */
  async operationLog(id: string): Promise<OperationLog | null> {
    const call = { operation: 'operation-log.get', path: path`/operation_logs/${id}` };
    const isFinal = (log: OperationLog) =>
      log.id === id && log.endedAt !== null && finishedLogs.has(log.status);
    return this.#http.sendCached(call, operationLogAnswer, isFinal).catch(absent);
  }

  /** The project that all of this is about: karbor's answers do not tell it. */
  async projectId(): Promise<string | null> {
    return this.#http.projectId();
  }
}

/** Every filter value goes through Python's literal_eval; quoted, a date stays a text on all of them (upstreams.md 5.4). */
function quoted(text: string): string {
  return `'${text}'`;
}

/** A UUID of digits alone, or with an `e` for an exponent, would be a subtraction to literal_eval. */
function filterValue(id: string | null): string | undefined {
  if (id === null) return undefined;
  return /[a-df]/i.test(id) ? id : quoted(id);
}
