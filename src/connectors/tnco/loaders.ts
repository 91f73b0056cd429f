import { perArguments, perKey } from '../../batching/loaders.ts';
import { Remembered } from '../../batching/remembered.ts';
import type { Source } from '../../batching/source.ts';
import type { TncoClient } from './client.ts';
import type { LifecycleProcess } from './model.ts';
import { processPage } from './search.ts';
import type { ProcessesArguments } from './search.ts';

/** The reads of one request. A list's rows may be shallow: `process` is primed with them, `whole` only with what was read by id. */
export function tncoLoaders(source: Source<TncoClient>, maxRows: number) {
  const operation = 'process.get';
  const whole = perKey({ source, operation }, async (id, client) => client.process(id));
  const remembered = new Remembered<LifecycleProcess | null>(({ id }) => id);
  // Without a batch of its own in a trace: the calls are those of `whole`.
  const unseen = source.scope.span === null ? source : { ...source, scope: { ...source.scope, span: null } };
  const process = perKey({ source: unseen, operation, remembered }, async (id) => whole.load(id));
  return {
    process,
    whole,
    processes: perArguments(
      { source, operation: 'process.list' },
      async (asked: ProcessesArguments, client) => {
        const page = await processPage(client, maxRows, asked);
        remembered.add(page.nodes);
        return page;
      },
    ),
  };
}
