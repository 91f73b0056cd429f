import { getNamedType } from 'graphql';
import { expect, it } from 'vitest';
import { buildSchema } from '../../src/schema/build.ts';
import { codes, openCloudGateway } from '../support/gateway.ts';
import { allFields, allInputs, inputsOf, note, selectAll } from './everything.ts';

const writes = { allowed: null, byRole: null };
const schema = buildSchema({ settings: writes, audit: () => undefined });
/** The documents here ask for all there is. */
const env = {
  MAX_FIELDS: '100000',
  MAX_CALLS: '100000',
  MAX_ESTIMATED_CALLS: '10000000',
  MAX_DEPTH: '30',
  MAX_TOKENS: '100000',
};
const swift = 'ba4c0000-0000-4000-8000-000000000001';
const files = 'ba4c0000-0000-4000-8000-000000000002';
const checkpoint = 'c4ec0000-0000-4000-8000-000000000001';
const plan = 'b1a40000-0000-4000-8000-000000000001';
const log = '10600000-0000-4000-8000-000000000058';
const assembly = 'c30b7d1f-a93b-47e5-a331-7d47d0209cea';
const running = '3d7ecfea-4eab-4d5b-9801-0721b604dfc5';
const unknown = '11111111-1111-4111-8111-111111111111';

/** Everything of each root field is selected; what is written here is only which object is asked for. */
const queries = [
  'node(id: "metal-01")',
  'nodes(first: 12)',
  'process(id: "9fcf2aab-e0b3-4396-a5e8-e1486e8f6e55")',
  'processes(first: 60)',
  `assembly(id: "${assembly}")`,
  'protectionProviders(first: 2)',
  `protectionProvider(id: "${swift}")`,
  `checkpoint(providerId: "${swift}", id: "${checkpoint}")`,
  `checkpoints(providerId: "${swift}", first: 12)`,
  `checkpoints(providerId: "${files}", first: 12)`,
  'operationLogs(first: 80)',
  `operationLog(id: "${log}")`,
  'upstreamServices',
];

const names = [
  'NETWORK_CHANGED',
  'NETWORK_VIF_PLUGGED',
  'NETWORK_VIF_UNPLUGGED',
  'NETWORK_VIF_DELETED',
  'VOLUME_EXTENDED',
  'POWER_UPDATE',
  'ACCELERATOR_REQUEST_BOUND',
  'VOLUME_REIMAGED',
];
const events = [
  ...names.map((name) => `{ name: ${name}, serverUuid: "${running}", tag: "POWER_ON" }`),
  `{ name: NETWORK_CHANGED, serverUuid: "${unknown}", status: FAILED }`,
  `{ name: NETWORK_CHANGED, serverUuid: "${running}", status: IN_PROGRESS }`,
  `{ name: NETWORK_CHANGED, serverUuid: "${running}", status: COMPLETED }`,
];

/** In an order in which each finds what it needs. */
const mutations = [
  `createServerEvents(input: { events: [${events.join(' ')}] })`,
  'abortIntrospection(input: { nodeId: "metal-09" })',
  'startIntrospection(input: { nodeId: "metal-02", manageBoot: true })',
  'startIntrospection(input: { nodeId: "no-such-node" })',
  'abortIntrospection(input: { nodeId: "metal-01" })',
  'reapplyIntrospection(input: { nodeId: "metal-03" })',
  'reapplyIntrospection(input: { nodeId: "metal-03", data: {} })',
  `createCheckpoint(input: { providerId: "${swift}", planId: "${plan}" })`,
  `createCheckpoint(input: { providerId: "${swift}", planId: "${plan}", extraInfo: { why: "test" } })`,
  `deleteCheckpoint(input: { providerId: "${swift}", id: "${checkpoint}" })`,
  `deleteCheckpoint(input: { providerId: "${swift}", id: "${checkpoint}" })`,
];

const rootName = (field: string) => /^\w+/.exec(field)?.[0] ?? '';

