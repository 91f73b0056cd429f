/** A request that is made to cost its server more than its sender. */
export interface Abuse {
  readonly name: string;
  /** What it does to a server that takes it. */
  readonly harm: string;
  /** The body, as it is sent. */
  readonly body: string;
  /** What the refusal says. */
  readonly refusal: RegExp;
}

const query = (text: string, variables?: object) => JSON.stringify({ query: text, variables });
const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');
const nested = (depth: number, open: string, inside: string, close: string) =>
  open.repeat(depth) + inside + close.repeat(depth);
const write =
  'mutation ($d: JSON) { reapplyIntrospection(input: { nodeId: "a", data: $d }) { userErrors { code } } }';

export const corpus: readonly Abuse[] = [
  {
    name: 'depth',
    harm: 'each level asks every upstream row for more rows',
    body: query(
      `{ protectionProviders { ${nested(20, 'nodes { checkpoints { ', 'nodes { id }', ' } }')} } }`,
    ),
    refusal: /is \d+ levels deep; the limit is 15/,
  },
  {
    name: 'depth that overflows a parser',
    harm: 'a recursive parser runs out of stack',
    body: query(nested(4_990, '{a', '', '}')),
    refusal: /nested too deeply|levels deep/,
  },
  {
    name: 'depth of fragments alone',
    harm: 'makes no level of the answer, and overflows whatever follows it down',
    body: query(nested(2_000, '{... ', '{ __typename }', '}')),
    refusal: /nested too deeply to be read/,
  },
  {
    name: 'depth of fragments within fragments',
    harm: 'the same, where each of them is short',
    body: query(
      `{ ...f0 } ${times(100, (i) => `fragment f${i} on Query ${nested(20, '{... ', `{ ...f${i + 1} }`, '}')}`)} fragment f100 on Query { __typename }`,
    ),
    refusal: /nested too deeply to be read/,
  },
  {
    name: 'width',
    harm: 'comparing each field with each takes time that grows with the square',
    body: query(`{ nodes { nodes { ${'id '.repeat(9_900)} } } }`),
    refusal: /has 9902 fields; the limit is 5000/,
  },
  {
    name: 'aliases',
    harm: 'one list, read a thousand times over',
    body: query(`{ nodes { nodes { ${times(1_000, (i) => `a${i}: introspectionData`)} } } }`),
    refusal: /has 1000 aliases; the limit is 100/,
  },
  {
    name: 'root fields',
    harm: 'a batch in disguise',
    body: query(`{ ${times(60, (i) => `node(id: "${i}") { id }`)} }`),
    refusal: /has 60 root fields; the limit is 50/,
  },
  {
    name: 'repeated directives',
    harm: 'each is validated against each',
    body: query(`{ nodes ${'@skip(if: false) '.repeat(1_200)} { pageInfo { hasNextPage } } }`),
    refusal: /can only be used once/,
  },
  {
    name: 'a fragment cycle',
    harm: 'never ends when followed',
    body: query(
      '{ nodes { ...a } } fragment a on NodeConnection { ...b } fragment b on NodeConnection { ...a }',
    ),
    refusal: /spreads itself/,
  },
  {
    name: 'many fragment cycles',
    harm: 'comparing fields across them overflows the stack of a validator',
    body: query(
      `{ node(id: 1) { ...f0 } } ${times(300, (i) => `fragment f${i} on Node { ...f${(i + 1) % 300} ...f${(i + 7) % 300} }`)}`,
    ),
    refusal: /spreads itself/,
  },
  {
    name: 'fragment blow-up',
    harm: 'sixty short fragments open to 2^60 fields',
    body: query(
      `{ node(id: 1) { ...f0 } } ${times(60, (i) => `fragment f${i} on Node { ...f${i + 1} ...f${i + 1} }`)} fragment f60 on Node { id }`,
    ),
    refusal: /over a billion fields; the limit is 5000/,
  },
  {
    name: 'introspection nesting',
    harm: 'each level multiplies the answer by the size of the schema',
    body: query(`{ __schema { types { ${nested(8, 'fields { type { ', 'name', ' } }')} } } }`),
    refusal: /introspection depth exceeded/i,
  },
  {
    name: 'introspection aliases',
    harm: 'each takes three tokens, and is answered once for each field of each type',
    body: query(
      `{ __schema { types { fields { type { ...t ofType { ...t ofType { ...t } } } } } } } fragment t on __Type { fields { ${times(1_000, (i) => `a${i}: description`)} } }`,
    ),
    refusal: /has 3000 aliases; the limit is 100/,
  },
  {
    name: 'batching',
    harm: 'limits that count within a request are passed by sending many in one',
    body: `[${Array.from({ length: 500 }, () => query('{ nodes { nodes { id } } }')).join(',')}]`,
    refusal: /batching disabled/i,
  },
  {
    name: 'a query of 1 MB',
    harm: 'is hashed, parsed and kept',
    body: query(`{ nodes { nodes { id } } } #${'x'.repeat(1_000_000)}`),
    refusal: /has 10\d{5} bytes; the limit is 65536/,
  },
  {
    name: 'many tokens',
    harm: 'short text, large tree',
    body: query(`{ nodes { nodes { ${'id\n'.repeat(12_000)} } } }`),
    refusal: /more than 10000 tokens/,
  },
  {
    name: 'huge variables',
    harm: 'a body that fills the memory',
    body: query(write, { d: { blob: 'x'.repeat(17 * 1024 * 1024) } }),
    refusal: /has 178\d{5} bytes; the limit is 16777216/,
  },
  {
    name: 'deep input objects',
    harm: 'printing them again overflows the stack',
    body: `{"query":${JSON.stringify(write)},"variables":{"d":${nested(100_000, '{"a":', '1', '}')}}}`,
    refusal: /nested deeper than 200 levels/,
  },
  {
    name: 'deep input objects in the document',
    harm: 'the same, past a check of variables',
    body: query(
      `mutation { reapplyIntrospection(input: { nodeId: "a", data: ${nested(1_000, '{a:', '1', '}')} }) { userErrors { code } } }`,
    ),
    refusal: /nested deeper than 200 levels|nested too deeply/,
  },
  {
    name: 'a list of 10,001',
    harm: 'work for each item',
    body: query(
      'mutation ($e: [ServerEventInput!]!) { createServerEvents(input: { events: $e }) { userErrors { code } } }',
      {
        e: Array.from({ length: 10_001 }, () => ({ name: 'NETWORK_CHANGED', serverUuid: 'a' })),
      },
    ),
    refusal: /has 10001 items; the limit is 10000/,
  },
  {
    name: 'lists within lists',
    harm: 'a thousand rows with a thousand rows each',
    body: query(
      '{ protectionProviders(first: 1000) { nodes { checkpoints(first: 1000) { nodes { operationLogs { nodes { id } } } } } } }',
    ),
    refusal: /may need \d+ upstream calls; the limit is 20000/,
  },
  {
    name: 'ten thousand representations',
    harm: 'each is resolved with a call of its own, past the limits of lists',
    body: query(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Node { a: introspectionData b: unprocessedIntrospectionData inventory { hostname } } } }',
      {
        r: Array.from({ length: 9_999 }, (_, i) => ({ __typename: 'Node', id: String(i) })),
      },
    ),
    refusal: /may need 39996 upstream calls; the limit is 20000/,
  },
];
