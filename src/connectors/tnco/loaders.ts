import { perArguments, perKey } from '../../batching/loaders.ts';
import type { TncoClient } from './client.ts';
import { processPage } from './search.ts';
import type { ProcessesArguments } from './search.ts';

/** The reads of one request. A list's rows may be shallow: `process` is primed with them, `whole` only with what was read by id. */
export function tncoLoaders(client: TncoClient, maxRows: number) {
  const whole = perKey(async (id) => client.process(id));
  const process = perKey(async (id) => whole.load(id));
  return {
    process,
    whole,
    processes: perArguments(async (asked: ProcessesArguments) => {
      const page = await processPage(client, maxRows, asked);
      for (const row of page.nodes) process.prime(row.id, row);
      return page;
    }),
  };
}