function document(kind: 'Query' | 'Mutation', field: string): string {
  const asked = (kind === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields()[
    rootName(field)
  ];
  if (asked === undefined) throw new Error(`the schema has no ${kind}.${field}`);
  return `${kind.toLowerCase()} { ${field} ${selectAll(getNamedType(asked.type))} }`;
}

it('answers every field of every type', async () => {
  const { run } = await openCloudGateway({ env });
  const seen = new Set<string>();
  for (const [kind, fields] of [
    ['Query', queries],
    ['Mutation', mutations],
  ] as const) {
    const root = schema.getType(kind);
    for (const field of fields) {
      const { data, errors } = await run(document(kind, field));
      expect(errors, field).toEqual([]);
      if (root) note(seen, root, data);
    }
  }
  expect(allFields(schema).filter((field) => !seen.has(field))).toEqual([]);
}, 60_000);

const filtered = {
  nodes: `nodes(first: 2, after: null, filter: { states: [STARTING, WAITING, PROCESSING, FINISHED, ERROR, REAPPLYING, ENROLLING, ABORTING] }) { nodes { id } }`,
  data: `node(id: "metal-01") { introspectionData(paths: ["/inventory"]) unprocessedIntrospectionData(paths: ["/inventory"]) }`,
  process: 'process(id: "no-such-process") { id }',
  processes: `processes(first: 2, after: null, filter: {
    assemblyId: "${assembly}", assemblyName: "v*", assemblyType: "assembly::vRouter::1.0"
    startedAfter: "2020-01-01T00:00:00Z", endedBefore: "2100-01-01T00:00:00Z"
    statuses: [PLANNED, PENDING, IN_PROGRESS, COMPLETED, CANCELLED, FAILED], rawIntentTypes: ["HealAssembly"]
    intentTypes: [CREATE_ASSEMBLY, DELETE_ASSEMBLY, CHANGE_ASSEMBLY_STATE, HEAL_ASSEMBLY, SCALE_IN_ASSEMBLY,
      SCALE_OUT_ASSEMBLY, UPGRADE_ASSEMBLY, ADOPT_ASSEMBLY, CREATE_OR_UPGRADE_ASSEMBLY]
  }) { nodes { id } }`,
  assembly: `assembly(id: "${assembly}") { processes(first: 2, after: null, filter: {
    startedAfter: "2020-01-01T00:00:00Z", endedBefore: "2100-01-01T00:00:00Z", statuses: [COMPLETED]
    intentTypes: [HEAL_ASSEMBLY], rawIntentTypes: ["HealAssembly"]
  }) { nodes { id } } }`,
  providers: `protectionProviders(first: 2, after: null) { nodes {
    checkpoints(first: 2, after: null, order: NEWEST_FIRST, filter: { startDate: "2020-01-01" }) { nodes { id } }
  } }`,
  provider: `protectionProvider(id: "${swift}") { id }`,
  checkpoint: `checkpoint(providerId: "${swift}", id: "${checkpoint}") {
    operationLogs(first: 2, after: null, sort: [STARTED_DESC, STARTED_ASC]) { nodes { id } }
  }`,
  checkpoints: `checkpoints(providerId: "${swift}", first: 2, after: null, order: OLDEST_FIRST, filter: {
    planId: "${unknown}", startDate: "2020-01-01", endDate: "2100-01-01"
  }) { nodes { id } }`,
  log: `operationLog(id: "${log}") { id }`,
  logs: `operationLogs(first: 2, after: null, filter: {
    checkpointId: "${checkpoint}", planId: "${unknown}", restoreId: "${unknown}"
  }) { nodes { id } }`,
};
const sorts = ['CREATED', 'STARTED', 'ENDED', 'STATUS', 'OPERATION_TYPE', 'ID'].flatMap((key) => [
  `${key}_ASC`,
  `${key}_DESC`,
]);
const statuses =
  'AVAILABLE SUCCESS DELETED PROTECTING DELETING IN_PROGRESS FAIL ERROR ERROR_DELETING WAIT_COPYING COPYING';
const taken = [
  ...Object.values(filtered),
  ...sorts.map((sort) => `operationLogs(sort: [${sort}]) { nodes { id } }`),
  ...statuses
    .split(' ')
    .map((status) => `operationLogs(filter: { status: ${status} }) { nodes { rawStatus } }`),
];
/** No upstream word stands for these. */
const refused = [
  'nodes(filter: { states: [UNKNOWN] }) { nodes { id } }',
  'processes(filter: { statuses: [UNKNOWN] }) { nodes { id } }',
  'processes(filter: { intentTypes: [UNKNOWN] }) { nodes { id } }',
  'operationLogs(filter: { status: UNKNOWN }) { nodes { id } }',
];

it('takes every argument, every input field and every enum value', async () => {
  const { run } = await openCloudGateway({ env });
  for (const field of taken) expect((await run(`{ ${field} }`)).errors, field).toEqual([]);
  for (const field of refused) expect(codes(await run(`{ ${field} }`)), field).toEqual(['BAD_USER_INPUT']);
  const read = [...taken, ...refused].map((field) => `{ ${field} }`);
  const given = [...read, ...mutations.map((field) => document('Mutation', field))];
  const seen = new Set(given.flatMap((text) => inputsOf(schema, text)));
  expect(allInputs(schema).filter((input) => !seen.has(input))).toEqual([]);
}, 60_000);
