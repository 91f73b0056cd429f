import { UpstreamError } from '../../errors.ts';
import { path } from '../../transport/path.ts';
import { requestIdOf } from '../../transport/refusal.ts';
import type { Transport } from '../../transport/transport.ts';
import { eventNames, eventOutcomes, eventStatuses, newestMinor } from './model.ts';
import type { EventOutcome, NewEvent } from './model.ts';

/** What one POST came to. `outcomes` is null for the answer of novas before 21.0.0 that only says that every event failed. */
export interface Delivery {
  readonly outcomes: readonly EventOutcome[] | null;
  readonly requestId: string | null;
}

/** Nova's os-server-external-events (api/openstack/compute/server_external_events.py), below `/v2.1`. */
export class NovaClient {
  readonly #http: Transport;
  readonly #versions: Transport;

  /** `versions` goes to the same nova, at its `/v2.1/` root. */
  constructor(http: Transport, versions: Transport) {
    this.#http = http;
    this.#versions = versions;
  }

  /** POST /os-server-external-events; 200 when all were accepted, 207 when some were not. Not idempotent, never repeated. */
  async createEvents(events: readonly string[], minor: number): Promise<Delivery> {
    const call = {
      operation: 'server-external-events.create',
      method: 'POST',
      path: path`/os-server-external-events`,
      headers: {
        'openstack-api-version': `compute 2.${minor}`,
        'x-openstack-nova-api-version': `2.${minor}`,
      },
      body: bodyOf(events),
      success: [200, 207, 404],
    } as const;
    const answer = await this.#http.answer(call);
    const requestId = requestIdOf(answer);
    if (answer.status === 404) {
      const refusal = this.#http.refusal(call, answer);
      if (refusal.call.said?.startsWith('No instances found') !== true) throw refusal;
      return { outcomes: null, requestId };
    }
    return { outcomes: this.#http.decode(call, answer, eventOutcomes), requestId };
  }

  /** GET /v2.1/; the minor number of the newest microversion, null where the server does not tell. */
  async newestMinor(): Promise<number | null> {
    try {
      return await this.#versions.send({ operation: 'version.get', path: path`/` }, newestMinor);
    } catch (error) {
      // Keystone may have refused instead, which says nothing of nova.
      const isNova = error instanceof UpstreamError && error.call.upstream === 'nova';
      if (isNova && (error.code === 'UPSTREAM_REJECTED' || error.call.status === 404)) return null;
      throw error;
    }
  }
}

/** One event in nova's words. A null tag is refused, so the key is left out. */
export function eventText({ name, serverUuid, status, tag }: NewEvent): string {
  return JSON.stringify({
    name: eventNames[name].word,
    server_uuid: serverUuid,
    status: eventStatuses[status],
    ...(tag === null ? {} : { tag }),
  });
}

const opening = '{"events":[';
const closing = ']}';

function bodyOf(events: readonly string[]): string {
  return opening + events.join(',') + closing;
}

/** Splits events, in order, into as few bodies as keep within nova's limit; each is a list of indexes. */
export function chunks(events: readonly string[], maxBytes: number): readonly (readonly number[])[] {
  const frame = opening.length + closing.length;
  const out: number[][] = [];
  let size = Infinity;
  events.forEach((event, index) => {
    const bytes = Buffer.byteLength(event) + 1;
    if (frame - 1 + size + bytes > maxBytes) {
      out.push([]);
      size = 0;
    }
    size += bytes;
    out.at(-1)?.push(index);
  });
  return out;
}
