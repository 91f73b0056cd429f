/**
 * Servers made from an OpenAPI document name things as the upstream does. Their queries ask for the same values, and their
 * answers are compared after this renaming: our names for fields, our words for states, times in UTC.
 */
export interface Dialect {
  /** The scenario's query in the server's names, by the scenario's name. */
  readonly queries: Readonly<Record<string, string>>;
  /** An answer's body as Tributary prints it. */
  readonly renamed: (body: Buffer) => Buffer;
}

interface Names {
  readonly rows: string;
  readonly operationType: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly createdAt: string;
  readonly plan: string;
  readonly providerId: string;
}

const camel: Names = {
  rows: 'operationLogs',
  operationType: 'operationType',
  startedAt: 'startedAt',
  endedAt: 'endedAt',
  createdAt: 'createdAt',
  plan: 'protectionPlan',
  providerId: 'providerId',
};
const snake: Names = {
  rows: 'operation_logs',
  operationType: 'operation_type',
  startedAt: 'started_at',
  endedAt: 'ended_at',
  createdAt: 'created_at',
  plan: 'protection_plan',
  providerId: 'provider_id',
};

/** Names in camel case, as openapi-to-graphql makes them. */
export const camelDialect = dialect(camel);
/** Names as they are, as Mesh leaves them. */
export const snakeDialect = dialect(snake);

function dialect(names: Names): Dialect {
  const { rows, operationType, startedAt, endedAt, createdAt, plan, providerId } = names;
  const log = `id ${operationType} status ${startedAt} ${endedAt}`;
  const inner = `id status ${createdAt} ${plan} { id name ${providerId} resources { id type name } }`;
  return {
    queries: {
      S3: `query S3 { operationLogs(limit: 50) { ${rows} { ${log} checkpointAnswer { checkpoint { ${inner} } } } } }`,
    },
    renamed: (body) => Buffer.from(JSON.stringify({ data: renamedList(JSON.parse(body.toString()), names) })),
  };
}

type Row = Readonly<Record<string, unknown>>;

function renamedList(answer: unknown, names: Names): unknown {
  const list = under(under(under(answer, 'data'), 'operationLogs'), names.rows);
  return { operationLogs: { nodes: rowsIn(list).map((log) => renamedLog(log, names)) } };
}

function renamedLog(log: Row, names: Names): unknown {
  const checkpoint = under(under(log, 'checkpointAnswer'), 'checkpoint');
  const plan = under(checkpoint, names.plan);
  return {
    id: log['id'],
    operationType: String(log[names.operationType]).toUpperCase(),
    status: String(log['status']).toUpperCase(),
    rawStatus: log['status'],
    startedAt: utc(log[names.startedAt]),
    endedAt: utc(log[names.endedAt]),
    checkpoint: {
      id: checkpoint['id'],
      status: String(checkpoint['status']).toUpperCase(),
      createdAt: checkpoint[names.createdAt],
      protectionPlan: {
        planId: plan['id'],
        name: plan['name'],
        providerId: plan[names.providerId],
        resources: rowsIn(plan['resources']).map(({ id, type, name }) => ({ resourceId: id, type, name })),
      },
    },
  };
}

function under(value: unknown, key: string): Row {
  const inner: unknown = isRow(value) ? value[key] : undefined;
  if (!isRow(inner)) throw new Error(`No ${key} in the answer: ${JSON.stringify(value)?.slice(0, 300)}`);
  return inner;
}

function rowsIn(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.filter(isRow) : [];
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

function utc(time: unknown): unknown {
  return typeof time === 'string' ? `${time}Z` : time;
}
