import { expect } from 'vitest';
import type { EmbeddedCloud } from '../../src/embedded/cloud.ts';
import { ask } from './client.ts';
import { everything } from './questions.ts';
import type { Known } from './questions.ts';

/** What there is, read before anything goes wrong. */
export async function survey(url: string, cloud: EmbeddedCloud): Promise<Known> {
  const { data, errors } = await ask(url, { query: everything });
  expect(errors).toEqual([]);
  const { nodes, processes, operationLogs, protectionProviders } = data as Record<string, { nodes: Row[] }>;
  const ids = (list: { nodes: Row[] } | undefined) => (list?.nodes ?? []).map(({ id }) => id);
  const checkpoints = (protectionProviders?.nodes ?? []).flatMap(
    ({ checkpoints: list }) => list?.nodes ?? [],
  );
  return {
    nodes: ids(nodes),
    processes: ids(processes).slice(0, 10),
    operationLogs: ids(operationLogs).slice(0, 10),
    checkpoints: checkpoints.map(({ id, providerId = '', protectionPlan }) => ({
      id,
      providerId,
      planId: protectionPlan?.planId ?? '',
    })),
    servers: cloud.state.nova.servers.flatMap(({ id, host }) => (host === null ? [] : [id])),
  };
}

interface Row {
  readonly id: string;
  readonly providerId?: string;
  readonly protectionPlan?: { readonly planId: string };
  readonly checkpoints?: { readonly nodes: readonly Row[] };
}
