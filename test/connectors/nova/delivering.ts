import { fakeUpstream } from '../../support/fakeUpstream.ts';
import type { Answer, Seen } from '../../support/fakeUpstream.ts';
import { codes, openGateway } from '../../support/gateway.ts';
import { uuidOf } from '../../support/rows.ts';

/** As nova is sent it. */
export interface SentEvent {
  readonly name: string;
  readonly server_uuid: string;
  readonly tag?: string;
}
interface Delivered {
  readonly events: readonly {
    readonly serverUuid: string;
    readonly delivered: boolean | null;
    readonly code: number | null;
  }[];
  readonly upstreamRequestIds: readonly string[];
  readonly userErrors: readonly {
    readonly code: string;
    readonly field: readonly string[] | null;
    readonly message: string;
  }[];
}

export const mutation = `mutation ($events: [ServerEventInput!]!) { createServerEvents(input: { events: $events }) {
  events { name serverUuid tag requestedStatus status rawStatus code delivered server { id } }
  upstreamRequestIds userErrors { code field message } } }`;
export const requestId = (n: number) => `req-${uuidOf(n)}`;

export const sentIn = ({ body }: Seen) => (JSON.parse(body) as { events: SentEvent[] }).events;

/** Nova: every event with the code that `codeOf` gives it. */
export function verdicts(
  request: Seen,
  nth: number,
  codeOf: (event: SentEvent) => number = () => 200,
): Answer {
  const events = sentIn(request).map((event) => {
    const code = codeOf(event);
    return { ...event, status: code === 200 ? 'completed' : 'failed', code };
  });
  const status = events.every(({ code }) => code === 200) ? 200 : 207;
  return { status, headers: { 'x-openstack-request-id': requestId(nth) }, json: { events } };
}

export const version = (newest: string): Answer => ({
  json: { version: { min_version: '2.1', version: newest } },
});

/** A gateway before a nova. */
export async function open(answer: (request: Seen, nth: number) => Answer, env: Record<string, string> = {}) {
  const upstream = await fakeUpstream(answer);
  const { run } = await openGateway({ NOVA_URL: `${upstream.url}/v2.1`, ...env });
  const send = async (events: readonly object[]) => {
    const answered = await run(mutation, { variables: { events } });
    const report = (answered.data?.['createServerEvents'] ?? null) as Delivered | null;
    return { answered, report, codes: codes(answered) };
  };
  return { upstream, send };
}

export const changed = (n: number, more: object = {}) => ({
  name: 'NETWORK_CHANGED',
  serverUuid: uuidOf(n),
  ...more,
});
export const many = (count: number, tag: string) =>
  Array.from({ length: count }, (_, n) => changed(n, { tag }));
