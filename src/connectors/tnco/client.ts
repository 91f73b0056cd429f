import { absent } from '../../transport/notFound.ts';
import { path } from '../../transport/path.ts';
import { field, object, string } from '../../json/read.ts';
import type { Transport } from '../../transport/transport.ts';
import { lifecycleProcess } from './model.ts';
import type { LifecycleProcess } from './model.ts';

/** The eight parameters of the search, in the upstream's own words. */
export interface ProcessQuery {
  readonly assemblyId: string | null;
  readonly assemblyName: string | null;
  readonly assemblyType: string | null;
  readonly startDateTime: string | null;
  readonly endDateTime: string | null;
  readonly processStatuses: readonly string[] | null;
  readonly intentTypes: readonly string[] | null;
  /** Always sent: without it TNC-O answers with everything. */
  readonly limit: number;
}

/** The process part of TNC-O's API (process-api.md): one method per endpoint. */
export class TncoClient {
  readonly #http: Transport;

  constructor(http: Transport) {
    this.#http = http;
  }

  /** GET /api/processes/{id}; null when there is none. */
  async process(id: string): Promise<LifecycleProcess | null> {
    const call = { operation: 'process.get', path: path`/api/processes/${id}` };
    // One that failed may be tried again under the same id.
    const isFinal = (process: LifecycleProcess) => process.id === id && process.status === 'COMPLETED';
    return this.#http.sendCached(call, lifecycleProcess, isFinal).catch(absent);
  }

  /** GET /api/processes: a bare array, the newest first as far as is known (upstreams.md 3.3). */
  async processes({
    processStatuses,
    intentTypes,
    ...query
  }: ProcessQuery): Promise<readonly LifecycleProcess[]> {
    const call = {
      operation: 'process.list',
      path: path`/api/processes`,
      query: {
        assemblyId: query.assemblyId ?? undefined,
        assemblyName: query.assemblyName ?? undefined,
        assemblyType: query.assemblyType ?? undefined,
        startDateTime: query.startDateTime ?? undefined,
        endDateTime: query.endDateTime ?? undefined,
        processStatuses: processStatuses?.join(','),
        intentTypes: intentTypes?.join(','),
        limit: query.limit,
      },
    };
    return this.#http.sendRows(call, lifecycleProcess);
  }

  /** GET /management/health; `UP` when it is well. It tells no version. */
  async health(): Promise<string> {
    const call = { operation: 'health.get', path: path`/management/health` };
    return this.#http.send(call, (value) => field(object(value), 'status', string));
  }
}
