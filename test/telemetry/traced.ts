import { fakeUpstream } from '../support/fakeUpstream.ts';
import type { FakeUpstream } from '../support/fakeUpstream.ts';
import { checkpointRow, operationLogRow, project, providerId, uuidOf } from '../support/rows.ts';

export const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
export const parentId = '00f067aa0ba902b7';
export const secret = 'gAAAAABkarbors-own-token';
const query = `query Backups {
  one: operationLog(id: "${uuidOf(1)}") { id checkpoint { id } }
  two: operationLog(id: "${uuidOf(2)}") { id checkpoint { id } }
  gone: protectionProvider(id: "${providerId}") { id }
}`;

/** A karbor with two logs of one checkpoint, and no providers at the moment. */
export const karbor = async () =>
  fakeUpstream(({ url }) => {
    const [, resource = '', id = ''] = /\/([a-z_]+)\/([\w-]+)$/.exec(url) ?? [];
    if (resource === 'operation_logs') return { json: { operation_log: operationLogRow(id) } };
    if (resource === 'checkpoints') return { json: { checkpoint: checkpointRow(id) } };
    return { status: 503, text: 'busy' };
  });

/** A gateway before that karbor. */
export const settings = (upstream: FakeUpstream, more: Record<string, string>) => ({
  KARBOR_URL: `${upstream.url}/v1/${project}`,
  KARBOR_TOKEN: secret,
  KARBOR_RETRIES: '1',
  ...more,
});

/** One question on two logs, their checkpoint and a provider. */
export async function ask(url: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return response.text();
}
