import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { BareMetalNode, Introspection, Inventory } from '../connectors/inspector/model.ts';
import type { Connection } from '../connection.ts';
import type { NodeWrite } from '../connectors/inspector/writes.ts';
import type { LifecycleProcess, Assembly as AssemblyModel } from '../connectors/tnco/model.ts';
import type { DeliveredEvent } from '../connectors/nova/outcomes.ts';
import type { ServerReference } from '../connectors/nova/model.ts';
import type { ProtectionProvider as ProtectionProviderModel, Checkpoint as CheckpointModel, ProtectionPlan as ProtectionPlanModel, ProtectedResource as ProtectedResourceModel, OperationLog as OperationLogModel } from '../connectors/karbor/model.ts';
import type { CheckpointWrite } from '../connectors/karbor/writes.ts';
import type { UserError } from '../userErrors.ts';
import type { GatewayContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day as `YYYY-MM-DD`, in UTC. */
  Date: { input: string; output: string; }
  /**
   * A moment as RFC 3339 with a zone: UTC (`2026-11-21T08:43:22.000Z`) on the way out, any offset on the way in. An
   * upstream time without a zone is read as UTC.
   */
  DateTime: { input: string; output: string; }
  /** Any JSON value, as the upstream sent it. Numbers are 64-bit floats: an integer beyond 2^53 - 1 loses its last digits. */
  JSON: { input: unknown; output: unknown; }
  /** A whole number from -(2^53 - 1) to 2^53 - 1, as a JSON number: for sizes and durations that exceed the 32 bits of Int. */
  SafeInt: { input: number; output: number; }
  _FieldSet: { input: string; output: string; }
};

/** Which introspection to abort. */
export type AbortIntrospectionInput = {
  /** The node's ironic UUID, or its name. */
  readonly nodeId: Scalars['ID']['input'];
};

/** What came of `abortIntrospection`. */
export type AbortIntrospectionPayload = {
  readonly __typename?: 'AbortIntrospectionPayload';
  /**
   * The node, read again after the request, most likely still `WAITING` or `ABORTING`; null when there is no such node
   * or the re-read failed.
   */
  readonly node?: Maybe<Node>;
  /** Why nothing was aborted; empty when inspector accepted the request. */
  readonly userErrors: ReadonlyArray<MutationError>;
};

/** An assembly of TNC-O, known by its id alone; other subgraphs may bring more of it. Not checked to exist. */
export type Assembly = {
  readonly __typename?: 'Assembly';
  /** The assembly's id in TNC-O. */
  readonly id: Scalars['ID']['output'];
  /** The assembly's processes, newest start first. Pages and promises as for `Query.processes`. */
  readonly processes?: Maybe<ProcessConnection>;
};


/** An assembly of TNC-O, known by its id alone; other subgraphs may bring more of it. Not checked to exist. */
export type AssemblyProcessesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AssemblyProcessFilter>;
  first?: Scalars['Int']['input'];
};

/** Which processes of one assembly a list holds: those that match every condition given. */
export type AssemblyProcessFilter = {
  /** Only processes ended before this moment; one that has not ended does not match. */
  readonly endedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * Only processes of one of these kinds. An empty list matches nothing; `UNKNOWN` is `BAD_USER_INPUT`: use
   * `rawIntentTypes` for a kind not listed.
   */
  readonly intentTypes?: InputMaybe<ReadonlyArray<IntentType>>;
  /**
   * More kinds, in TNC-O's own words and exact case, for those that `IntentType` lacks: a process matches if its kind is
   * in either list.
   */
  readonly rawIntentTypes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only processes started after this moment. */
  readonly startedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only processes in one of these statuses. An empty list matches nothing; `UNKNOWN` is `BAD_USER_INPUT`. */
  readonly statuses?: InputMaybe<ReadonlyArray<ProcessStatus>>;
};

/**
 * A checkpoint: what karbor kept of a plan's resources at one time. It is known by its provider and its id together,
 * because providers that share a bank show the same checkpoint under the same id.
 */
export type Checkpoint = {
  readonly __typename?: 'Checkpoint';
  /** The day on which it was made, in UTC: karbor tells no time of day. Null just after a create. */
  readonly createdAt?: Maybe<Scalars['Date']['output']>;
  /**
   * Notes kept with the checkpoint, such as `{"created_by": "manual"}`, read from the JSON text in `rawExtraInfo`; null
   * when there are none. Null with an error where the text is not JSON.
   */
  readonly extraInfo?: Maybe<Scalars['JSON']['output']>;
  /** The checkpoint's UUID, meaningful only together with `providerId`. */
  readonly id: Scalars['ID']['output'];
  /**
   * The operation logs of the caller's project that name this checkpoint, newest first where no sort is given; found by
   * its id alone, whichever the provider. Pages and promises as for `Query.operationLogs`.
   */
  readonly operationLogs?: Maybe<OperationLogConnection>;
  /** The project that it belongs to; null when karbor does not tell. */
  readonly projectId?: Maybe<Scalars['ID']['output']>;
  /** The plan as it was when the checkpoint was made; null when karbor tells none. */
  readonly protectionPlan?: Maybe<ProtectionPlan>;
  /** The provider through which it was read; null when karbor no longer has it. */
  readonly provider?: Maybe<ProtectionProvider>;
  /** UUID of the provider through which it was read; the one that made it is `protectionPlan.providerId`. */
  readonly providerId: Scalars['ID']['output'];
  /** The notes as karbor keeps them: JSON as text; null when there are none. */
  readonly rawExtraInfo?: Maybe<Scalars['String']['output']>;
  /** The resource graph as karbor keeps it: JSON as text; null until karbor has built it, as just after a create. */
  readonly rawResourceGraph?: Maybe<Scalars['String']['output']>;
  /** The status in karbor's own words, such as `error-deleting`; null when karbor tells none. */
  readonly rawStatus?: Maybe<Scalars['String']['output']>;
  /**
   * The resources and how they depend on each other, read from the JSON text in `rawResourceGraph`; null until karbor
   * has built it. Null with an error where the text is not JSON.
   */
  readonly resourceGraph?: Maybe<Scalars['JSON']['output']>;
  /** Where it stands. */
  readonly status: CheckpointStatus;
};


/**
 * A checkpoint: what karbor kept of a plan's resources at one time. It is known by its provider and its id together,
 * because providers that share a bank show the same checkpoint under the same id.
 */
export type CheckpointOperationLogsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  sort?: InputMaybe<ReadonlyArray<OperationLogSort>>;
};

/** A page of checkpoints. */
export type CheckpointConnection = {
  readonly __typename?: 'CheckpointConnection';
  /** The rows of the page with their cursors. */
  readonly edges: ReadonlyArray<CheckpointEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<Checkpoint>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of checkpoints. */
export type CheckpointEdge = {
  readonly __typename?: 'CheckpointEdge';
  /** Where the row stands in its list; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The checkpoint. */
  readonly node: Checkpoint;
};

/** Which checkpoints a list holds: those that match every condition given. */
export type CheckpointFilter = {
  /** Only checkpoints made on this day, in UTC, or earlier. It works alone too, though karbor itself ignores it alone. */
  readonly endDate?: InputMaybe<Scalars['Date']['input']>;
  /** Only checkpoints of the plan with this UUID. */
  readonly planId?: InputMaybe<Scalars['ID']['input']>;
  /** Only checkpoints made on this day, in UTC, or later. */
  readonly startDate?: InputMaybe<Scalars['Date']['input']>;
};

/**
 * The orders of a list of checkpoints: by when they were made. Within a day only the bank's own order tells, since
 * `createdAt` is a day.
 */
export type CheckpointOrder =
  /** From the newest on: reads the whole list for each page. */
  | 'NEWEST_FIRST'
  /** From the oldest on: pages as karbor does. */
  | 'OLDEST_FIRST';

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

/** What to make a checkpoint of. */
export type CreateCheckpointInput = {
  /**
   * An object of notes to keep with it. No release since Queens (1.0.0) keeps them, so they are `UNSUPPORTED` and
   * nothing is sent, unless the gateway is configured for an older one.
   */
  readonly extraInfo?: InputMaybe<Scalars['JSON']['input']>;
  /** UUID of the plan. */
  readonly planId: Scalars['ID']['input'];
  /** UUID of the provider: the one that the plan names, else `INVALID_INPUT`. */
  readonly providerId: Scalars['ID']['input'];
};

/** What came of `createCheckpoint`. */
export type CreateCheckpointPayload = {
  readonly __typename?: 'CreateCheckpointPayload';
  /** The checkpoint, read again after the create, most likely `PROTECTING`; null when none was made or that is unknown. */
  readonly checkpoint?: Maybe<Checkpoint>;
  /**
   * Karbor's `x-openstack-request-id` of the create, to be found in karbor's logs; null when nothing was sent or no
   * answer came.
   */
  readonly upstreamRequestId?: Maybe<Scalars['String']['output']>;
  /** Why no checkpoint was made; empty when karbor accepted the create. */
  readonly userErrors: ReadonlyArray<MutationError>;
};

/** The events to send. */
export type CreateServerEventsInput = {
  /** 1 to 5,000 events, in the order in which nova is to take them. */
  readonly events: ReadonlyArray<ServerEventInput>;
};

/** What came of `createServerEvents`. */
export type CreateServerEventsPayload = {
  readonly __typename?: 'CreateServerEventsPayload';
  /** One event per input, in order; empty when the input was refused and nothing was sent. */
  readonly events: ReadonlyArray<ServerEvent>;
  /**
   * Nova's `x-openstack-request-id` of each call that it answered, in order, to be found in nova's logs; empty when it
   * answered none.
   */
  readonly upstreamRequestIds: ReadonlyArray<Scalars['String']['output']>;
  /**
   * One per fault in the input when nothing was sent, else one per event not delivered; `field` points to the event.
   * Empty when all were accepted for dispatch.
   */
  readonly userErrors: ReadonlyArray<MutationError>;
};

/** Which checkpoint to delete. */
export type DeleteCheckpointInput = {
  /** The checkpoint's UUID. */
  readonly id: Scalars['ID']['input'];
  /** UUID of the provider to delete it through. */
  readonly providerId: Scalars['ID']['input'];
};

/** What came of `deleteCheckpoint`. */
export type DeleteCheckpointPayload = {
  readonly __typename?: 'DeleteCheckpointPayload';
  /** The checkpoint, read again after the request, most likely `DELETING`; null when there is none or the re-read failed. */
  readonly checkpoint?: Maybe<Checkpoint>;
  /**
   * Karbor's `x-openstack-request-id` of the delete, to be found in karbor's logs; null when nothing was sent or no
   * answer came.
   */
  readonly upstreamRequestId?: Maybe<Scalars['String']['output']>;
  /** Why nothing was deleted; empty when karbor accepted the delete. */
  readonly userErrors: ReadonlyArray<MutationError>;
};

/** The kinds of intent, as TNC-O names them (`CreateAssembly`, …). */
export type IntentType =
  /** Take over something that already runs as an assembly; newer servers only. */
  | 'ADOPT_ASSEMBLY'
  /** Bring an assembly to another state. */
  | 'CHANGE_ASSEMBLY_STATE'
  /** Create an assembly. */
  | 'CREATE_ASSEMBLY'
  /** Create an assembly, or upgrade it where it exists; newer servers only. */
  | 'CREATE_OR_UPGRADE_ASSEMBLY'
  /** Delete an assembly. */
  | 'DELETE_ASSEMBLY'
  /** Heal a broken component of an assembly. */
  | 'HEAL_ASSEMBLY'
  /** Take members from a cluster of an assembly. */
  | 'SCALE_IN_ASSEMBLY'
  /** Add members to a cluster of an assembly. */
  | 'SCALE_OUT_ASSEMBLY'
  /** A kind not known here; see `rawIntentType`. */
  | 'UNKNOWN'
  /** Bring an assembly to another descriptor or other properties. */
  | 'UPGRADE_ASSEMBLY';

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

/** How the ramdisk was booted: `inventory.boot`. */
export type InventoryBoot = {
  readonly __typename?: 'InventoryBoot';
  /** `bios` or `uefi`. */
  readonly currentBootMode?: Maybe<Scalars['String']['output']>;
  /** The interface booted from, as a MAC address or in the boot loader's form (`01-52-54-00-…`). */
  readonly pxeInterface?: Maybe<Scalars['String']['output']>;
};

/** The processors: `inventory.cpu`. */
export type InventoryCpu = {
  readonly __typename?: 'InventoryCpu';
  /** Architecture, such as `x86_64`. */
  readonly architecture?: Maybe<Scalars['String']['output']>;
  /** Number of logical processors, threads counted. */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** Feature flags as the kernel names them, such as `vmx`. */
  readonly flags?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Clock in MHz, which the ramdisk sends as text; null where that is no number. */
  readonly frequencyMhz?: Maybe<Scalars['Float']['output']>;
  /** Model, in the processor's words. */
  readonly modelName?: Maybe<Scalars['String']['output']>;
};

/** One block device: an entry of `inventory.disks`. */
export type InventoryDisk = {
  readonly __typename?: 'InventoryDisk';
  /** Its name under `/dev/disk/by-path`, stable while the cabling is. */
  readonly byPath?: Maybe<Scalars['String']['output']>;
  /** The model. */
  readonly model?: Maybe<Scalars['String']['output']>;
  /** Device name in the ramdisk, such as `/dev/sda`; it may differ at the next boot. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Whether it is a spinning disk. */
  readonly rotational?: Maybe<Scalars['Boolean']['output']>;
  /** The serial number. */
  readonly serial?: Maybe<Scalars['String']['output']>;
  /** Size in bytes. */
  readonly sizeBytes?: Maybe<Scalars['SafeInt']['output']>;
  /** The vendor. */
  readonly vendor?: Maybe<Scalars['String']['output']>;
  /** The World Wide Name. */
  readonly wwn?: Maybe<Scalars['String']['output']>;
};

/** One network interface: an entry of `inventory.interfaces`. */
export type InventoryInterface = {
  readonly __typename?: 'InventoryInterface';
  /** Whether it had a link. */
  readonly hasCarrier?: Maybe<Scalars['Boolean']['output']>;
  /** IPv4 address that it had in the ramdisk. */
  readonly ipv4Address?: Maybe<Scalars['String']['output']>;
  /** IPv6 address that it had in the ramdisk, with its zone where it has one, such as `fe80::1%eno1`. */
  readonly ipv6Address?: Maybe<Scalars['String']['output']>;
  /** LLDP data as received: a list of `[type, value in hexadecimal]`; null where the ramdisk collected none. */
  readonly lldp?: Maybe<Scalars['JSON']['output']>;
  /** MAC address. */
  readonly macAddress?: Maybe<Scalars['String']['output']>;
  /** Name in the ramdisk, such as `eth0`; it may differ at the next boot. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** PCI product id. */
  readonly product?: Maybe<Scalars['String']['output']>;
  /** Link speed in Mbit/s. */
  readonly speedMbps?: Maybe<Scalars['Int']['output']>;
  /** PCI vendor id, such as `0x8086`. */
  readonly vendor?: Maybe<Scalars['String']['output']>;
};

/** The main memory: `inventory.memory`. */
export type InventoryMemory = {
  readonly __typename?: 'InventoryMemory';
  /** Memory fitted, in MiB, from `physical_mb`. */
  readonly physicalMb?: Maybe<Scalars['SafeInt']['output']>;
  /** Memory that the ramdisk's kernel could use, in bytes, from `total`: less than what is fitted. */
  readonly totalBytes?: Maybe<Scalars['SafeInt']['output']>;
};

/**
 * Maker and model, as the firmware tells them: `inventory.system_vendor`. Virtual machines and cheap boards tell
 * placeholders.
 */
export type InventorySystemVendor = {
  readonly __typename?: 'InventorySystemVendor';
  /** The maker. */
  readonly manufacturer?: Maybe<Scalars['String']['output']>;
  /** The model. */
  readonly productName?: Maybe<Scalars['String']['output']>;
  /** The machine's serial number. */
  readonly serialNumber?: Maybe<Scalars['String']['output']>;
};

/**
 * All that can be changed. Root mutation fields run one after another, in the order written, and each fails alone.
 *
 * Outcomes to be expected (no such object, wrong state, locked, input that only the upstream can judge) are in
 * `userErrors`. A missing or refused login and a broken upstream are errors, as for a query.
 *
 * Empty `userErrors` means accepted, not done: the upstreams work on in the background. The object in a payload is read
 * again after the write and may still show the state before; a re-read that fails gives an error at that object alone,
 * and does not hide a write that was made. A write is never sent twice.
 */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Asks inspector to abort a running introspection. Source: ironic-inspector `POST /v1/introspection/{node}/abort`.
   *
   * Only from `WAITING`: in any other state inspector accepts the request and drops it (and from `ERROR` still powers
   * the node off), so the state is read first and the answer is `INVALID_STATE` with nothing sent. It is done when the
   * state is `ERROR` with the error `Canceled by operator`. `NOT_FOUND`: inspector has no such node. `CONFLICT`: the
   * node is locked, mostly because its data has just come; try again, and the state is read anew. `OUTCOME_UNKNOWN`:
   * inspector's answer is lost.
   */
  readonly abortIntrospection?: Maybe<AbortIntrospectionPayload>;
  /**
   * Makes a checkpoint of a plan's resources. Not idempotent: each call makes one. It is `PROTECTING` at first, then
   * `AVAILABLE` or `ERROR`. Source: karbor `POST /providers/{provider}/checkpoints`.
   *
   * `userErrors`: `NOT_FOUND` for the plan or the provider; `INVALID_INPUT` when the plan is another provider's;
   * `QUOTA_EXCEEDED`; `UNSUPPORTED` for `extraInfo`; `OUTCOME_UNKNOWN` when karbor's protection service failed or gave
   * up waiting: the checkpoint may exist all the same.
   */
  readonly createCheckpoint?: Maybe<CreateCheckpointPayload>;
  /**
   * Tells nova of events that happened elsewhere to its servers, as neutron, cinder, ironic and cyborg do. Not
   * idempotent: nova acts on each event each time. Source: nova `POST /os-server-external-events`.
   *
   * Everything is checked before anything is sent (number of events, UUIDs, length of tags, the newest microversion that
   * this nova speaks). One bad input, and nothing goes out: `events` is empty and `userErrors` names each fault.
   * Otherwise there is one event per input, in order, and one userError per event that was not delivered.
   *
   * The events go out in as many calls as nova's limit on bodies asks, in order, all in the lowest microversion that
   * they need. Where a call fails, what was sent before keeps its outcome, and its own events and the rest are
   * `OUTCOME_UNKNOWN` where nova may have received them, `NOT_SENT` where it certainly has not; nothing is sent twice.
   */
  readonly createServerEvents?: Maybe<CreateServerEventsPayload>;
  /**
   * Deletes a checkpoint. It is `DELETING` at first, then `DELETED` or `ERROR_DELETING`, from which karbor knows no way
   * out. Source: karbor `DELETE /providers/{provider}/checkpoints/{id}`.
   *
   * Only from `AVAILABLE` or `ERROR`: karbor answers anything else with a server error, so the status is read first and
   * the answer is `INVALID_STATE` with nothing sent. `NOT_FOUND`: the provider's bank has no such checkpoint.
   * `OUTCOME_UNKNOWN`: karbor's answer is lost, or it failed when it may have begun.
   */
  readonly deleteCheckpoint?: Maybe<DeleteCheckpointPayload>;
  /**
   * Runs inspector's processing again, over the stored unprocessed data or over data sent along. Source:
   * ironic-inspector `POST /v1/introspection/{node}/data/unprocessed`.
   *
   * Data sent along **overwrites the stored unprocessed data before it is checked**: senseless data shows only later, as
   * the state `ERROR`. Only from `FINISHED`, `ERROR` or `REAPPLYING`, else `INVALID_STATE` and nothing is sent.
   * `NOT_FOUND`: inspector has no such node, or no data stored. `CONFLICT`: the node is locked. `UNSUPPORTED`: this
   * inspector stores no data, or is too old to take any along (microversion 1.15). `OUTCOME_UNKNOWN`: inspector's answer
   * is lost.
   */
  readonly reapplyIntrospection?: Maybe<ReapplyIntrospectionPayload>;
  /**
   * Starts the introspection of a node: inspector reboots it into its ramdisk and **deletes the data stored before** at
   * once. Not idempotent. Source: ironic-inspector `POST /v1/introspection/{node}`.
   *
   * `userErrors`: `NOT_FOUND` when ironic has no such node; `INVALID_STATE` when its provision state, or an
   * introspection that is under way, forbids a start; `UNSUPPORTED` when this inspector cannot manage boots and
   * `manageBoot` is not false; `OUTCOME_UNKNOWN` when inspector's answer is lost.
   */
  readonly startIntrospection?: Maybe<StartIntrospectionPayload>;
};


