/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** The statuses of a checkpoint, as karbor names them. */
export type CheckpointStatus =
  /** It is complete, and can be restored from or deleted. */
  | 'AVAILABLE'
  /** It is being copied. */
  | 'COPYING'
  /** It was deleted: gone from the lists, still found by its id. */
  | 'DELETED'
  /** It is being deleted. */
  | 'DELETING'
  /** Making it failed; it can be deleted. */
  | 'ERROR'
  /** Deleting it failed; it can be neither deleted again nor reset. Karbor writes `error-deleting`. */
  | 'ERROR_DELETING'
  /** Copying is finished: in karbor's list of statuses, though as a rule it stands in `extraInfo` only. */
  | 'FINISHED'
  /** It is being made. */
  | 'PROTECTING'
  /** A status not known here; see `rawStatus`. */
  | 'UNKNOWN'
  /** It waits to be copied. Karbor writes `wait_copying`. */
  | 'WAIT_COPYING';

/** The states of an introspection, as ironic-inspector names them. All but `FINISHED` and `ERROR` are under way. */
export type IntrospectionState =
  /** An abort was accepted and is under way; `ERROR` follows. */
  | 'ABORTING'
  /** A node that ironic did not know has sent data and is being enrolled. */
  | 'ENROLLING'
  /** Ended badly, by a failure, a timeout or an abort; `error` says which. */
  | 'ERROR'
  /** Ended well; the data is stored where inspector keeps a store. */
  | 'FINISHED'
  /** The data has come and is being processed. */
  | 'PROCESSING'
  /** Stored data, or data sent along, is being processed again. */
  | 'REAPPLYING'
  /** Accepted; the node is about to be booted into the ramdisk. */
  | 'STARTING'
  /** A state not known here; see `rawState`. */
  | 'UNKNOWN'
  /** Waiting for the ramdisk to send its data: the only state in which an abort works. */
  | 'WAITING';

/** The outcomes that a mutation can report in `userErrors`. */
export type MutationErrorCode =
  /** Something else holds the object, such as a lock; the same request may succeed later. */
  | 'CONFLICT'
  /** A value in `input` was refused, by the gateway before anything was sent, or by the upstream. */
  | 'INVALID_INPUT'
  /** The object's state does not allow this; the upstream would refuse it, or accept and silently drop it. */
  | 'INVALID_STATE'
  /** The object to act on, or one that `input` names, does not exist upstream. */
  | 'NOT_FOUND'
  /** The upstream certainly has not received it; it may be sent again. */
  | 'NOT_SENT'
  /** The upstream may have carried it out or not: look before sending it again. */
  | 'OUTCOME_UNKNOWN'
  /** The upstream's quota is used up. */
  | 'QUOTA_EXCEEDED'
  /** This upstream, in its version or configuration, cannot do it; nothing was changed. */
  | 'UNSUPPORTED';

/** What an operation does. */
export type OperationType =
  /** Copies a checkpoint. */
  | 'COPY'
  /** Deletes a checkpoint: a log of type `protect` whose status is one of deleting. */
  | 'DELETE'
  /** Makes a checkpoint. */
  | 'PROTECT'
  /** Restores resources from a checkpoint. */
  | 'RESTORE'
  /** A type not known here; see `rawOperationType`. */
  | 'UNKNOWN'
  /** Verifies a checkpoint. */
  | 'VERIFY';

export type FailedQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type FailedQuery = { operationLogs: { nodes: Array<{ id: string, operationType: OperationType, checkpoint: { id: string, providerId: string, status: CheckpointStatus } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null };

export type StartMutationVariables = Exact<{
  nodeId: string | number;
}>;


export type StartMutation = { startIntrospection: { node: { id: string, introspection: { state: IntrospectionState } | null } | null, userErrors: Array<{ code: MutationErrorCode, message: string }> } | null };


export const FailedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Failed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operationLogs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"EnumValue","value":"FAIL"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"operationType"}},{"kind":"Field","name":{"kind":"Name","value":"checkpoint"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"providerId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]} as unknown as DocumentNode<FailedQuery, FailedQueryVariables>;
export const StartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Start"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"nodeId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startIntrospection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"nodeId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"nodeId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"introspection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<StartMutation, StartMutationVariables>;