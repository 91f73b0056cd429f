import { perArguments, perKey } from '../../batching/loaders.ts';
import { Remembered } from '../../batching/remembered.ts';
import type { Source } from '../../batching/source.ts';
import { connection, decodeCursor, encodeCursor, pageSize, walk } from '../../connection.ts';
import type { Connection } from '../../connection.ts';
import type { BankKinds } from './bank.ts';
import { maxLimit } from './bank.ts';
import { checkpointPage } from './checkpoints.ts';
import type { CheckpointsArguments } from './checkpoints.ts';
import type { KarborClient } from './client.ts';
import { pagesByMarker, pagesByPlace } from './logPages.ts';
import { operationLogWords } from './model.ts';
import type { Checkpoint, KnownLogStatus, OperationLog, ProtectionProvider } from './model.ts';

export interface CheckpointKey {
  readonly providerId: string;
  readonly id: string;
}

export interface ProvidersArguments {
  readonly first: number;
  readonly after: string | null;
}

export interface OperationLogsArguments extends ProvidersArguments {
  readonly sort: readonly string[] | null;
  readonly checkpointId: string | null;
  readonly planId: string | null;
  readonly restoreId: string | null;
  readonly status: KnownLogStatus | null;
}

/** The reads of one request. Karbor has no multi-get; a list of N costs its bank N reads, so none is made to serve fewer keys. */
export function karborLoaders(source: Source<KarborClient>, kinds: BankKinds) {
  const providersRead = new Remembered<ProtectionProvider | null>(({ id }) => id);
  const provider = perKey(
    { source, operation: 'provider.get', remembered: providersRead },
    async (id, client) => client.provider(id),
  );
  const readAlone = new WeakSet<OperationLog>();
  const logsRead = new Remembered<OperationLog | null>(({ id }) => id);
  const operationLog = perKey(
    { source, operation: 'operation-log.get', remembered: logsRead },
    async (id, client) => {
      const log = await client.operationLog(id);
      if (log !== null) readAlone.add(log);
      return log;
    },
  );
  const checkpointsRead = new Remembered<Checkpoint | null>(checkpointName);
  const checkpoint = perArguments(
    { source, operation: 'checkpoint.get', nameOf: checkpointName, remembered: checkpointsRead },
    async ({ providerId, id }: CheckpointKey, client) => client.checkpoint(providerId, id),
  );
  const checkpoints = perArguments(
    { source, operation: 'checkpoint.list' },
    async (asked: CheckpointsArguments, client) => {
      const page = await checkpointPage(client, kinds, asked);
      checkpointsRead.add(page.nodes);
      return page;
    },
  );
  const operationLogs = perArguments(
    { source, operation: 'operation-log.list' },
    async (asked: OperationLogsArguments, client): Promise<Connection<OperationLog>> => {
      const { first, after, sort, status, ...ids } = asked;
      const query = {
        ...ids,
        sort: sortOf(sort),
        status: status === null ? null : operationLogWords[status],
      };
      const pagesOf = sort?.some((one) => one.startsWith('ENDED_')) === true ? pagesByPlace : pagesByMarker;
      const pages = pagesOf(client, query, after);
      const page = await walk({
        count: pageSize(first),
        maxLimit,
        ...pages,
        idOf: ({ id }) => id,
        keep: fits(asked), // filters that a server is not configured to take are dropped without a word
      });
      logsRead.add(page.rows);
      return connection(page, pages.cursorOf, after);
    },
  );
  return {
    provider,
    checkpoint,
    checkpoints,
    operationLog,
    operationLogs,
    /** Lists hold the logs of the caller's project alone; by its id an admin reads any project's. */
    isListed: (log: OperationLog) => !readAlone.has(log),

    providers: perArguments(
      { source, operation: 'provider.list' },
      async ({ first, after }: ProvidersArguments, client): Promise<Connection<ProtectionProvider>> => {
        // As it came: karbor keeps and compares the ids of its configuration as they are written there.
        const marker = after === null ? null : String(decodeCursor('protectionProviders', after)[0]);
        const page = await walk({
          count: pageSize(first),
          after: marker,
          maxLimit,
          fetch: async (limit, marker) => client.providers({ limit, marker }),
          idOf: ({ id }) => id,
          // By id, ascending; from the first again where karbor does not know the marker any more.
          keep: ({ id }) => marker === null || id > marker,
        });
        providersRead.add(page.rows);
        return connection(page, ({ id }) => encodeCursor('protectionProviders', id), after);
      },
    ),

    /** After a write, since it may have changed what any list holds. */
    forgetLists(): void {
      checkpoints.clearAll();
      operationLogs.clearAll();
    },
  };
}

/** Named for every row of a list; the length keeps apart what the two ids put together would not. */
function checkpointName({ providerId, id }: CheckpointKey): string {
  return `${providerId.length} ${providerId}${id}`;
}

function fits({
  checkpointId,
  planId,
  restoreId,
  status,
}: OperationLogsArguments): (row: OperationLog) => boolean {
  return (row) =>
    (checkpointId === null || row.checkpointId === checkpointId) &&
    (planId === null || row.planId === planId) &&
    (restoreId === null || row.restoreId === restoreId) &&
    (status === null || row.status === status);
}

const sortKeys: Readonly<Record<string, string>> = {
  CREATED: 'created_at',
  STARTED: 'started_at',
  ENDED: 'ended_at',
  STATUS: 'status',
  OPERATION_TYPE: 'operation_type',
  ID: 'id',
};

/** `STARTED_DESC` is `started_at:desc`; the id comes last, so that no two rows are equal. */
function sortOf(sorts: readonly string[] | null): string {
  const wanted = sorts === null || sorts.length === 0 ? ['CREATED_DESC'] : sorts;
  const terms = wanted.map((sort) => {
    const [, key = '', direction = ''] = /^(.*)_(ASC|DESC)$/.exec(sort) ?? [];
    return `${sortKeys[key]}:${direction.toLowerCase()}`;
  });
  return (wanted.some((sort) => sort.startsWith('ID_')) ? terms : [...terms, 'id:desc']).join(',');
}