/**
 * All that can be changed. Root mutation fields run one after another, in the order written, and each fails alone.
 *
 * Outcomes to be expected (no such object, wrong state, locked, input that only the upstream can judge) are in
 * `userErrors`. A missing or refused login and a broken upstream are errors, as for a query.
 *
 * Empty `userErrors` means accepted, not done: the upstreams work on in the background. The object in a payload is read
 * again after the write and may still show the state before; a re-read that fails gives an error at that object alone,
 * and does not hide a write that was made. A write is never sent twice.
 */
export type MutationAbortIntrospectionArgs = {
  input: AbortIntrospectionInput;
};


/**
 * All that can be changed. Root mutation fields run one after another, in the order written, and each fails alone.
 *
 * Outcomes to be expected (no such object, wrong state, locked, input that only the upstream can judge) are in
 * `userErrors`. A missing or refused login and a broken upstream are errors, as for a query.
 *
 * Empty `userErrors` means accepted, not done: the upstreams work on in the background. The object in a payload is read
 * again after the write and may still show the state before; a re-read that fails gives an error at that object alone,
 * and does not hide a write that was made. A write is never sent twice.
 */
export type MutationCreateCheckpointArgs = {
  input: CreateCheckpointInput;
};


/**
 * All that can be changed. Root mutation fields run one after another, in the order written, and each fails alone.
 *
 * Outcomes to be expected (no such object, wrong state, locked, input that only the upstream can judge) are in
 * `userErrors`. A missing or refused login and a broken upstream are errors, as for a query.
 *
 * Empty `userErrors` means accepted, not done: the upstreams work on in the background. The object in a payload is read
 * again after the write and may still show the state before; a re-read that fails gives an error at that object alone,
 * and does not hide a write that was made. A write is never sent twice.
 */
export type MutationCreateServerEventsArgs = {
  input: CreateServerEventsInput;
};


/**
 * All that can be changed. Root mutation fields run one after another, in the order written, and each fails alone.
 *
 * Outcomes to be expected (no such object, wrong state, locked, input that only the upstream can judge) are in
 * `userErrors`. A missing or refused login and a broken upstream are errors, as for a query.
 *
 * Empty `userErrors` means accepted, not done: the upstreams work on in the background. The object in a payload is read
 * again after the write and may still show the state before; a re-read that fails gives an error at that object alone,
 * and does not hide a write that was made. A write is never sent twice.
 */
export type MutationDeleteCheckpointArgs = {
  input: DeleteCheckpointInput;
};


/**
 * All that can be changed. Root mutation fields run one after another, in the order written, and each fails alone.
 *
 * Outcomes to be expected (no such object, wrong state, locked, input that only the upstream can judge) are in
 * `userErrors`. A missing or refused login and a broken upstream are errors, as for a query.
 *
 * Empty `userErrors` means accepted, not done: the upstreams work on in the background. The object in a payload is read
 * again after the write and may still show the state before; a re-read that fails gives an error at that object alone,
 * and does not hide a write that was made. A write is never sent twice.
 */
export type MutationReapplyIntrospectionArgs = {
  input: ReapplyIntrospectionInput;
};


/**
 * All that can be changed. Root mutation fields run one after another, in the order written, and each fails alone.
 *
 * Outcomes to be expected (no such object, wrong state, locked, input that only the upstream can judge) are in
 * `userErrors`. A missing or refused login and a broken upstream are errors, as for a query.
 *
 * Empty `userErrors` means accepted, not done: the upstreams work on in the background. The object in a payload is read
 * again after the write and may still show the state before; a re-read that fails gives an error at that object alone,
 * and does not hide a write that was made. A write is never sent twice.
 */
export type MutationStartIntrospectionArgs = {
  input: StartIntrospectionInput;
};

/**
 * Why a mutation, or one item of it, was not carried out: an outcome to be expected rather than a failure of the
 * gateway.
 */
export type MutationError = {
  readonly __typename?: 'MutationError';
  /** The kind of outcome, for programs to branch on. */
  readonly code: MutationErrorCode;
  /**
   * Path into `input` of the value at fault, such as `["events", "3", "tag"]`, list positions counted from 0; null where
   * it is no single one's fault.
   */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What went wrong, in English, for a person to read; its wording may change. */
  readonly message: Scalars['String']['output'];
};

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

/**
 * A bare-metal node as ironic-inspector sees it: its latest introspection and what that found. It is not a nova server,
 * and not Relay's `Node` interface.
 */
export type Node = {
  readonly __typename?: 'Node';
  /** The node's UUID in ironic. A federation reference is taken as it stands, without a call: such a node may not exist. */
  readonly id: Scalars['ID']['output'];
  /**
   * State of its latest introspection; null when it was never introspected. Costs a call only where the node came as a
   * federation reference.
   */
  readonly introspection?: Maybe<NodeIntrospection>;
  /**
   * The processed data of its last completed introspection, as stored: what the ramdisk sent, after inspector's hooks.
   * Null when none is stored, as after a start and where inspector keeps no data. Its keys vary with ramdisk and plugins
   * and carry no promise. Reading it may need more rights than reading the state: a refusal is `UPSTREAM_FORBIDDEN`.
   * Source: ironic-inspector `GET /v1/introspection/{node}/data`.
   */
  readonly introspectionData?: Maybe<Scalars['JSON']['output']>;
  /**
   * The hardware: a typed reading of `inventory` in the stored data, with which it shares one call. Null when no data is
   * stored, or it has no inventory.
   */
  readonly inventory?: Maybe<NodeInventory>;
  /**
   * The data as the ramdisk sent it, before inspector's hooks and without its `logs`: what a reapply starts from. Null
   * when none is stored. Rights as for `introspectionData`. Source: ironic-inspector
   * `GET /v1/introspection/{node}/data/unprocessed` (microversion 1.17).
   */
  readonly unprocessedIntrospectionData?: Maybe<Scalars['JSON']['output']>;
};


/**
 * A bare-metal node as ironic-inspector sees it: its latest introspection and what that found. It is not a nova server,
 * and not Relay's `Node` interface.
 */
