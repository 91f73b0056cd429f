import { UpstreamError } from '../../errors.ts';
import type { Answer } from '../../transport/exchange.ts';
import { absent } from '../../transport/notFound.ts';
import { path } from '../../transport/path.ts';
import type { JsonDocument } from '../../json/document.ts';
import { nothing } from '../../json/read.ts';
import type { JsonObject, Reader } from '../../json/read.ts';
import type { Call } from '../../transport/call.ts';
import type { Transport } from '../../transport/transport.ts';
import { introspection, introspections, newestVersion } from './model.ts';
import type { Introspection } from './model.ts';
import type { ApiVersion } from './version.ts';

const versionHeader = 'x-openstack-ironic-inspector-api-version'; // the standard OpenStack-API-Version is ignored (upstreams.md 2.4)
const maximumHeader = 'x-openstack-ironic-inspector-api-maximum-version';

interface IntrospectionQuery {
  readonly limit: number;
  readonly marker: string | null;
  /** The upstream's own words. */
  readonly states: readonly string[] | null;
}

/** The ironic-inspector v1 API (ironic_inspector/main.py): one method per endpoint. */
export class InspectorClient {
  readonly #http: Transport;
  readonly #version: ApiVersion;

  constructor(http: Transport, version: ApiVersion) {
    this.#http = http;
    this.#version = version;
  }

  /** GET /v1/introspection, since API 1.8, of some states since 1.10; newest start first, at most 1,000 rows. */
  async introspections({ limit, marker, states }: IntrospectionQuery): Promise<readonly Introspection[]> {
    const query = { limit, marker: marker ?? undefined, state: states?.join(',') };
    return this.#send(
      { operation: 'introspection.list', path: path`/v1/introspection`, query },
      introspections,
      states === null ? 8 : 10, // before that a row tells no state, and none would be found
    );
  }

  /** GET /v1/introspection/{node}, which tells the UUID since API 1.7; null when inspector does not know the node. */
  async introspection(node: string): Promise<Introspection | null> {
    const call = { operation: 'introspection.get', path: path`/v1/introspection/${node}` };
    return this.#send(call, introspection, 7).catch(absent);
  }

  /** POST /v1/introspection/{node}; 202 before the node has been touched. */
  async start(node: string, manageBoot: boolean | null): Promise<void> {
    const query = { manage_boot: manageBoot ?? undefined };
    const call = { operation: 'introspection.start', path: path`/v1/introspection/${node}`, query };
    await this.#send({ ...call, ...write }, nothing);
  }

  /**
   * POST /v1/introspection/{node}/abort; 202 whether or not anything is aborted (upstreams.md 14.23). Not repeated after a lock: that
   * mostly means that the ramdisk's report has come, and an abort of a failed introspection powers the node off.
   */
  async abort(node: string): Promise<void> {
    const call = { operation: 'introspection.abort', path: path`/v1/introspection/${node}/abort` };
    await this.#send({ ...call, ...write, repeatOn: [503] }, nothing);
  }

  /** GET /v1/introspection/{node}/data; null when none is stored. */
  async data(node: string): Promise<JsonDocument | null> {
    const call = { operation: 'introspection-data.get', path: path`/v1/introspection/${node}/data` };
    return this.#document(call).catch(noData);
  }

  /** GET /v1/introspection/{node}/data/unprocessed, since API 1.17; null when none is stored. */
  async unprocessedData(node: string): Promise<JsonDocument | null> {
    const call = {
      operation: 'unprocessed-data.get',
      path: path`/v1/introspection/${node}/data/unprocessed`,
    };
    return this.#document(call, 17).catch(noData);
  }

  /** POST /v1/introspection/{node}/data/unprocessed; without data what is stored is processed again. */
  async reapply(node: string, data: JsonObject | null): Promise<void> {
    const call = {
      operation: 'introspection.reapply',
      path: path`/v1/introspection/${node}/data/unprocessed`,
    };
    const body = data === null ? {} : { body: JSON.stringify(data) };
    // An older server takes the body, and works on what is stored.
    await this.#send({ ...call, ...write, ...body, repeatOn: [409, 503] }, nothing, data === null ? 0 : 15);
  }

  /** GET /; the newest API version, needs no login. */
  async newestVersion(): Promise<string | null> {
    return this.#http.send({ operation: 'version.get', path: path`/` }, newestVersion);
  }

  async #send<T>(call: Call, read: Reader<T>, since = 0): Promise<T> {
    return this.#http.shared(call, async (http) =>
      http.decode(call, await this.#answer(http, call, since), read),
    );
  }

  async #document(call: Call, since = 0): Promise<JsonDocument> {
    const answer = await this.#http.shared(call, async (http) => this.#answer(http, call, since));
    return this.#http.document(call, answer); // each request's own: it keeps what goes into that request's answer
  }

  /** Falls back after a 406, unless that leaves a version that does not know the call yet. */
  async #answer(http: Transport, call: Call, since: number): Promise<Answer> {
    const asked = this.#version.text;
    let answer = await this.#attempt(http, call, since);
    this.#version.learn(answer.headers[maximumHeader]); // every answer tells it (upstreams.md 14.22)
    if (answer.status === 406) {
      // Another call may have fallen back meanwhile: what counts is the version that this one went out with.
      if (this.#version.text !== asked) answer = await this.#attempt(http, call, since);
    }
    if (answer.status === 406) throw http.refusal(call, answer);
    return answer;
  }

  async #attempt(http: Transport, call: Call, since: number): Promise<Answer> {
    if (this.#version.before(1, since)) throw this.#tooOld(call.operation);
    const success = [...(call.success ?? [200]), 406];
    return http.answer({ ...call, success, headers: { [versionHeader]: this.#version.text } });
  }

  #tooOld(operation: string): UpstreamError {
    const detail = `this server speaks API ${this.#version.text}`;
    return new UpstreamError('UPSTREAM_UNSUPPORTED_VERSION', {
      upstream: 'inspector',
      operation,
      detail,
      sent: false,
    });
  }
}

/** Every write is answered 202 (an empty body before 10.3.0); abort and reapply may be repeated, start may not (upstreams.md 9.4). */
const write = { method: 'POST', success: [202] } as const;

/** The swift store answers 400 for what the database store answers 404, and for every failure of swift: its error tells which. */
export const nothingInSwift = /^Swift failed to get object .*Error was: .*(?:\b404\b|Not Found)/s;

function noData(error: unknown): null {
  const { status, said = '' } = error instanceof UpstreamError ? error.call : {};
  if (status === 400 && nothingInSwift.test(said)) return null;
  return absent(error);
}
