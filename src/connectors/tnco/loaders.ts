import { perArguments, perKey } from '../../batching/loaders.ts';
import { Remembered } from '../../batching/remembered.ts';
import type { TncoClient } from './client.ts';
import type { LifecycleProcess } from './model.ts';
import { processPage } from './search.ts';
import type { ProcessesArguments } from './search.ts';

/** The reads of one request. A list's rows may be shallow: `process` is primed with them, `whole` only with what was read by id. */
export function tncoLoaders(client: TncoClient, maxRows: number) {
  const whole = perKey(async (id) => client.process(id));
  const remembered = new Remembered<LifecycleProcess | null>(({ id }) => id);
  const process = perKey(async (id) => whole.load(id), remembered);
  return {
    process,
    whole,
    processes: perArguments(async (asked: ProcessesArguments) => {
      const page = await processPage(client, maxRows, asked);
      remembered.add(page.nodes);
      return page;
    }),
  };
}