export type NodeIntrospectionDataArgs = {
  paths?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/**
 * A bare-metal node as ironic-inspector sees it: its latest introspection and what that found. It is not a nova server,
 * and not Relay's `Node` interface.
 */
export type NodeUnprocessedIntrospectionDataArgs = {
  paths?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A page of nodes. */
export type NodeConnection = {
  readonly __typename?: 'NodeConnection';
  /** The rows of the page with their cursors. */
  readonly edges: ReadonlyArray<NodeEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<Node>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of nodes. */
export type NodeEdge = {
  readonly __typename?: 'NodeEdge';
  /** Where the row stands in its list; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The node. */
  readonly node: Node;
};

/** Which nodes a list holds. */
export type NodeFilter = {
  /**
   * Only nodes whose introspection is in one of these states. An empty list matches nothing; `UNKNOWN` is
   * `BAD_USER_INPUT`. A server that tells no state (before microversion 1.10) is `UPSTREAM_UNSUPPORTED_VERSION`.
   */
  readonly states?: InputMaybe<ReadonlyArray<IntrospectionState>>;
};

/** The latest introspection of a node: inspector's status object. */
export type NodeIntrospection = {
  readonly __typename?: 'NodeIntrospection';
  /**
   * What went wrong, in inspector's words, such as `Introspection timeout` or, after an abort, `Canceled by operator`;
   * null when nothing has.
   */
  readonly error?: Maybe<Scalars['String']['output']>;
  /**
   * Whether it has come to an end, good or bad: the state is `FINISHED` or `ERROR`. Inspector's own flag is not used,
   * because it stays true during a reapply.
   */
  readonly finished: Scalars['Boolean']['output'];
  /** When it ended; null while it runs, a reapply included. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The state in inspector's own words; null where the server tells none. */
  readonly rawState?: Maybe<Scalars['String']['output']>;
  /** When it was started, or last reapplied; null where the server does not tell. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. Read off `finished` and `error` for a server that tells no state (before microversion 1.10). */
  readonly state: IntrospectionState;
  /** Whether it ended well: the state is `FINISHED` and there is no error. */
  readonly succeeded: Scalars['Boolean']['output'];
};

/**
 * The hardware that the ramdisk found: a typed reading of `inventory` in the stored data. Each value is null where
 * ramdisk, driver or firmware told none; what is not listed here is in `introspectionData`.
 */
export type NodeInventory = {
  readonly __typename?: 'NodeInventory';
  /** IPv4 address of the node's BMC, from `bmc_address`; `0.0.0.0` where the ramdisk found none. */
  readonly bmcAddress?: Maybe<Scalars['String']['output']>;
  /** IPv6 address of the node's BMC, from `bmc_v6address`; `::/0` where the ramdisk found none. */
  readonly bmcV6Address?: Maybe<Scalars['String']['output']>;
  /** How the ramdisk was booted. */
  readonly boot?: Maybe<InventoryBoot>;
  /** Its processors, taken together. */
  readonly cpu?: Maybe<InventoryCpu>;
  /** Its block devices, in the ramdisk's order; null where the inventory has no such list. */
  readonly disks?: Maybe<ReadonlyArray<InventoryDisk>>;
  /** Host name of the ramdisk while it ran, not of any system installed. */
  readonly hostname?: Maybe<Scalars['String']['output']>;
  /** Its network interfaces, in the ramdisk's order; null where the inventory has no such list. */
  readonly interfaces?: Maybe<ReadonlyArray<InventoryInterface>>;
  /** Its main memory. */
  readonly memory?: Maybe<InventoryMemory>;
  /** Maker and model of the machine. */
  readonly systemVendor?: Maybe<InventorySystemVendor>;
};

/** A record that karbor keeps of one operation: a protect, delete, restore, verification or copy. */
export type OperationLog = {
  readonly __typename?: 'OperationLog';
  /**
   * The checkpoint worked on, read through the log's provider; null when the log does not name both, or the checkpoint
   * is gone.
   */
  readonly checkpoint?: Maybe<Checkpoint>;
  /** UUID of the checkpoint worked on; null when karbor names none. */
  readonly checkpointId?: Maybe<Scalars['ID']['output']>;
  /** When it ended; null while it runs. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What went wrong, read as JSON. No release of karbor writes it: expect null, even for a failure. */
  readonly errorInfo?: Maybe<Scalars['JSON']['output']>;
  /** Notes on the operation, read as JSON. No release of karbor writes them: expect null. */
  readonly extraInfo?: Maybe<Scalars['JSON']['output']>;
  /** The log's UUID. */
  readonly id: Scalars['ID']['output'];
  /** What was done. `DELETE` is read off the status, because karbor logs a delete as `protect`. */
  readonly operationType: OperationType;
  /** UUID of the plan; null for a restore and a verification. */
  readonly planId?: Maybe<Scalars['ID']['output']>;
  /**
   * The project that it belongs to, which karbor itself never tells: in a list it is the caller's. To a log read by its
   * id, which may be any project's for an admin, it is the checkpoint's, read with one call unless the caller is known
   * to be no admin; null then for a restore or a verification, and where there is no such checkpoint.
   */
  readonly projectId?: Maybe<Scalars['ID']['output']>;
  /** The provider; null when the log names none, or karbor no longer has it. */
  readonly provider?: Maybe<ProtectionProvider>;
  /** UUID of the provider; null when karbor names none. */
  readonly providerId?: Maybe<Scalars['ID']['output']>;
  /** The type in karbor's own words: `protect` for a delete too; null when karbor tells none. */
  readonly rawOperationType?: Maybe<Scalars['String']['output']>;
  /** The status in karbor's own words, such as `error-deleting`; null when karbor tells none. */
  readonly rawStatus?: Maybe<Scalars['String']['output']>;
  /** UUID of the restore; null unless this is one. */
  readonly restoreId?: Maybe<Scalars['ID']['output']>;
  /** UUID of the scheduled operation that made the checkpoint; null when it was made by hand. */
  readonly scheduledOperationId?: Maybe<Scalars['ID']['output']>;
  /** When the operation began. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where the operation stands. */
  readonly status: OperationLogStatus;
};

/** A page of operation logs. */
export type OperationLogConnection = {
  readonly __typename?: 'OperationLogConnection';
  /** The rows of the page with their cursors. */
  readonly edges: ReadonlyArray<OperationLogEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<OperationLog>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of operation logs. */
export type OperationLogEdge = {
  readonly __typename?: 'OperationLogEdge';
  /** Where the row stands in its list; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The log. */
  readonly node: OperationLog;
};

/** Which operation logs a list holds: those that match every condition given. */
export type OperationLogFilter = {
  /** Only logs that name the checkpoint with this UUID, whichever the provider. */
  readonly checkpointId?: InputMaybe<Scalars['ID']['input']>;
  /** Only logs that name the plan with this UUID: no restores and verifications. */
  readonly planId?: InputMaybe<Scalars['ID']['input']>;
  /** Only logs that name the restore with this UUID. */
  readonly restoreId?: InputMaybe<Scalars['ID']['input']>;
  /** Only logs with this status; `UNKNOWN` is `BAD_USER_INPUT`. */
  readonly status?: InputMaybe<OperationLogStatus>;
};

/** The orders of a list of operation logs. Karbor sorts by its own raw values. */
export type OperationLogSort =
  /** By when the log was made, oldest first. That moment itself is not told; `startedAt` is close to it. */
  | 'CREATED_ASC'
  /** By when the log was made, newest first: the default. */
  | 'CREATED_DESC'
  /** By `endedAt`, earliest first; where those without one stand is up to karbor's database. */
  | 'ENDED_ASC'
  /** By `endedAt`, latest first; where those without one stand is up to karbor's database. */
  | 'ENDED_DESC'
  /** By `id` as text, ascending. */
  | 'ID_ASC'
  /** By `id` as text, descending. */
  | 'ID_DESC'
  /** By `rawOperationType` as text, ascending; deletes stand among the protects. */
  | 'OPERATION_TYPE_ASC'
  /** By `rawOperationType` as text, descending; deletes stand among the protects. */
  | 'OPERATION_TYPE_DESC'
  /** By `startedAt`, earliest first. */
  | 'STARTED_ASC'
  /** By `startedAt`, latest first. */
  | 'STARTED_DESC'
  /** By `rawStatus` as text, ascending. */
  | 'STATUS_ASC'
  /** By `rawStatus` as text, descending. */
  | 'STATUS_DESC';

/** The statuses of an operation log, as karbor names them: each operation has its own for running, success and failure. */
export type OperationLogStatus =
  /** A protect or a copy succeeded. */
  | 'AVAILABLE'
  /** A copy runs. */
  | 'COPYING'
  /** A delete succeeded. */
  | 'DELETED'
  /** A delete runs. */
  | 'DELETING'
  /** A protect or a copy failed. */
  | 'ERROR'
  /** A delete failed. Karbor writes `error-deleting`. */
  | 'ERROR_DELETING'
  /** A restore or a verification failed. */
  | 'FAIL'
  /** A restore or a verification runs. */
  | 'IN_PROGRESS'
  /** A protect runs. */
  | 'PROTECTING'
  /** A restore or a verification succeeded. */
  | 'SUCCESS'
  /** A status not known here; see `rawStatus`. */
  | 'UNKNOWN'
  /** A copy waits to run. */
  | 'WAIT_COPYING';

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

/** Where a page stands in its list, as the Relay cursor specification has it. Paging is forward only. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the page's last row, to be given as `after` for the next page; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /**
   * Whether rows follow this page, as of the moment it was read; true, too, when the page is full and whether rows
   * follow could not be found out.
   */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether the page was asked for with `after`; whether the rows before it still exist is not checked. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the page's first row; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** A lifecycle process: TNC-O carrying out one intent on one assembly. */
export type Process = {
  readonly __typename?: 'Process';
  /** The assembly worked on, as a way to its other processes; null when TNC-O names none. Not checked to exist still. */
  readonly assembly?: Maybe<Assembly>;
  /** The assembly's id; null when TNC-O names none. */
  readonly assemblyId?: Maybe<Scalars['ID']['output']>;
  /** The assembly's name as it was for this process. */
  readonly assemblyName?: Maybe<Scalars['String']['output']>;
  /**
   * Properties of the assembly; null where TNC-O has none. Where a list row leaves this out, it is read from the process
   * itself, with one call for all such fields.
   */
  readonly assemblyProperties?: Maybe<Scalars['JSON']['output']>;
  /** The assembly's descriptor as it was for this process, such as `assembly::example::1.0`. */
  readonly assemblyType?: Maybe<Scalars['String']['output']>;
  /** Context of the process, often `{}`; null where TNC-O has none. Read as `assemblyProperties` is. */
  readonly context?: Maybe<Scalars['JSON']['output']>;
  /**
   * The assembly instance that the process is to bring about; null where TNC-O has none. May be large. Read as
   * `assemblyProperties` is.
   */
  readonly desiredInstance?: Maybe<Scalars['JSON']['output']>;
  /** From start to end, in milliseconds; null until it has both. They are read as `assemblyProperties` is. */
  readonly durationMs?: Maybe<Scalars['SafeInt']['output']>;
  /** When it completed, failed or was cancelled; null until it has ended. Read as `assemblyProperties` is, once it has. */
  readonly endTime?: Maybe<Scalars['DateTime']['output']>;
  /** The steps planned; null where TNC-O has none. May be large. Read as `assemblyProperties` is. */
  readonly executionPlan?: Maybe<Scalars['JSON']['output']>;
  /** The process's id. */
  readonly id: Scalars['ID']['output'];
  /**
   * The intent as it was requested: an object whose form varies with `intentType`; null when TNC-O tells none.
   * Read as `assemblyProperties` is.
   */
  readonly intent?: Maybe<Scalars['JSON']['output']>;
  /** What kind of intent it is. */
  readonly intentType: IntentType;
  /**
   * The lifecycle action carried out, such as `Heal`: an open set; null where there is none. Read as
   * `assemblyProperties` is.
   */
  readonly lifecycleAction?: Maybe<Scalars['String']['output']>;
  /** The assembly instance before the process; null where TNC-O has none. May be large. Read as `assemblyProperties` is. */
  readonly previousInstance?: Maybe<Scalars['JSON']['output']>;
  /** The intent's type in TNC-O's own words, such as `HealAssembly`; null when TNC-O tells none. */
  readonly rawIntentType?: Maybe<Scalars['String']['output']>;
  /** The status in TNC-O's own words, such as `In Progress`; null when TNC-O tells none. */
  readonly rawStatus?: Maybe<Scalars['String']['output']>;
  /** When it started; null until it has. Read as `assemblyProperties` is, once it has. */
  readonly startTime?: Maybe<Scalars['DateTime']['output']>;
  /** Where the process stands. */
  readonly status: ProcessStatus;
  /**
   * Why it stands there, as free text, mostly for a failure; null where there is none. Read as `assemblyProperties` is,
   * for a process that failed or was cancelled.
   */
  readonly statusReason?: Maybe<Scalars['String']['output']>;
};

/** A page of processes. */
export type ProcessConnection = {
  readonly __typename?: 'ProcessConnection';
  /** The rows of the page with their cursors. */
  readonly edges: ReadonlyArray<ProcessEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<Process>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of processes. */
export type ProcessEdge = {
  readonly __typename?: 'ProcessEdge';
  /** Where the row stands in its list: start time and id; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The process. */
  readonly node: Process;
};

/** Which processes a list holds: those that match every condition given. */
export type ProcessFilter = {
  /** Only processes of the assembly with exactly this id. */
  readonly assemblyId?: InputMaybe<Scalars['ID']['input']>;
  /** Only processes of assemblies of this name. Case-sensitive; `*` matches any run of characters, and cannot be escaped. */
  readonly assemblyName?: InputMaybe<Scalars['String']['input']>;
  /** Only processes of assemblies of exactly this descriptor. Case-sensitive; no wildcard. */
  readonly assemblyType?: InputMaybe<Scalars['String']['input']>;
  /** Only processes ended before this moment; one that has not ended does not match. */
  readonly endedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * Only processes of one of these kinds. An empty list matches nothing; `UNKNOWN` is `BAD_USER_INPUT`: use
   * `rawIntentTypes` for a kind not listed.
   */
  readonly intentTypes?: InputMaybe<ReadonlyArray<IntentType>>;
  /**
   * More kinds, in TNC-O's own words and exact case, for those that `IntentType` lacks: a process matches if its kind is
   * in either list.
   */
  readonly rawIntentTypes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only processes started after this moment. */
  readonly startedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only processes in one of these statuses. An empty list matches nothing; `UNKNOWN` is `BAD_USER_INPUT`. */
  readonly statuses?: InputMaybe<ReadonlyArray<ProcessStatus>>;
};

/** The statuses of a process, as TNC-O's process API names them. */
export type ProcessStatus =
  /** Ended by being cancelled. */
  | 'CANCELLED'
  /** Ended well. */
  | 'COMPLETED'
  /** Ended badly; `statusReason` may say why. */
  | 'FAILED'
  /** Being carried out. TNC-O writes `In Progress`. */
  | 'IN_PROGRESS'
  /** To be carried out, not yet begun. */
  | 'PENDING'
  /** Planned, not yet to be carried out. */
  | 'PLANNED'
  /** A status not known here; see `rawStatus`. */
  | 'UNKNOWN';

/** A resource that a protection plan names. */
export type ProtectedResource = {
  readonly __typename?: 'ProtectedResource';
  /**
   * Notes on it, read where karbor keeps JSON as text; null when there are none. Null with an error where the text is
   * not JSON.
   */
  readonly extraInfo?: Maybe<Scalars['JSON']['output']>;
  /** Its name then; null when karbor tells none. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The resource's id in the service that it belongs to. */
  readonly resourceId: Scalars['ID']['output'];
  /**
   * The server that this resource is; null unless its type is `OS::Nova::Server`. No call is made, and the server may be
   * gone.
   */
  readonly server?: Maybe<Server>;
  /** Its type, such as `OS::Nova::Server` or `OS::Cinder::Volume`: an open set. */
  readonly type: Scalars['String']['output'];
};

/**
 * A protection plan as it was when a checkpoint was made of it: a snapshot. The plan itself may since have changed or
 * gone.
 */
export type ProtectionPlan = {
  readonly __typename?: 'ProtectionPlan';
  /** Its name then. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The plan's UUID. */
  readonly planId: Scalars['ID']['output'];
  /** UUID of the provider that the plan named, which made the checkpoint; null in karbor's answer to a create. */
  readonly providerId?: Maybe<Scalars['ID']['output']>;
  /** The resources that it named then. */
  readonly resources: ReadonlyArray<ProtectedResource>;
};

/** A protection provider of karbor: a set of protection plugins, and the bank that checkpoints are kept in. */
export type ProtectionProvider = {
  readonly __typename?: 'ProtectionProvider';
  /** Its checkpoints, deleted ones excepted. Pages, orders and promises as for `Query.checkpoints`. */
  readonly checkpoints?: Maybe<CheckpointConnection>;
  /** Its description, from karbor's configuration. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The provider's UUID. */
  readonly id: Scalars['ID']['output'];
  /** Its name, from karbor's configuration. */
  readonly name?: Maybe<Scalars['String']['output']>;
};


/** A protection provider of karbor: a set of protection plugins, and the bank that checkpoints are kept in. */
export type ProtectionProviderCheckpointsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CheckpointFilter>;
  first?: Scalars['Int']['input'];
  order?: CheckpointOrder;
};

/** A page of protection providers. */
export type ProtectionProviderConnection = {
  readonly __typename?: 'ProtectionProviderConnection';
  /** The rows of the page with their cursors. */
  readonly edges: ReadonlyArray<ProtectionProviderEdge>;
  /** The same rows without cursors. */
  readonly nodes: ReadonlyArray<ProtectionProvider>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of protection providers. */
export type ProtectionProviderEdge = {
  readonly __typename?: 'ProtectionProviderEdge';
  /** Where the row stands in its list; opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The provider. */
  readonly node: ProtectionProvider;
};

/**
 * All that can be read.
 *
 * **Absent is null, broken is an error.** What an upstream does not have is null without an error. What could not be
 * read is null with an error in `errors`, at that field; its siblings keep their data. So every root field, and every
 * field that needs another upstream call, is nullable.
 *
 * An error's `extensions.code` is one of these:
 * - `BAD_USER_INPUT`: an argument is wrong. Nothing was sent.
 * - `UNAUTHENTICATED`: the login is missing, invalid or expired. `FORBIDDEN`: the caller may not do this.
 * - `UPSTREAM_NOT_CONFIGURED`: the gateway was given no address for the upstream.
 * - `UPSTREAM_UNREACHABLE`, `UPSTREAM_TIMEOUT`: no answer, or none in time.
 * - `UPSTREAM_UNAVAILABLE`: not at the moment; `extensions.retryAfter`, where given, is in seconds.
 * - `UPSTREAM_FAILED`: the upstream failed.
 * - `UPSTREAM_MALFORMED`: its answer could not be read; `extensions.place` says where.
 * - `UPSTREAM_FORBIDDEN`, `UPSTREAM_REJECTED`: it refused access, or the request.
 * - `UPSTREAM_UNSUPPORTED_VERSION`: it does not speak the version that this needs.
 * - `UPSTREAM_BUSY`: too many calls already wait for it in the gateway.
 * - `UPSTREAM_CANCELLED`: its answer was no longer waited for.
 * - `COST_LIMIT_EXCEEDED`, `RATE_LIMITED`, `REQUEST_TIMEOUT`: the request asks too much, comes too soon, or took too long.
 * - `BAD_REQUEST`, `GRAPHQL_PARSE_FAILED`: it could not be read.
 * - `GRAPHQL_VALIDATION_FAILED`, `OPERATION_RESOLUTION_FAILURE`: it does not fit the schema, or has no such operation.
 * - `PERSISTED_QUERY_NOT_FOUND`, `PERSISTED_QUERY_NOT_SUPPORTED`: send the query's text.
 * - `INTERNAL_SERVER_ERROR`: a fault of the gateway's own.
 *
 * For `UPSTREAM_…` codes, `extensions.upstream` and `extensions.operation` name the call that failed.
 *
 * **Lists** are Relay connections, forward only. Rows may come, go and move upstream while one pages: no row comes twice
 * within a page, and each list says what it promises beyond that. A cursor is valid only for the same list with the same
 * filter and order.
 *
 * **States** are an enum with the upstream's own text beside it (`rawStatus`, …). A value that is not known here is
 * `UNKNOWN`, never a failed query. In a filter, `UNKNOWN` is `BAD_USER_INPUT`; an empty list matches nothing; null, or
 * leaving a filter out, does not filter.
 */
export type Query = {
  readonly __typename?: 'Query';
  /**
   * An assembly by its id, as a way to its processes. Its existence is not checked, and no call is made: an unknown id
   * is an assembly without processes.
   */
  readonly assembly?: Maybe<Assembly>;
  /**
   * A checkpoint, read through one provider; null when that provider's bank has none by that id. A deleted checkpoint is
   * still found, with the status `DELETED`. Another project's is `UPSTREAM_FORBIDDEN`, except for an admin. Source:
   * karbor `GET /providers/{provider}/checkpoints/{id}`.
   */
  readonly checkpoint?: Maybe<Checkpoint>;
  /**
   * The checkpoints of one provider, deleted ones excepted; null with an error when karbor has no such provider. Source:
   * karbor `GET /providers/{provider}/checkpoints`.
   *
   * Oldest first, the list pages by id: what is made while one pages comes at its end. Karbor reads its bank once per
   * checkpoint listed, so large pages are slow. `NEWEST_FIRST` reads the whole list, whatever `first` says. A
   * file-system bank cannot page and gives no more of its rows than one answer of karbor holds (1,000 unless configured
   * otherwise): where rows would be lost there is an error, never a list cut short.
   */
  readonly checkpoints?: Maybe<CheckpointConnection>;
  /**
   * A bare-metal node that inspector has an introspection of; null when it has none. Source: ironic-inspector
   * `GET /v1/introspection/{node}`.
   */
  readonly node?: Maybe<Node>;
  /**
   * The nodes that inspector has an introspection of, latest start first (equal starts by UUID, descending). Source:
   * ironic-inspector `GET /v1/introspection`.
   *
   * A node whose introspection is started or reapplied while one pages moves to the front, and is missed if it had not
   * yet come. Nodes deleted from ironic vanish. A cursor whose node has vanished or moved is `BAD_USER_INPUT`, and paging
   * then starts anew.
   */
  readonly nodes?: Maybe<NodeConnection>;
  /**
   * An operation log; null when karbor has none by that id in the caller's project, or, for an admin, in any. Source:
   * karbor `GET /operation_logs/{id}`.
   */
  readonly operationLog?: Maybe<OperationLog>;
  /**
   * The operation logs of the caller's project, newest first where no sort is given. Source: karbor
   * `GET /operation_logs`.
   *
   * Logs change while operations run: under a sort by status a log may move while one pages, and be missed. Under a sort
   * by end, where going on from a log would lose those that have not ended, pages go on by how many logs came before:
   * when logs have moved meanwhile, the next page is `BAD_USER_INPUT`, and the list is to be begun again. In the order of
   * creation, logs that are new while one pages come before the first page and disturb nothing.
   */
  readonly operationLogs?: Maybe<OperationLogConnection>;
  /** A lifecycle process of TNC-O; null when it knows none by that id. Source: TNC-O `GET /api/processes/{id}`. */
  readonly process?: Maybe<Process>;
  /**
   * Lifecycle processes, newest start first (equal starts by id). Source: TNC-O `GET /api/processes`.
   *
   * TNC-O has no cursor: each page is read again from the newest down to where the last one ended, so a page costs more
   * the deeper it lies, and what has started since shows only when the list is begun anew. A request reads at most
   * `tnco.maxRows` rows (5,000 unless configured); a page beyond them is an error that names the filters to narrow with.
   * Should TNC-O not answer newest first, that is an error too, rather than rows skipped.
   */
  readonly processes?: Maybe<ProcessConnection>;
  /** A protection provider; null when karbor has none by that id. Source: karbor `GET /providers/{id}`. */
  readonly protectionProvider?: Maybe<ProtectionProvider>;
  /**
   * The protection providers that karbor is configured with, by id, ascending: a list that changes only with karbor's
   * configuration. Source: karbor `GET /providers`.
   */
  readonly protectionProviders?: Maybe<ProtectionProviderConnection>;
  /**
   * The services behind the gateway, that for logins included, as of a probe at most a few seconds old. One that is down
   * is `reachable: false` here, not an error.
   */
  readonly upstreamServices?: Maybe<ReadonlyArray<UpstreamService>>;
};


/**
 * All that can be read.
 *
 * **Absent is null, broken is an error.** What an upstream does not have is null without an error. What could not be
 * read is null with an error in `errors`, at that field; its siblings keep their data. So every root field, and every
 * field that needs another upstream call, is nullable.
 *
 * An error's `extensions.code` is one of these:
 * - `BAD_USER_INPUT`: an argument is wrong. Nothing was sent.
 * - `UNAUTHENTICATED`: the login is missing, invalid or expired. `FORBIDDEN`: the caller may not do this.
 * - `UPSTREAM_NOT_CONFIGURED`: the gateway was given no address for the upstream.
 * - `UPSTREAM_UNREACHABLE`, `UPSTREAM_TIMEOUT`: no answer, or none in time.
 * - `UPSTREAM_UNAVAILABLE`: not at the moment; `extensions.retryAfter`, where given, is in seconds.
 * - `UPSTREAM_FAILED`: the upstream failed.
 * - `UPSTREAM_MALFORMED`: its answer could not be read; `extensions.place` says where.
 * - `UPSTREAM_FORBIDDEN`, `UPSTREAM_REJECTED`: it refused access, or the request.
 * - `UPSTREAM_UNSUPPORTED_VERSION`: it does not speak the version that this needs.
 * - `UPSTREAM_BUSY`: too many calls already wait for it in the gateway.
 * - `UPSTREAM_CANCELLED`: its answer was no longer waited for.
 * - `COST_LIMIT_EXCEEDED`, `RATE_LIMITED`, `REQUEST_TIMEOUT`: the request asks too much, comes too soon, or took too long.
 * - `BAD_REQUEST`, `GRAPHQL_PARSE_FAILED`: it could not be read.
 * - `GRAPHQL_VALIDATION_FAILED`, `OPERATION_RESOLUTION_FAILURE`: it does not fit the schema, or has no such operation.
 * - `PERSISTED_QUERY_NOT_FOUND`, `PERSISTED_QUERY_NOT_SUPPORTED`: send the query's text.
 * - `INTERNAL_SERVER_ERROR`: a fault of the gateway's own.
 *
 * For `UPSTREAM_…` codes, `extensions.upstream` and `extensions.operation` name the call that failed.
 *
 * **Lists** are Relay connections, forward only. Rows may come, go and move upstream while one pages: no row comes twice
 * within a page, and each list says what it promises beyond that. A cursor is valid only for the same list with the same
 * filter and order.
 *
 * **States** are an enum with the upstream's own text beside it (`rawStatus`, …). A value that is not known here is
 * `UNKNOWN`, never a failed query. In a filter, `UNKNOWN` is `BAD_USER_INPUT`; an empty list matches nothing; null, or
 * leaving a filter out, does not filter.
 */
export type QueryAssemblyArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be read.
 *
 * **Absent is null, broken is an error.** What an upstream does not have is null without an error. What could not be
 * read is null with an error in `errors`, at that field; its siblings keep their data. So every root field, and every
 * field that needs another upstream call, is nullable.
 *
 * An error's `extensions.code` is one of these:
 * - `BAD_USER_INPUT`: an argument is wrong. Nothing was sent.
 * - `UNAUTHENTICATED`: the login is missing, invalid or expired. `FORBIDDEN`: the caller may not do this.
 * - `UPSTREAM_NOT_CONFIGURED`: the gateway was given no address for the upstream.
 * - `UPSTREAM_UNREACHABLE`, `UPSTREAM_TIMEOUT`: no answer, or none in time.
 * - `UPSTREAM_UNAVAILABLE`: not at the moment; `extensions.retryAfter`, where given, is in seconds.
 * - `UPSTREAM_FAILED`: the upstream failed.
 * - `UPSTREAM_MALFORMED`: its answer could not be read; `extensions.place` says where.
 * - `UPSTREAM_FORBIDDEN`, `UPSTREAM_REJECTED`: it refused access, or the request.
 * - `UPSTREAM_UNSUPPORTED_VERSION`: it does not speak the version that this needs.
 * - `UPSTREAM_BUSY`: too many calls already wait for it in the gateway.
 * - `UPSTREAM_CANCELLED`: its answer was no longer waited for.
 * - `COST_LIMIT_EXCEEDED`, `RATE_LIMITED`, `REQUEST_TIMEOUT`: the request asks too much, comes too soon, or took too long.
 * - `BAD_REQUEST`, `GRAPHQL_PARSE_FAILED`: it could not be read.
 * - `GRAPHQL_VALIDATION_FAILED`, `OPERATION_RESOLUTION_FAILURE`: it does not fit the schema, or has no such operation.
 * - `PERSISTED_QUERY_NOT_FOUND`, `PERSISTED_QUERY_NOT_SUPPORTED`: send the query's text.
 * - `INTERNAL_SERVER_ERROR`: a fault of the gateway's own.
 *
 * For `UPSTREAM_…` codes, `extensions.upstream` and `extensions.operation` name the call that failed.
 *
 * **Lists** are Relay connections, forward only. Rows may come, go and move upstream while one pages: no row comes twice
 * within a page, and each list says what it promises beyond that. A cursor is valid only for the same list with the same
 * filter and order.
 *
 * **States** are an enum with the upstream's own text beside it (`rawStatus`, …). A value that is not known here is
 * `UNKNOWN`, never a failed query. In a filter, `UNKNOWN` is `BAD_USER_INPUT`; an empty list matches nothing; null, or
 * leaving a filter out, does not filter.
 */
export type QueryCheckpointArgs = {
  id: Scalars['ID']['input'];
  providerId: Scalars['ID']['input'];
};


/**
 * All that can be read.
 *
 * **Absent is null, broken is an error.** What an upstream does not have is null without an error. What could not be
 * read is null with an error in `errors`, at that field; its siblings keep their data. So every root field, and every
 * field that needs another upstream call, is nullable.
 *
 * An error's `extensions.code` is one of these:
 * - `BAD_USER_INPUT`: an argument is wrong. Nothing was sent.
 * - `UNAUTHENTICATED`: the login is missing, invalid or expired. `FORBIDDEN`: the caller may not do this.
 * - `UPSTREAM_NOT_CONFIGURED`: the gateway was given no address for the upstream.
 * - `UPSTREAM_UNREACHABLE`, `UPSTREAM_TIMEOUT`: no answer, or none in time.
 * - `UPSTREAM_UNAVAILABLE`: not at the moment; `extensions.retryAfter`, where given, is in seconds.
 * - `UPSTREAM_FAILED`: the upstream failed.
 * - `UPSTREAM_MALFORMED`: its answer could not be read; `extensions.place` says where.
 * - `UPSTREAM_FORBIDDEN`, `UPSTREAM_REJECTED`: it refused access, or the request.
 * - `UPSTREAM_UNSUPPORTED_VERSION`: it does not speak the version that this needs.
 * - `UPSTREAM_BUSY`: too many calls already wait for it in the gateway.
 * - `UPSTREAM_CANCELLED`: its answer was no longer waited for.
 * - `COST_LIMIT_EXCEEDED`, `RATE_LIMITED`, `REQUEST_TIMEOUT`: the request asks too much, comes too soon, or took too long.
 * - `BAD_REQUEST`, `GRAPHQL_PARSE_FAILED`: it could not be read.
 * - `GRAPHQL_VALIDATION_FAILED`, `OPERATION_RESOLUTION_FAILURE`: it does not fit the schema, or has no such operation.
 * - `PERSISTED_QUERY_NOT_FOUND`, `PERSISTED_QUERY_NOT_SUPPORTED`: send the query's text.
 * - `INTERNAL_SERVER_ERROR`: a fault of the gateway's own.
 *
 * For `UPSTREAM_…` codes, `extensions.upstream` and `extensions.operation` name the call that failed.
 *
 * **Lists** are Relay connections, forward only. Rows may come, go and move upstream while one pages: no row comes twice
 * within a page, and each list says what it promises beyond that. A cursor is valid only for the same list with the same
 * filter and order.
 *
 * **States** are an enum with the upstream's own text beside it (`rawStatus`, …). A value that is not known here is
 * `UNKNOWN`, never a failed query. In a filter, `UNKNOWN` is `BAD_USER_INPUT`; an empty list matches nothing; null, or
 * leaving a filter out, does not filter.
 */
export type QueryCheckpointsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CheckpointFilter>;
  first?: Scalars['Int']['input'];
  order?: CheckpointOrder;
  providerId: Scalars['ID']['input'];
};


/**
 * All that can be read.
 *
 * **Absent is null, broken is an error.** What an upstream does not have is null without an error. What could not be
 * read is null with an error in `errors`, at that field; its siblings keep their data. So every root field, and every
 * field that needs another upstream call, is nullable.
 *
 * An error's `extensions.code` is one of these:
 * - `BAD_USER_INPUT`: an argument is wrong. Nothing was sent.
 * - `UNAUTHENTICATED`: the login is missing, invalid or expired. `FORBIDDEN`: the caller may not do this.
 * - `UPSTREAM_NOT_CONFIGURED`: the gateway was given no address for the upstream.
 * - `UPSTREAM_UNREACHABLE`, `UPSTREAM_TIMEOUT`: no answer, or none in time.
 * - `UPSTREAM_UNAVAILABLE`: not at the moment; `extensions.retryAfter`, where given, is in seconds.
 * - `UPSTREAM_FAILED`: the upstream failed.
 * - `UPSTREAM_MALFORMED`: its answer could not be read; `extensions.place` says where.
 * - `UPSTREAM_FORBIDDEN`, `UPSTREAM_REJECTED`: it refused access, or the request.
 * - `UPSTREAM_UNSUPPORTED_VERSION`: it does not speak the version that this needs.
 * - `UPSTREAM_BUSY`: too many calls already wait for it in the gateway.
 * - `UPSTREAM_CANCELLED`: its answer was no longer waited for.
 * - `COST_LIMIT_EXCEEDED`, `RATE_LIMITED`, `REQUEST_TIMEOUT`: the request asks too much, comes too soon, or took too long.
 * - `BAD_REQUEST`, `GRAPHQL_PARSE_FAILED`: it could not be read.
 * - `GRAPHQL_VALIDATION_FAILED`, `OPERATION_RESOLUTION_FAILURE`: it does not fit the schema, or has no such operation.
 * - `PERSISTED_QUERY_NOT_FOUND`, `PERSISTED_QUERY_NOT_SUPPORTED`: send the query's text.
 * - `INTERNAL_SERVER_ERROR`: a fault of the gateway's own.
 *
 * For `UPSTREAM_…` codes, `extensions.upstream` and `extensions.operation` name the call that failed.
 *
 * **Lists** are Relay connections, forward only. Rows may come, go and move upstream while one pages: no row comes twice
 * within a page, and each list says what it promises beyond that. A cursor is valid only for the same list with the same
 * filter and order.
 *
 * **States** are an enum with the upstream's own text beside it (`rawStatus`, …). A value that is not known here is
 * `UNKNOWN`, never a failed query. In a filter, `UNKNOWN` is `BAD_USER_INPUT`; an empty list matches nothing; null, or
 * leaving a filter out, does not filter.
 */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be read.
 *
 * **Absent is null, broken is an error.** What an upstream does not have is null without an error. What could not be
 * read is null with an error in `errors`, at that field; its siblings keep their data. So every root field, and every
 * field that needs another upstream call, is nullable.
 *
 * An error's `extensions.code` is one of these:
 * - `BAD_USER_INPUT`: an argument is wrong. Nothing was sent.
 * - `UNAUTHENTICATED`: the login is missing, invalid or expired. `FORBIDDEN`: the caller may not do this.
 * - `UPSTREAM_NOT_CONFIGURED`: the gateway was given no address for the upstream.
 * - `UPSTREAM_UNREACHABLE`, `UPSTREAM_TIMEOUT`: no answer, or none in time.
 * - `UPSTREAM_UNAVAILABLE`: not at the moment; `extensions.retryAfter`, where given, is in seconds.
 * - `UPSTREAM_FAILED`: the upstream failed.
 * - `UPSTREAM_MALFORMED`: its answer could not be read; `extensions.place` says where.
 * - `UPSTREAM_FORBIDDEN`, `UPSTREAM_REJECTED`: it refused access, or the request.
 * - `UPSTREAM_UNSUPPORTED_VERSION`: it does not speak the version that this needs.
 * - `UPSTREAM_BUSY`: too many calls already wait for it in the gateway.
 * - `UPSTREAM_CANCELLED`: its answer was no longer waited for.
 * - `COST_LIMIT_EXCEEDED`, `RATE_LIMITED`, `REQUEST_TIMEOUT`: the request asks too much, comes too soon, or took too long.
 * - `BAD_REQUEST`, `GRAPHQL_PARSE_FAILED`: it could not be read.
 * - `GRAPHQL_VALIDATION_FAILED`, `OPERATION_RESOLUTION_FAILURE`: it does not fit the schema, or has no such operation.
 * - `PERSISTED_QUERY_NOT_FOUND`, `PERSISTED_QUERY_NOT_SUPPORTED`: send the query's text.
 * - `INTERNAL_SERVER_ERROR`: a fault of the gateway's own.
 *
 * For `UPSTREAM_…` codes, `extensions.upstream` and `extensions.operation` name the call that failed.
 *
 * **Lists** are Relay connections, forward only. Rows may come, go and move upstream while one pages: no row comes twice
 * within a page, and each list says what it promises beyond that. A cursor is valid only for the same list with the same
 * filter and order.
 *
 * **States** are an enum with the upstream's own text beside it (`rawStatus`, …). A value that is not known here is
 * `UNKNOWN`, never a failed query. In a filter, `UNKNOWN` is `BAD_USER_INPUT`; an empty list matches nothing; null, or
 * leaving a filter out, does not filter.
 */
export type QueryNodesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<NodeFilter>;
  first?: Scalars['Int']['input'];
};


/**
 * All that can be read.
 *
 * **Absent is null, broken is an error.** What an upstream does not have is null without an error. What could not be
 * read is null with an error in `errors`, at that field; its siblings keep their data. So every root field, and every
 * field that needs another upstream call, is nullable.
 *
 * An error's `extensions.code` is one of these:
 * - `BAD_USER_INPUT`: an argument is wrong. Nothing was sent.
 * - `UNAUTHENTICATED`: the login is missing, invalid or expired. `FORBIDDEN`: the caller may not do this.
 * - `UPSTREAM_NOT_CONFIGURED`: the gateway was given no address for the upstream.
 * - `UPSTREAM_UNREACHABLE`, `UPSTREAM_TIMEOUT`: no answer, or none in time.
 * - `UPSTREAM_UNAVAILABLE`: not at the moment; `extensions.retryAfter`, where given, is in seconds.
 * - `UPSTREAM_FAILED`: the upstream failed.
 * - `UPSTREAM_MALFORMED`: its answer could not be read; `extensions.place` says where.
 * - `UPSTREAM_FORBIDDEN`, `UPSTREAM_REJECTED`: it refused access, or the request.
 * - `UPSTREAM_UNSUPPORTED_VERSION`: it does not speak the version that this needs.
 * - `UPSTREAM_BUSY`: too many calls already wait for it in the gateway.
 * - `UPSTREAM_CANCELLED`: its answer was no longer waited for.
 * - `COST_LIMIT_EXCEEDED`, `RATE_LIMITED`, `REQUEST_TIMEOUT`: the request asks too much, comes too soon, or took too long.
 * - `BAD_REQUEST`, `GRAPHQL_PARSE_FAILED`: it could not be read.
 * - `GRAPHQL_VALIDATION_FAILED`, `OPERATION_RESOLUTION_FAILURE`: it does not fit the schema, or has no such operation.
 * - `PERSISTED_QUERY_NOT_FOUND`, `PERSISTED_QUERY_NOT_SUPPORTED`: send the query's text.
 * - `INTERNAL_SERVER_ERROR`: a fault of the gateway's own.
 *
 * For `UPSTREAM_…` codes, `extensions.upstream` and `extensions.operation` name the call that failed.
 *
 * **Lists** are Relay connections, forward only. Rows may come, go and move upstream while one pages: no row comes twice
 * within a page, and each list says what it promises beyond that. A cursor is valid only for the same list with the same
 * filter and order.
 *
 * **States** are an enum with the upstream's own text beside it (`rawStatus`, …). A value that is not known here is
 * `UNKNOWN`, never a failed query. In a filter, `UNKNOWN` is `BAD_USER_INPUT`; an empty list matches nothing; null, or
 * leaving a filter out, does not filter.
 */
export type QueryOperationLogArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be read.
 *
 * **Absent is null, broken is an error.** What an upstream does not have is null without an error. What could not be
 * read is null with an error in `errors`, at that field; its siblings keep their data. So every root field, and every
 * field that needs another upstream call, is nullable.
 *
 * An error's `extensions.code` is one of these:
 * - `BAD_USER_INPUT`: an argument is wrong. Nothing was sent.
 * - `UNAUTHENTICATED`: the login is missing, invalid or expired. `FORBIDDEN`: the caller may not do this.
 * - `UPSTREAM_NOT_CONFIGURED`: the gateway was given no address for the upstream.
 * - `UPSTREAM_UNREACHABLE`, `UPSTREAM_TIMEOUT`: no answer, or none in time.
 * - `UPSTREAM_UNAVAILABLE`: not at the moment; `extensions.retryAfter`, where given, is in seconds.
 * - `UPSTREAM_FAILED`: the upstream failed.
 * - `UPSTREAM_MALFORMED`: its answer could not be read; `extensions.place` says where.
 * - `UPSTREAM_FORBIDDEN`, `UPSTREAM_REJECTED`: it refused access, or the request.
 * - `UPSTREAM_UNSUPPORTED_VERSION`: it does not speak the version that this needs.
 * - `UPSTREAM_BUSY`: too many calls already wait for it in the gateway.
 * - `UPSTREAM_CANCELLED`: its answer was no longer waited for.
 * - `COST_LIMIT_EXCEEDED`, `RATE_LIMITED`, `REQUEST_TIMEOUT`: the request asks too much, comes too soon, or took too long.
 * - `BAD_REQUEST`, `GRAPHQL_PARSE_FAILED`: it could not be read.
 * - `GRAPHQL_VALIDATION_FAILED`, `OPERATION_RESOLUTION_FAILURE`: it does not fit the schema, or has no such operation.
 * - `PERSISTED_QUERY_NOT_FOUND`, `PERSISTED_QUERY_NOT_SUPPORTED`: send the query's text.
 * - `INTERNAL_SERVER_ERROR`: a fault of the gateway's own.
 *
 * For `UPSTREAM_…` codes, `extensions.upstream` and `extensions.operation` name the call that failed.
 *
 * **Lists** are Relay connections, forward only. Rows may come, go and move upstream while one pages: no row comes twice
 * within a page, and each list says what it promises beyond that. A cursor is valid only for the same list with the same
 * filter and order.
 *
 * **States** are an enum with the upstream's own text beside it (`rawStatus`, …). A value that is not known here is
 * `UNKNOWN`, never a failed query. In a filter, `UNKNOWN` is `BAD_USER_INPUT`; an empty list matches nothing; null, or
 * leaving a filter out, does not filter.
 */
export type QueryOperationLogsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OperationLogFilter>;
  first?: Scalars['Int']['input'];
  sort?: InputMaybe<ReadonlyArray<OperationLogSort>>;
};


/**
 * All that can be read.
 *
 * **Absent is null, broken is an error.** What an upstream does not have is null without an error. What could not be
 * read is null with an error in `errors`, at that field; its siblings keep their data. So every root field, and every
 * field that needs another upstream call, is nullable.
 *
 * An error's `extensions.code` is one of these:
 * - `BAD_USER_INPUT`: an argument is wrong. Nothing was sent.
 * - `UNAUTHENTICATED`: the login is missing, invalid or expired. `FORBIDDEN`: the caller may not do this.
 * - `UPSTREAM_NOT_CONFIGURED`: the gateway was given no address for the upstream.
 * - `UPSTREAM_UNREACHABLE`, `UPSTREAM_TIMEOUT`: no answer, or none in time.
 * - `UPSTREAM_UNAVAILABLE`: not at the moment; `extensions.retryAfter`, where given, is in seconds.
 * - `UPSTREAM_FAILED`: the upstream failed.
 * - `UPSTREAM_MALFORMED`: its answer could not be read; `extensions.place` says where.
 * - `UPSTREAM_FORBIDDEN`, `UPSTREAM_REJECTED`: it refused access, or the request.
 * - `UPSTREAM_UNSUPPORTED_VERSION`: it does not speak the version that this needs.
 * - `UPSTREAM_BUSY`: too many calls already wait for it in the gateway.
 * - `UPSTREAM_CANCELLED`: its answer was no longer waited for.
 * - `COST_LIMIT_EXCEEDED`, `RATE_LIMITED`, `REQUEST_TIMEOUT`: the request asks too much, comes too soon, or took too long.
 * - `BAD_REQUEST`, `GRAPHQL_PARSE_FAILED`: it could not be read.
 * - `GRAPHQL_VALIDATION_FAILED`, `OPERATION_RESOLUTION_FAILURE`: it does not fit the schema, or has no such operation.
 * - `PERSISTED_QUERY_NOT_FOUND`, `PERSISTED_QUERY_NOT_SUPPORTED`: send the query's text.
 * - `INTERNAL_SERVER_ERROR`: a fault of the gateway's own.
 *
 * For `UPSTREAM_…` codes, `extensions.upstream` and `extensions.operation` name the call that failed.
 *
 * **Lists** are Relay connections, forward only. Rows may come, go and move upstream while one pages: no row comes twice
 * within a page, and each list says what it promises beyond that. A cursor is valid only for the same list with the same
 * filter and order.
 *
 * **States** are an enum with the upstream's own text beside it (`rawStatus`, …). A value that is not known here is
 * `UNKNOWN`, never a failed query. In a filter, `UNKNOWN` is `BAD_USER_INPUT`; an empty list matches nothing; null, or
 * leaving a filter out, does not filter.
 */
export type QueryProcessArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be read.
 *
 * **Absent is null, broken is an error.** What an upstream does not have is null without an error. What could not be
 * read is null with an error in `errors`, at that field; its siblings keep their data. So every root field, and every
 * field that needs another upstream call, is nullable.
 *
 * An error's `extensions.code` is one of these:
 * - `BAD_USER_INPUT`: an argument is wrong. Nothing was sent.
 * - `UNAUTHENTICATED`: the login is missing, invalid or expired. `FORBIDDEN`: the caller may not do this.
 * - `UPSTREAM_NOT_CONFIGURED`: the gateway was given no address for the upstream.
 * - `UPSTREAM_UNREACHABLE`, `UPSTREAM_TIMEOUT`: no answer, or none in time.
 * - `UPSTREAM_UNAVAILABLE`: not at the moment; `extensions.retryAfter`, where given, is in seconds.
 * - `UPSTREAM_FAILED`: the upstream failed.
 * - `UPSTREAM_MALFORMED`: its answer could not be read; `extensions.place` says where.
 * - `UPSTREAM_FORBIDDEN`, `UPSTREAM_REJECTED`: it refused access, or the request.
 * - `UPSTREAM_UNSUPPORTED_VERSION`: it does not speak the version that this needs.
 * - `UPSTREAM_BUSY`: too many calls already wait for it in the gateway.
 * - `UPSTREAM_CANCELLED`: its answer was no longer waited for.
 * - `COST_LIMIT_EXCEEDED`, `RATE_LIMITED`, `REQUEST_TIMEOUT`: the request asks too much, comes too soon, or took too long.
 * - `BAD_REQUEST`, `GRAPHQL_PARSE_FAILED`: it could not be read.
 * - `GRAPHQL_VALIDATION_FAILED`, `OPERATION_RESOLUTION_FAILURE`: it does not fit the schema, or has no such operation.
 * - `PERSISTED_QUERY_NOT_FOUND`, `PERSISTED_QUERY_NOT_SUPPORTED`: send the query's text.
 * - `INTERNAL_SERVER_ERROR`: a fault of the gateway's own.
 *
 * For `UPSTREAM_…` codes, `extensions.upstream` and `extensions.operation` name the call that failed.
 *
 * **Lists** are Relay connections, forward only. Rows may come, go and move upstream while one pages: no row comes twice
 * within a page, and each list says what it promises beyond that. A cursor is valid only for the same list with the same
 * filter and order.
 *
 * **States** are an enum with the upstream's own text beside it (`rawStatus`, …). A value that is not known here is
 * `UNKNOWN`, never a failed query. In a filter, `UNKNOWN` is `BAD_USER_INPUT`; an empty list matches nothing; null, or
 * leaving a filter out, does not filter.
 */
export type QueryProcessesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProcessFilter>;
  first?: Scalars['Int']['input'];
};


/**
 * All that can be read.
 *
 * **Absent is null, broken is an error.** What an upstream does not have is null without an error. What could not be
 * read is null with an error in `errors`, at that field; its siblings keep their data. So every root field, and every
 * field that needs another upstream call, is nullable.
 *
 * An error's `extensions.code` is one of these:
 * - `BAD_USER_INPUT`: an argument is wrong. Nothing was sent.
 * - `UNAUTHENTICATED`: the login is missing, invalid or expired. `FORBIDDEN`: the caller may not do this.
 * - `UPSTREAM_NOT_CONFIGURED`: the gateway was given no address for the upstream.
 * - `UPSTREAM_UNREACHABLE`, `UPSTREAM_TIMEOUT`: no answer, or none in time.
 * - `UPSTREAM_UNAVAILABLE`: not at the moment; `extensions.retryAfter`, where given, is in seconds.
 * - `UPSTREAM_FAILED`: the upstream failed.
 * - `UPSTREAM_MALFORMED`: its answer could not be read; `extensions.place` says where.
 * - `UPSTREAM_FORBIDDEN`, `UPSTREAM_REJECTED`: it refused access, or the request.
 * - `UPSTREAM_UNSUPPORTED_VERSION`: it does not speak the version that this needs.
 * - `UPSTREAM_BUSY`: too many calls already wait for it in the gateway.
 * - `UPSTREAM_CANCELLED`: its answer was no longer waited for.
 * - `COST_LIMIT_EXCEEDED`, `RATE_LIMITED`, `REQUEST_TIMEOUT`: the request asks too much, comes too soon, or took too long.
 * - `BAD_REQUEST`, `GRAPHQL_PARSE_FAILED`: it could not be read.
 * - `GRAPHQL_VALIDATION_FAILED`, `OPERATION_RESOLUTION_FAILURE`: it does not fit the schema, or has no such operation.
 * - `PERSISTED_QUERY_NOT_FOUND`, `PERSISTED_QUERY_NOT_SUPPORTED`: send the query's text.
 * - `INTERNAL_SERVER_ERROR`: a fault of the gateway's own.
 *
 * For `UPSTREAM_…` codes, `extensions.upstream` and `extensions.operation` name the call that failed.
 *
 * **Lists** are Relay connections, forward only. Rows may come, go and move upstream while one pages: no row comes twice
 * within a page, and each list says what it promises beyond that. A cursor is valid only for the same list with the same
 * filter and order.
 *
 * **States** are an enum with the upstream's own text beside it (`rawStatus`, …). A value that is not known here is
 * `UNKNOWN`, never a failed query. In a filter, `UNKNOWN` is `BAD_USER_INPUT`; an empty list matches nothing; null, or
 * leaving a filter out, does not filter.
 */
export type QueryProtectionProviderArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be read.
 *
 * **Absent is null, broken is an error.** What an upstream does not have is null without an error. What could not be
 * read is null with an error in `errors`, at that field; its siblings keep their data. So every root field, and every
 * field that needs another upstream call, is nullable.
 *
 * An error's `extensions.code` is one of these:
 * - `BAD_USER_INPUT`: an argument is wrong. Nothing was sent.
 * - `UNAUTHENTICATED`: the login is missing, invalid or expired. `FORBIDDEN`: the caller may not do this.
 * - `UPSTREAM_NOT_CONFIGURED`: the gateway was given no address for the upstream.
 * - `UPSTREAM_UNREACHABLE`, `UPSTREAM_TIMEOUT`: no answer, or none in time.
 * - `UPSTREAM_UNAVAILABLE`: not at the moment; `extensions.retryAfter`, where given, is in seconds.
 * - `UPSTREAM_FAILED`: the upstream failed.
 * - `UPSTREAM_MALFORMED`: its answer could not be read; `extensions.place` says where.
 * - `UPSTREAM_FORBIDDEN`, `UPSTREAM_REJECTED`: it refused access, or the request.
 * - `UPSTREAM_UNSUPPORTED_VERSION`: it does not speak the version that this needs.
 * - `UPSTREAM_BUSY`: too many calls already wait for it in the gateway.
 * - `UPSTREAM_CANCELLED`: its answer was no longer waited for.
 * - `COST_LIMIT_EXCEEDED`, `RATE_LIMITED`, `REQUEST_TIMEOUT`: the request asks too much, comes too soon, or took too long.
 * - `BAD_REQUEST`, `GRAPHQL_PARSE_FAILED`: it could not be read.
 * - `GRAPHQL_VALIDATION_FAILED`, `OPERATION_RESOLUTION_FAILURE`: it does not fit the schema, or has no such operation.
 * - `PERSISTED_QUERY_NOT_FOUND`, `PERSISTED_QUERY_NOT_SUPPORTED`: send the query's text.
 * - `INTERNAL_SERVER_ERROR`: a fault of the gateway's own.
 *
 * For `UPSTREAM_…` codes, `extensions.upstream` and `extensions.operation` name the call that failed.
 *
 * **Lists** are Relay connections, forward only. Rows may come, go and move upstream while one pages: no row comes twice
 * within a page, and each list says what it promises beyond that. A cursor is valid only for the same list with the same
 * filter and order.
 *
 * **States** are an enum with the upstream's own text beside it (`rawStatus`, …). A value that is not known here is
 * `UNKNOWN`, never a failed query. In a filter, `UNKNOWN` is `BAD_USER_INPUT`; an empty list matches nothing; null, or
 * leaving a filter out, does not filter.
 */
export type QueryProtectionProvidersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** Which data to process again. */
export type ReapplyIntrospectionInput = {
  /**
   * A JSON object in the form that the ramdisk sends, to be used in place of the stored data, which it overwrites. Left
   * out or null, the stored data is used. `{}` is `INVALID_INPUT`, because inspector takes it for "what is stored"; so
   * is anything but an object.
   */
  readonly data?: InputMaybe<Scalars['JSON']['input']>;
  /** The node's ironic UUID, or its name. */
  readonly nodeId: Scalars['ID']['input'];
};

/** What came of `reapplyIntrospection`. */
export type ReapplyIntrospectionPayload = {
  readonly __typename?: 'ReapplyIntrospectionPayload';
  /**
   * The node, read again after the request; null when there is no such node, the re-read failed, or `data` was refused
   * before anything was read.
   */
  readonly node?: Maybe<Node>;
  /** Why nothing is processed; empty when inspector accepted the request, which is before it looks at the data. */
  readonly userErrors: ReadonlyArray<MutationError>;
};

/** A nova server, known by its UUID alone; other subgraphs bring its fields. Not checked to exist. */
export type Server = {
  readonly __typename?: 'Server';
  /** The server's UUID in nova. */
  readonly id: Scalars['ID']['output'];
};

/**
 * An event sent to nova, and what nova said of its delivery. Nova keeps no list of events: this is all that can be read
 * of it.
 */
export type ServerEvent = {
  readonly __typename?: 'ServerEvent';
  /**
   * 200 accepted for dispatch, 400 a required tag is missing, 404 no such server, 422 the server is on no host; null
   * when the event was not sent, or nova told no code. Any other is nova's own, and leaves `delivered` null.
   */
  readonly code?: Maybe<Scalars['Int']['output']>;
  /**
   * Whether nova accepted it for dispatch to the server's host. Nova casts it on without waiting: true does not mean
   * that it was received or acted upon. False when it was refused or not sent; null when that is unknown.
   */
  readonly delivered?: Maybe<Scalars['Boolean']['output']>;
  /** What happened. */
  readonly name: ServerEventName;
  /** The outcome in nova's own words; null when the event was not sent, or its outcome is unknown. */
  readonly rawStatus?: Maybe<Scalars['String']['output']>;
  /** The status that was sent: how the thing that happened ended. Nova's answer does not repeat it. */
  readonly requestedStatus: ServerEventStatus;
  /** The server that it happened to, as a reference for other subgraphs; no call is made, and the server may not exist. */
  readonly server?: Maybe<Server>;
  /** UUID of the server that it happened to, in lower case with dashes, as sent. */
  readonly serverUuid: Scalars['ID']['output'];
  /**
   * Nova's outcome of the delivery, `COMPLETED` or `FAILED`, whatever status was sent; null when the event was not sent,
   * or its outcome is unknown.
   */
  readonly status?: Maybe<ServerEventStatus>;
  /** What the event is about, as sent; null when none was given. */
  readonly tag?: Maybe<Scalars['String']['output']>;
};

/** One event to send. */
export type ServerEventInput = {
  /** What happened. */
  readonly name: ServerEventName;
  /** UUID of the server that it happened to. Sent in lower case with dashes, because nova looks it up by its exact text. */
  readonly serverUuid: Scalars['ID']['input'];
  /** How the thing that happened ended. */
  readonly status?: ServerEventStatus;
  /**
   * What the event is about, at most 255 characters: see `ServerEventName`. Left out or null, none is sent. Where one is
   * required nova answers for that event with code 400.
   */
  readonly tag?: InputMaybe<Scalars['String']['input']>;
};

/** The events that nova takes, each with the microversion that it needs. */
export type ServerEventName =
  /** `accelerator-request-bound` (2.82): an accelerator request was bound. Tag, required: its UUID. */
  | 'ACCELERATOR_REQUEST_BOUND'
  /** `network-changed` (2.1): the server's network information is to be read anew. Tag: a port id, if any. */
  | 'NETWORK_CHANGED'
  /** `network-vif-deleted` (2.1): a port was deleted. Tag: the port id. */
  | 'NETWORK_VIF_DELETED'
  /**
   * `network-vif-plugged` (2.1): a port was wired up. Tag: the port id, without which nova cannot match what waits for
   * it.
   */
  | 'NETWORK_VIF_PLUGGED'
  /**
   * `network-vif-unplugged` (2.1): a port was unwired. Tag: the port id, without which nova cannot match what waits for
   * it.
   */
  | 'NETWORK_VIF_UNPLUGGED'
  /**
   * `power-update` (2.76): the power state was changed from outside. Tag, required: `POWER_ON` or `POWER_OFF`; nova
   * accepts any other and then ignores the event.
   */
  | 'POWER_UPDATE'
  /** `volume-extended` (2.51): an attached volume has grown. Tag, required: the volume id. */
  | 'VOLUME_EXTENDED'
  /** `volume-reimaged` (2.93): an attached volume was re-imaged. Tag: the volume id. */
  | 'VOLUME_REIMAGED';

/** A status as sent with an event, or nova's outcome of its delivery. */
export type ServerEventStatus =
  /** Sent: it was completed. Outcome: nova accepted the event for dispatch. */
  | 'COMPLETED'
  /** Sent: it failed. Outcome: nova refused the event; `code` says why. */
  | 'FAILED'
  /** Sent: it is under way. Nova gives no such outcome. */
  | 'IN_PROGRESS';

/** Which node to introspect, and how. */
export type StartIntrospectionInput = {
  /**
   * Whether inspector sets the boot device and powers the node itself; false for a node that boots the ramdisk by other
   * means. Left out or null, the server decides: true by default.
   */
  readonly manageBoot?: InputMaybe<Scalars['Boolean']['input']>;
  /** The node's ironic UUID, or its name. */
  readonly nodeId: Scalars['ID']['input'];
};

/** What came of `startIntrospection`. */
export type StartIntrospectionPayload = {
  readonly __typename?: 'StartIntrospectionPayload';
  /** The node, read again after the request; null when there is no such node or the re-read failed. */
  readonly node?: Maybe<Node>;
  /** Why nothing was started; empty when inspector accepted the start. */
  readonly userErrors: ReadonlyArray<MutationError>;
};

/** One of the services behind the gateway, as a probe at most a few seconds old found it. */
export type UpstreamService = {
  readonly __typename?: 'UpstreamService';
  /** Whether the gateway has an address for it; if not, its fields answer `UPSTREAM_NOT_CONFIGURED`. */
  readonly configured: Scalars['Boolean']['output'];
  /** The service that the rest is about. */
  readonly name: UpstreamServiceName;
  /** Whether it answered the probe over HTTP, which does not promise that it works; null when it is not configured. */
  readonly reachable?: Maybe<Scalars['Boolean']['output']>;
  /**
   * The newest API version or microversion that it speaks, such as `1.18`; null when it was not reached, or has no
   * versions to tell.
   */
  readonly version?: Maybe<Scalars['String']['output']>;
};

/** The services that the gateway calls. */
export type UpstreamServiceName =
  /** ironic-inspector: hardware introspection of bare-metal nodes. */
  | 'INSPECTOR'
  /** karbor: data protection, its checkpoints and operation logs. */
  | 'KARBOR'
  /** OpenStack Identity: logins, tokens and the service catalog. */
  | 'KEYSTONE'
  /** OpenStack Compute: external events for servers. */
  | 'NOVA'
  /** IBM Telco Network Cloud Orchestration (Stratoss LM): lifecycle processes of assemblies. */
  | 'TNCO';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Assembly: Assembly;
  Checkpoint: Checkpoint;
  Node: Node;
  OperationLog: OperationLog;
  Process: Process;
  ProtectionProvider: ProtectionProvider;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Assembly:
    ( { __typename: 'Assembly' }
    & GraphQLRecursivePick<FederationTypes['Assembly'], {"id":true}> );
  Checkpoint:
    ( { __typename: 'Checkpoint' }
    & GraphQLRecursivePick<FederationTypes['Checkpoint'], {"providerId":true,"id":true}> );
  Node:
    ( { __typename: 'Node' }
    & GraphQLRecursivePick<FederationTypes['Node'], {"id":true}> );
  OperationLog:
    ( { __typename: 'OperationLog' }
    & GraphQLRecursivePick<FederationTypes['OperationLog'], {"id":true}> );
  Process:
    ( { __typename: 'Process' }
    & GraphQLRecursivePick<FederationTypes['Process'], {"id":true}> );
  ProtectionProvider:
    ( { __typename: 'ProtectionProvider' }
    & GraphQLRecursivePick<FederationTypes['ProtectionProvider'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AbortIntrospectionInput: AbortIntrospectionInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AbortIntrospectionPayload: ResolverTypeWrapper<NodeWrite>;
  Assembly: ResolverTypeWrapper<AssemblyModel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AssemblyProcessFilter: AssemblyProcessFilter;
  Checkpoint: ResolverTypeWrapper<CheckpointModel>;
  CheckpointConnection: ResolverTypeWrapper<Connection<CheckpointModel>>;
  CheckpointEdge: ResolverTypeWrapper<Omit<CheckpointEdge, 'node'> & { node: ResolversTypes['Checkpoint'] }>;
  CheckpointFilter: CheckpointFilter;
  CheckpointOrder: CheckpointOrder;
  CheckpointStatus: CheckpointStatus;
  CreateCheckpointInput: CreateCheckpointInput;
  CreateCheckpointPayload: ResolverTypeWrapper<CheckpointWrite>;
  CreateServerEventsInput: CreateServerEventsInput;
  CreateServerEventsPayload: ResolverTypeWrapper<Omit<CreateServerEventsPayload, 'events' | 'userErrors'> & { events: ReadonlyArray<ResolversTypes['ServerEvent']>, userErrors: ReadonlyArray<ResolversTypes['MutationError']> }>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteCheckpointInput: DeleteCheckpointInput;
  DeleteCheckpointPayload: ResolverTypeWrapper<CheckpointWrite>;
  IntentType: IntentType;
  IntrospectionState: IntrospectionState;
  InventoryBoot: ResolverTypeWrapper<InventoryBoot>;
  InventoryCpu: ResolverTypeWrapper<InventoryCpu>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  InventoryDisk: ResolverTypeWrapper<InventoryDisk>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  InventoryInterface: ResolverTypeWrapper<InventoryInterface>;
  InventoryMemory: ResolverTypeWrapper<InventoryMemory>;
  InventorySystemVendor: ResolverTypeWrapper<InventorySystemVendor>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MutationError: ResolverTypeWrapper<UserError>;
  MutationErrorCode: MutationErrorCode;
  Node: ResolverTypeWrapper<BareMetalNode>;
  NodeConnection: ResolverTypeWrapper<Connection<BareMetalNode>>;
  NodeEdge: ResolverTypeWrapper<Omit<NodeEdge, 'node'> & { node: ResolversTypes['Node'] }>;
  NodeFilter: NodeFilter;
  NodeIntrospection: ResolverTypeWrapper<Introspection>;
  NodeInventory: ResolverTypeWrapper<Inventory>;
  OperationLog: ResolverTypeWrapper<OperationLogModel>;
  OperationLogConnection: ResolverTypeWrapper<Connection<OperationLogModel>>;
  OperationLogEdge: ResolverTypeWrapper<Omit<OperationLogEdge, 'node'> & { node: ResolversTypes['OperationLog'] }>;
  OperationLogFilter: OperationLogFilter;
  OperationLogSort: OperationLogSort;
  OperationLogStatus: OperationLogStatus;
  OperationType: OperationType;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Process: ResolverTypeWrapper<LifecycleProcess>;
  ProcessConnection: ResolverTypeWrapper<Connection<LifecycleProcess>>;
  ProcessEdge: ResolverTypeWrapper<Omit<ProcessEdge, 'node'> & { node: ResolversTypes['Process'] }>;
  ProcessFilter: ProcessFilter;
  ProcessStatus: ProcessStatus;
  ProtectedResource: ResolverTypeWrapper<ProtectedResourceModel>;
  ProtectionPlan: ResolverTypeWrapper<ProtectionPlanModel>;
  ProtectionProvider: ResolverTypeWrapper<ProtectionProviderModel>;
  ProtectionProviderConnection: ResolverTypeWrapper<Connection<ProtectionProviderModel>>;
  ProtectionProviderEdge: ResolverTypeWrapper<Omit<ProtectionProviderEdge, 'node'> & { node: ResolversTypes['ProtectionProvider'] }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReapplyIntrospectionInput: ReapplyIntrospectionInput;
  ReapplyIntrospectionPayload: ResolverTypeWrapper<NodeWrite>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  Server: ResolverTypeWrapper<ServerReference>;
  ServerEvent: ResolverTypeWrapper<DeliveredEvent>;
  ServerEventInput: ServerEventInput;
  ServerEventName: ServerEventName;
  ServerEventStatus: ServerEventStatus;
  StartIntrospectionInput: StartIntrospectionInput;
  StartIntrospectionPayload: ResolverTypeWrapper<NodeWrite>;
  UpstreamService: ResolverTypeWrapper<UpstreamService>;
  UpstreamServiceName: UpstreamServiceName;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AbortIntrospectionInput: AbortIntrospectionInput;
  ID: Scalars['ID']['output'];
  AbortIntrospectionPayload: NodeWrite;
  Assembly: AssemblyModel;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  AssemblyProcessFilter: AssemblyProcessFilter;
  Checkpoint: CheckpointModel;
  CheckpointConnection: Connection<CheckpointModel>;
  CheckpointEdge: Omit<CheckpointEdge, 'node'> & { node: ResolversParentTypes['Checkpoint'] };
  CheckpointFilter: CheckpointFilter;
  CreateCheckpointInput: CreateCheckpointInput;
  CreateCheckpointPayload: CheckpointWrite;
  CreateServerEventsInput: CreateServerEventsInput;
  CreateServerEventsPayload: Omit<CreateServerEventsPayload, 'events' | 'userErrors'> & { events: ReadonlyArray<ResolversParentTypes['ServerEvent']>, userErrors: ReadonlyArray<ResolversParentTypes['MutationError']> };
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DeleteCheckpointInput: DeleteCheckpointInput;
  DeleteCheckpointPayload: CheckpointWrite;
  InventoryBoot: InventoryBoot;
  InventoryCpu: InventoryCpu;
  Float: Scalars['Float']['output'];
  InventoryDisk: InventoryDisk;
  Boolean: Scalars['Boolean']['output'];
  InventoryInterface: InventoryInterface;
  InventoryMemory: InventoryMemory;
  InventorySystemVendor: InventorySystemVendor;
  JSON: Scalars['JSON']['output'];
  Mutation: Record<PropertyKey, never>;
  MutationError: UserError;
  Node: BareMetalNode;
  NodeConnection: Connection<BareMetalNode>;
  NodeEdge: Omit<NodeEdge, 'node'> & { node: ResolversParentTypes['Node'] };
  NodeFilter: NodeFilter;
  NodeIntrospection: Introspection;
  NodeInventory: Inventory;
  OperationLog: OperationLogModel;
  OperationLogConnection: Connection<OperationLogModel>;
  OperationLogEdge: Omit<OperationLogEdge, 'node'> & { node: ResolversParentTypes['OperationLog'] };
  OperationLogFilter: OperationLogFilter;
  PageInfo: PageInfo;
  Process: LifecycleProcess;
  ProcessConnection: Connection<LifecycleProcess>;
  ProcessEdge: Omit<ProcessEdge, 'node'> & { node: ResolversParentTypes['Process'] };
  ProcessFilter: ProcessFilter;
  ProtectedResource: ProtectedResourceModel;
  ProtectionPlan: ProtectionPlanModel;
  ProtectionProvider: ProtectionProviderModel;
  ProtectionProviderConnection: Connection<ProtectionProviderModel>;
  ProtectionProviderEdge: Omit<ProtectionProviderEdge, 'node'> & { node: ResolversParentTypes['ProtectionProvider'] };
  Query: Record<PropertyKey, never>;
  ReapplyIntrospectionInput: ReapplyIntrospectionInput;
  ReapplyIntrospectionPayload: NodeWrite;
  SafeInt: Scalars['SafeInt']['output'];
  Server: ServerReference;
  ServerEvent: DeliveredEvent;
  ServerEventInput: ServerEventInput;
  StartIntrospectionInput: StartIntrospectionInput;
  StartIntrospectionPayload: NodeWrite;
  UpstreamService: UpstreamService;
};

export type AbortIntrospectionPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AbortIntrospectionPayload'] = ResolversParentTypes['AbortIntrospectionPayload']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['MutationError']>, ParentType, ContextType>;
};

export type AssemblyResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Assembly'] = ResolversParentTypes['Assembly'], FederationReferenceType extends FederationReferenceTypes['Assembly'] = FederationReferenceTypes['Assembly']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Assembly']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  processes?: Resolver<Maybe<ResolversTypes['ProcessConnection']>, ParentType, ContextType, RequireFields<AssemblyProcessesArgs, 'first'>>;
};

