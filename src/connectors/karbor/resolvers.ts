import type { Caller } from '../../auth/callers.ts';
import { badInput } from '../../errors.ts';
import type {
  CheckpointFilter,
  OperationLogFilter,
  OperationLogSort,
  Resolvers,
} from '../../generated/graphql.ts';
import { uuidArgument } from '../../ids.ts';
import type { CheckpointsArguments } from './checkpoints.ts';
import { parsed, parsedOrText, raw } from './embedded.ts';
import type { OperationLogsArguments } from './loaders.ts';
import type { OperationLog } from './model.ts';
import type { KarborSession } from './session.ts';
import { createCheckpoint, deleteCheckpoint } from './writes.ts';
import type { CheckpointWrite } from './writes.ts';

interface CheckpointPage {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly filter?: CheckpointFilter | null | undefined;
  readonly order: CheckpointsArguments['order'];
}

interface LogPage {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly filter?: OperationLogFilter | null | undefined;
  readonly sort?: readonly OperationLogSort[] | null | undefined;
}

function checkpointsOf(
  providerId: string,
  { first, after, filter, order }: CheckpointPage,
): CheckpointsArguments {
  const planId = filter?.planId ?? null;
  return {
    providerId,
    first,
    after: after ?? null,
    order,
    planId: planId === null ? null : uuidArgument('filter.planId', planId),
    startDate: filter?.startDate ?? null,
    endDate: filter?.endDate ?? null,
  };
}

function logsOf({ first, after, filter, sort }: LogPage): OperationLogsArguments {
  const status = filter?.status ?? null;
  if (status === 'UNKNOWN')
    throw badInput('`filter.status` cannot be UNKNOWN: no upstream word stands for it.');
  const id = (name: 'checkpointId' | 'planId' | 'restoreId') => {
    const value = filter?.[name] ?? null;
    return value === null ? null : uuidArgument(`filter.${name}`, value);
  };
  return {
    first,
    after: after ?? null,
    sort: sort ?? null,
    checkpointId: id('checkpointId'),
    planId: id('planId'),
    restoreId: id('restoreId'),
    status,
  };
}

const checkpointAfterWrite = {
  checkpoint: async (
    { key, answered }: CheckpointWrite,
    _args: object,
    { karbor }: { readonly karbor: KarborSession },
  ) => {
    if (key === null) return null;
    const read = karbor.loaders.checkpoint.load(key);
    return answered === null ? read : ((await read.catch(() => null)) ?? answered);
  },
};

const ofCheckpoint: ReadonlySet<string> = new Set(['PROTECT', 'DELETE', 'COPY']);

/** Karbor never tells a log's project. It is the checkpoint's, but for a restore or a verification, which an admin may do elsewhere. */
async function projectOf(
  log: OperationLog,
  { karbor, caller }: { readonly karbor: KarborSession; readonly caller: Caller },
): Promise<string | null> {
  if (karbor.loaders.isListed(log) || isNoAdmin(caller)) return karbor.client.projectId();
  const { operationType, providerId, checkpointId: id } = log;
  if (!ofCheckpoint.has(operationType) || providerId === null || id === null) return null;
  return (await karbor.loaders.checkpoint.load({ providerId, id }))?.projectId ?? null;
}

/** Karbor's policies know an admin by this role; of the gateway's own login none is known here. */
function isNoAdmin(caller: Caller): boolean {
  return caller.kind === 'keystone' && !caller.login.roles.some((role) => role.toLowerCase() === 'admin');
}

export const karborResolvers: Resolvers = {
  Query: {
    protectionProvider: async (_root, { id }, { karbor }) =>
      karbor.loaders.provider.load(uuidArgument('id', id)),
    protectionProviders: async (_root, { first, after }, { karbor }) =>
      karbor.loaders.providers.load({ first, after: after ?? null }),
    checkpoint: async (_root, { providerId, id }, { karbor }) =>
      karbor.loaders.checkpoint.load({
        providerId: uuidArgument('providerId', providerId),
        id: uuidArgument('id', id),
      }),
    checkpoints: async (_root, { providerId, ...page }, { karbor }) =>
      karbor.loaders.checkpoints.load(checkpointsOf(uuidArgument('providerId', providerId), page)),
    operationLog: async (_root, { id }, { karbor }) =>
      karbor.loaders.operationLog.load(uuidArgument('id', id)),
    operationLogs: async (_root, page, { karbor }) => karbor.loaders.operationLogs.load(logsOf(page)),
  },
  Mutation: {
    createCheckpoint: async (_root, { input }, { karbor }) =>
      createCheckpoint(karbor, { ...input, extraInfo: input.extraInfo ?? null }),
    deleteCheckpoint: async (_root, { input }, { karbor }) => deleteCheckpoint(karbor, input),
  },
  CreateCheckpointPayload: checkpointAfterWrite,
  DeleteCheckpointPayload: checkpointAfterWrite,
  ProtectionProvider: {
    __resolveReference: async ({ id }, { karbor }) => karbor.loaders.provider.load(uuidArgument('id', id)),
    checkpoints: async ({ id }, page, { karbor }) => karbor.loaders.checkpoints.load(checkpointsOf(id, page)),
  },
  Checkpoint: {
    __resolveReference: async ({ providerId, id }, { karbor }) =>
      karbor.loaders.checkpoint.load({
        providerId: uuidArgument('providerId', providerId),
        id: uuidArgument('id', id),
      }),
    provider: async ({ providerId }, _args, { karbor }) => karbor.loaders.provider.load(providerId),
    resourceGraph: ({ resourceGraph }) =>
      parsed(resourceGraph, 'checkpoint.get', '$.checkpoint.resource_graph'),
    rawResourceGraph: ({ resourceGraph }) => raw(resourceGraph),
    extraInfo: ({ extraInfo }) => parsed(extraInfo, 'checkpoint.get', '$.checkpoint.extra_info'),
    rawExtraInfo: ({ extraInfo }) => raw(extraInfo),
    operationLogs: async ({ id }, page, { karbor }) =>
      karbor.loaders.operationLogs.load({ ...logsOf(page), checkpointId: id }),
  },
  ProtectedResource: {
    extraInfo: ({ extraInfo }) => parsedOrText(extraInfo),
  },
  OperationLog: {
    __resolveReference: async ({ id }, { karbor }) =>
      karbor.loaders.operationLog.load(uuidArgument('id', id)),
    projectId: async (log, _args, context) => projectOf(log, context),
    checkpoint: ({ providerId, checkpointId }, _args, { karbor }) =>
      providerId === null || checkpointId === null
        ? null
        : karbor.loaders.checkpoint.load({ providerId, id: checkpointId }),
    provider: ({ providerId }, _args, { karbor }) =>
      providerId === null ? null : karbor.loaders.provider.load(providerId),
    errorInfo: ({ errorInfo }) => parsedOrText(errorInfo),
    extraInfo: ({ extraInfo }) => parsedOrText(extraInfo),
  },
};
