import type { ProcessFilter, Resolvers } from '../../generated/graphql.ts';
import { checkedId } from '../../ids.ts';
import type { LifecycleProcess } from './model.ts';
import type { ProcessesArguments } from './search.ts';
import type { TncoSession } from './session.ts';

interface TncoContext {
  readonly tnco: TncoSession;
}

interface PageArguments {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly filter?: ProcessFilter | null | undefined;
}

function searchOf({ first, after, filter }: PageArguments): ProcessesArguments {
  return {
    first,
    after: after ?? null,
    assemblyId: idOrNull(filter?.assemblyId),
    assemblyName: filter?.assemblyName ?? null,
    assemblyType: filter?.assemblyType ?? null,
    startedAfter: filter?.startedAfter ?? null,
    endedBefore: filter?.endedBefore ?? null,
    statuses: filter?.statuses ?? null,
    intentTypes: filter?.intentTypes ?? null,
    rawIntentTypes: filter?.rawIntentTypes ?? null,
  };
}

function idOrNull(id: string | null | undefined): string | null {
  return id === null || id === undefined ? null : checkedId(id);
}

type LeftOut =
  | 'lifecycleAction'
  | 'intent'
  | 'statusReason'
  | 'startTime'
  | 'endTime'
  | 'assemblyProperties'
  | 'context'
  | 'previousInstance'
  | 'desiredInstance'
  | 'executionPlan';

/** A key that a list's row leaves out is read from the process itself, unless the row's status says that there is none. */
function readWhole<K extends LeftOut>(key: K, hasNone: (row: LifecycleProcess) => boolean = () => false) {
  return (row: LifecycleProcess, _args: object, { tnco }: TncoContext) => {
    const value = row[key];
    if (value !== undefined) return value;
    return hasNone(row) ? null : tnco.loaders.whole.load(row.id).then((whole) => whole?.[key] ?? null);
  };
}

const unstarted: ReadonlySet<string> = new Set(['PLANNED', 'PENDING']);
const ongoing: ReadonlySet<string> = new Set([...unstarted, 'IN_PROGRESS']);
const explained: ReadonlySet<string> = new Set(['FAILED', 'CANCELLED', 'UNKNOWN']);
const startTime = readWhole('startTime', ({ status }) => unstarted.has(status));
const endTime = readWhole('endTime', ({ status }) => ongoing.has(status));

export const tncoResolvers: Resolvers = {
  Query: {
    process: async (_root, { id }, { tnco }) => tnco.loaders.process.load(id),
    processes: async (_root, args, { tnco }) => tnco.loaders.processes.load(searchOf(args)),
    assembly: (_root, { id }) => ({ id: checkedId(id) }),
  },
  Process: {
    __resolveReference: async ({ id }, { tnco }) => tnco.loaders.process.load(id),
    assembly: ({ assemblyId }) => (assemblyId === null ? null : { id: assemblyId }),
    lifecycleAction: readWhole('lifecycleAction'),
    intent: readWhole('intent'),
    statusReason: readWhole('statusReason', ({ status }) => !explained.has(status)),
    startTime,
    endTime,
    durationMs: async (row, args, context) => {
      const [start, end] = await Promise.all([startTime(row, args, context), endTime(row, args, context)]);
      return typeof start === 'string' && typeof end === 'string'
        ? Date.parse(end) - Date.parse(start)
        : null;
    },
    assemblyProperties: readWhole('assemblyProperties'),
    context: readWhole('context'),
    previousInstance: readWhole('previousInstance'),
    desiredInstance: readWhole('desiredInstance'),
    executionPlan: readWhole('executionPlan'),
  },
  Assembly: {
    __resolveReference: ({ id }) => ({ id: checkedId(id) }),
    processes: async ({ id }, args, { tnco }) =>
      tnco.loaders.processes.load({ ...searchOf(args), assemblyId: id }),
  },
};