export type CheckpointResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Checkpoint'] = ResolversParentTypes['Checkpoint'], FederationReferenceType extends FederationReferenceTypes['Checkpoint'] = FederationReferenceTypes['Checkpoint']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Checkpoint']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  extraInfo?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  operationLogs?: Resolver<Maybe<ResolversTypes['OperationLogConnection']>, ParentType, ContextType, RequireFields<CheckpointOperationLogsArgs, 'first'>>;
  projectId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  protectionPlan?: Resolver<Maybe<ResolversTypes['ProtectionPlan']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['ProtectionProvider']>, ParentType, ContextType>;
  providerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rawExtraInfo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rawResourceGraph?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rawStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resourceGraph?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CheckpointStatus'], ParentType, ContextType>;
};

export type CheckpointConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CheckpointConnection'] = ResolversParentTypes['CheckpointConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CheckpointEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Checkpoint']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CheckpointEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CheckpointEdge'] = ResolversParentTypes['CheckpointEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Checkpoint'], ParentType, ContextType>;
};

export type CreateCheckpointPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CreateCheckpointPayload'] = ResolversParentTypes['CreateCheckpointPayload']> = {
  checkpoint?: Resolver<Maybe<ResolversTypes['Checkpoint']>, ParentType, ContextType>;
  upstreamRequestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['MutationError']>, ParentType, ContextType>;
};

export type CreateServerEventsPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CreateServerEventsPayload'] = ResolversParentTypes['CreateServerEventsPayload']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['ServerEvent']>, ParentType, ContextType>;
  upstreamRequestIds?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['MutationError']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteCheckpointPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DeleteCheckpointPayload'] = ResolversParentTypes['DeleteCheckpointPayload']> = {
  checkpoint?: Resolver<Maybe<ResolversTypes['Checkpoint']>, ParentType, ContextType>;
  upstreamRequestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['MutationError']>, ParentType, ContextType>;
};

export type InventoryBootResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InventoryBoot'] = ResolversParentTypes['InventoryBoot']> = {
  currentBootMode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pxeInterface?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InventoryCpuResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InventoryCpu'] = ResolversParentTypes['InventoryCpu']> = {
  architecture?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  flags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  frequencyMhz?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  modelName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InventoryDiskResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InventoryDisk'] = ResolversParentTypes['InventoryDisk']> = {
  byPath?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rotational?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  serial?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sizeBytes?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  wwn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InventoryInterfaceResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InventoryInterface'] = ResolversParentTypes['InventoryInterface']> = {
  hasCarrier?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  ipv4Address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ipv6Address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lldp?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  macAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  speedMbps?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InventoryMemoryResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InventoryMemory'] = ResolversParentTypes['InventoryMemory']> = {
  physicalMb?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  totalBytes?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
};

export type InventorySystemVendorResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InventorySystemVendor'] = ResolversParentTypes['InventorySystemVendor']> = {
  manufacturer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  productName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  serialNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MutationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  abortIntrospection?: Resolver<Maybe<ResolversTypes['AbortIntrospectionPayload']>, ParentType, ContextType, RequireFields<MutationAbortIntrospectionArgs, 'input'>>;
  createCheckpoint?: Resolver<Maybe<ResolversTypes['CreateCheckpointPayload']>, ParentType, ContextType, RequireFields<MutationCreateCheckpointArgs, 'input'>>;
  createServerEvents?: Resolver<Maybe<ResolversTypes['CreateServerEventsPayload']>, ParentType, ContextType, RequireFields<MutationCreateServerEventsArgs, 'input'>>;
  deleteCheckpoint?: Resolver<Maybe<ResolversTypes['DeleteCheckpointPayload']>, ParentType, ContextType, RequireFields<MutationDeleteCheckpointArgs, 'input'>>;
  reapplyIntrospection?: Resolver<Maybe<ResolversTypes['ReapplyIntrospectionPayload']>, ParentType, ContextType, RequireFields<MutationReapplyIntrospectionArgs, 'input'>>;
  startIntrospection?: Resolver<Maybe<ResolversTypes['StartIntrospectionPayload']>, ParentType, ContextType, RequireFields<MutationStartIntrospectionArgs, 'input'>>;
};

export type MutationErrorResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['MutationError'] = ResolversParentTypes['MutationError']> = {
  code?: Resolver<ResolversTypes['MutationErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node'], FederationReferenceType extends FederationReferenceTypes['Node'] = FederationReferenceTypes['Node']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Node']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  introspection?: Resolver<Maybe<ResolversTypes['NodeIntrospection']>, ParentType, ContextType>;
  introspectionData?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType, Partial<NodeIntrospectionDataArgs>>;
  inventory?: Resolver<Maybe<ResolversTypes['NodeInventory']>, ParentType, ContextType>;
  unprocessedIntrospectionData?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType, Partial<NodeUnprocessedIntrospectionDataArgs>>;
};

export type NodeConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['NodeConnection'] = ResolversParentTypes['NodeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['NodeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Node']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type NodeEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['NodeEdge'] = ResolversParentTypes['NodeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
};

export type NodeIntrospectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['NodeIntrospection'] = ResolversParentTypes['NodeIntrospection']> = {
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  finished?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rawState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['IntrospectionState'], ParentType, ContextType>;
  succeeded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NodeInventoryResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['NodeInventory'] = ResolversParentTypes['NodeInventory']> = {
  bmcAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bmcV6Address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  boot?: Resolver<Maybe<ResolversTypes['InventoryBoot']>, ParentType, ContextType>;
  cpu?: Resolver<Maybe<ResolversTypes['InventoryCpu']>, ParentType, ContextType>;
  disks?: Resolver<Maybe<ReadonlyArray<ResolversTypes['InventoryDisk']>>, ParentType, ContextType>;
  hostname?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  interfaces?: Resolver<Maybe<ReadonlyArray<ResolversTypes['InventoryInterface']>>, ParentType, ContextType>;
  memory?: Resolver<Maybe<ResolversTypes['InventoryMemory']>, ParentType, ContextType>;
  systemVendor?: Resolver<Maybe<ResolversTypes['InventorySystemVendor']>, ParentType, ContextType>;
};

export type OperationLogResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['OperationLog'] = ResolversParentTypes['OperationLog'], FederationReferenceType extends FederationReferenceTypes['OperationLog'] = FederationReferenceTypes['OperationLog']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['OperationLog']> | FederationReferenceType, FederationReferenceType, ContextType>;
  checkpoint?: Resolver<Maybe<ResolversTypes['Checkpoint']>, ParentType, ContextType>;
  checkpointId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  errorInfo?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  extraInfo?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  operationType?: Resolver<ResolversTypes['OperationType'], ParentType, ContextType>;
  planId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  projectId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['ProtectionProvider']>, ParentType, ContextType>;
  providerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  rawOperationType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rawStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  restoreId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  scheduledOperationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationLogStatus'], ParentType, ContextType>;
};

export type OperationLogConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['OperationLogConnection'] = ResolversParentTypes['OperationLogConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OperationLogEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['OperationLog']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OperationLogEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['OperationLogEdge'] = ResolversParentTypes['OperationLogEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OperationLog'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProcessResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Process'] = ResolversParentTypes['Process'], FederationReferenceType extends FederationReferenceTypes['Process'] = FederationReferenceTypes['Process']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Process']> | FederationReferenceType, FederationReferenceType, ContextType>;
  assembly?: Resolver<Maybe<ResolversTypes['Assembly']>, ParentType, ContextType>;
  assemblyId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  assemblyName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  assemblyProperties?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  assemblyType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  context?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  desiredInstance?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  durationMs?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  endTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  executionPlan?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intent?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  intentType?: Resolver<ResolversTypes['IntentType'], ParentType, ContextType>;
  lifecycleAction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  previousInstance?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  rawIntentType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rawStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ProcessStatus'], ParentType, ContextType>;
  statusReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProcessConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ProcessConnection'] = ResolversParentTypes['ProcessConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProcessEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Process']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProcessEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ProcessEdge'] = ResolversParentTypes['ProcessEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Process'], ParentType, ContextType>;
};

export type ProtectedResourceResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ProtectedResource'] = ResolversParentTypes['ProtectedResource']> = {
  extraInfo?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  server?: Resolver<Maybe<ResolversTypes['Server']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProtectionPlanResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ProtectionPlan'] = ResolversParentTypes['ProtectionPlan']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  planId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  providerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  resources?: Resolver<ReadonlyArray<ResolversTypes['ProtectedResource']>, ParentType, ContextType>;
};

export type ProtectionProviderResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ProtectionProvider'] = ResolversParentTypes['ProtectionProvider'], FederationReferenceType extends FederationReferenceTypes['ProtectionProvider'] = FederationReferenceTypes['ProtectionProvider']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ProtectionProvider']> | FederationReferenceType, FederationReferenceType, ContextType>;
  checkpoints?: Resolver<Maybe<ResolversTypes['CheckpointConnection']>, ParentType, ContextType, RequireFields<ProtectionProviderCheckpointsArgs, 'first' | 'order'>>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProtectionProviderConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ProtectionProviderConnection'] = ResolversParentTypes['ProtectionProviderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProtectionProviderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ProtectionProvider']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProtectionProviderEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ProtectionProviderEdge'] = ResolversParentTypes['ProtectionProviderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ProtectionProvider'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  assembly?: Resolver<Maybe<ResolversTypes['Assembly']>, ParentType, ContextType, RequireFields<QueryAssemblyArgs, 'id'>>;
  checkpoint?: Resolver<Maybe<ResolversTypes['Checkpoint']>, ParentType, ContextType, RequireFields<QueryCheckpointArgs, 'id' | 'providerId'>>;
  checkpoints?: Resolver<Maybe<ResolversTypes['CheckpointConnection']>, ParentType, ContextType, RequireFields<QueryCheckpointsArgs, 'first' | 'order' | 'providerId'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Maybe<ResolversTypes['NodeConnection']>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'first'>>;
  operationLog?: Resolver<Maybe<ResolversTypes['OperationLog']>, ParentType, ContextType, RequireFields<QueryOperationLogArgs, 'id'>>;
  operationLogs?: Resolver<Maybe<ResolversTypes['OperationLogConnection']>, ParentType, ContextType, RequireFields<QueryOperationLogsArgs, 'first'>>;
  process?: Resolver<Maybe<ResolversTypes['Process']>, ParentType, ContextType, RequireFields<QueryProcessArgs, 'id'>>;
  processes?: Resolver<Maybe<ResolversTypes['ProcessConnection']>, ParentType, ContextType, RequireFields<QueryProcessesArgs, 'first'>>;
  protectionProvider?: Resolver<Maybe<ResolversTypes['ProtectionProvider']>, ParentType, ContextType, RequireFields<QueryProtectionProviderArgs, 'id'>>;
  protectionProviders?: Resolver<Maybe<ResolversTypes['ProtectionProviderConnection']>, ParentType, ContextType, RequireFields<QueryProtectionProvidersArgs, 'first'>>;
  upstreamServices?: Resolver<Maybe<ReadonlyArray<ResolversTypes['UpstreamService']>>, ParentType, ContextType>;
};

export type ReapplyIntrospectionPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ReapplyIntrospectionPayload'] = ResolversParentTypes['ReapplyIntrospectionPayload']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['MutationError']>, ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type ServerResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Server'] = ResolversParentTypes['Server']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ServerEventResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ServerEvent'] = ResolversParentTypes['ServerEvent']> = {
  code?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  delivered?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['ServerEventName'], ParentType, ContextType>;
  rawStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedStatus?: Resolver<ResolversTypes['ServerEventStatus'], ParentType, ContextType>;
  server?: Resolver<Maybe<ResolversTypes['Server']>, ParentType, ContextType>;
  serverUuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ServerEventStatus']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StartIntrospectionPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['StartIntrospectionPayload'] = ResolversParentTypes['StartIntrospectionPayload']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['MutationError']>, ParentType, ContextType>;
};

export type UpstreamServiceResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UpstreamService'] = ResolversParentTypes['UpstreamService']> = {
  configured?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['UpstreamServiceName'], ParentType, ContextType>;
  reachable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = GatewayContext> = {
  AbortIntrospectionPayload?: AbortIntrospectionPayloadResolvers<ContextType>;
  Assembly?: AssemblyResolvers<ContextType>;
  Checkpoint?: CheckpointResolvers<ContextType>;
  CheckpointConnection?: CheckpointConnectionResolvers<ContextType>;
  CheckpointEdge?: CheckpointEdgeResolvers<ContextType>;
  CreateCheckpointPayload?: CreateCheckpointPayloadResolvers<ContextType>;
  CreateServerEventsPayload?: CreateServerEventsPayloadResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DeleteCheckpointPayload?: DeleteCheckpointPayloadResolvers<ContextType>;
  InventoryBoot?: InventoryBootResolvers<ContextType>;
  InventoryCpu?: InventoryCpuResolvers<ContextType>;
  InventoryDisk?: InventoryDiskResolvers<ContextType>;
  InventoryInterface?: InventoryInterfaceResolvers<ContextType>;
  InventoryMemory?: InventoryMemoryResolvers<ContextType>;
  InventorySystemVendor?: InventorySystemVendorResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  MutationError?: MutationErrorResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NodeConnection?: NodeConnectionResolvers<ContextType>;
  NodeEdge?: NodeEdgeResolvers<ContextType>;
  NodeIntrospection?: NodeIntrospectionResolvers<ContextType>;
  NodeInventory?: NodeInventoryResolvers<ContextType>;
  OperationLog?: OperationLogResolvers<ContextType>;
  OperationLogConnection?: OperationLogConnectionResolvers<ContextType>;
  OperationLogEdge?: OperationLogEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Process?: ProcessResolvers<ContextType>;
  ProcessConnection?: ProcessConnectionResolvers<ContextType>;
  ProcessEdge?: ProcessEdgeResolvers<ContextType>;
  ProtectedResource?: ProtectedResourceResolvers<ContextType>;
  ProtectionPlan?: ProtectionPlanResolvers<ContextType>;
  ProtectionProvider?: ProtectionProviderResolvers<ContextType>;
  ProtectionProviderConnection?: ProtectionProviderConnectionResolvers<ContextType>;
  ProtectionProviderEdge?: ProtectionProviderEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReapplyIntrospectionPayload?: ReapplyIntrospectionPayloadResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  Server?: ServerResolvers<ContextType>;
  ServerEvent?: ServerEventResolvers<ContextType>;
  StartIntrospectionPayload?: StartIntrospectionPayloadResolvers<ContextType>;
  UpstreamService?: UpstreamServiceResolvers<ContextType>;
};

