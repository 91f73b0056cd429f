import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { json, posted } from './ways.ts';
import type { Sent } from './ways.ts';

export const nodes =
  'query Nodes($first: Int! = 2) { nodes(first: $first) { nodes { id introspection { state } } } }';
const two = 'query A { nodes(first: 1) { nodes { id } } } query B { __typename }';
const one = 'query One($id: ID!) { operationLog(id: $id) { id status } node(id: "no-such-node") { id } }';
const maybe = 'query Maybe($first: Int = 2) { nodes(first: $first) { nodes { id } } }';
const schemaQuery = '{ __schema { queryType { name } types { name kind fields { name } } } }';
const names = '{ __typename }';
const write =
  'mutation W($events: [ServerEventInput!]!) { createServerEvents(input: { events: $events }) { events { tag delivered code } userErrors { code field } } }';
const events = [{ name: 'NETWORK_CHANGED', serverUuid: '3d7ecfea-4eab-4d5b-9801-0721b604dfc5', tag: 'x' }];
const data =
  'query Data { nodes(first: 3) { nodes { id whole: introspectionData some: introspectionData(paths: ["/inventory/memory", "/no"]) } } }';
const entities =
  'query E($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Node { id introspection { state } } } }';
const node = { __typename: 'Node', id: 'c0ccb51f-9dc6-4b1b-a9f8-d007cbacc71a' };

/** What both ways know before they are compared. */
export const known = [
  { query: nodes },
  { query: two, operationName: 'A' },
  { query: two, operationName: 'B' },
  { query: one, variables: { id: '00000000-0000-4000-8000-00000000dead' } },
  { query: schemaQuery },
  { query: data },
  { query: entities, variables: { of: [node] } },
  { query: '{ _service { sdl } }' },
  { query: names },
  { query: maybe },
  { query: write, variables: { events } },
];

export const accepts = [
  undefined,
  '',
  '*/*',
  'application/json',
  'application/graphql-response+json',
  'application/graphql-response+json; charset=utf-8, application/json; charset=utf-8',
  'application/graphql-response+json;q=0.5, application/json;q=0.4',
  'application/json;q=0.1, */*;q=0.9',
  'application/json;q=0',
  'application/*',
  'text/html',
  'text/html, */*;q=0.1',
  'multipart/mixed;deferSpec=20220824, application/json',
  'multipart/mixed; incrementalSpec=v0.2, application/graphql-response+json',
  'application/json;callbackSpec=1.0; charset=utf-8',
  'nonsense',
  ', ,',
];

const types = [
  undefined,
  '',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'application/json;charset="utf-8"; a=b',
  'APPLICATION/JSON',
  'Application/Json ; Charset=UTF-8',
  ' application/json ',
  'application/json;',
  'application/json, text/plain',
  'text/plain, application/json',
  'text/plain; application/json',
  'text/plain;x=application/json',
  'text/plain',
  'TEXT/PLAIN',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; application/json',
  'multipart/form-data; boundary=application/json',
  'application/json+text',
  'application/jsonp',
  'application/graphql+json',
  'application/graphql',
  'application/problem+json',
  'json',
  '/',
  ';application/json',
  '\tapplication/json',
  'application/json\t',
  'application /json',
  'text/plain\tapplication/json',
];

const bodies: unknown[] = [
  ...known,
  { query: entities, variables: { of: [node, { __typename: 'No' }, node] } },
  { query: entities, variables: { of: [{ id: 'x' }] } },
  { query: entities, variables: { of: [7, null] } },
  { query: entities, variables: { of: { __typename: 'Node', id: { a: 1 } } } },
  { query: data, operationName: 'Data', variables: { toJSON: 1 } },
  { query: nodes, variables: null },
  { query: nodes, variables: {} },
  { query: nodes, variables: [] },
  { query: nodes, variables: [{ first: 1 }] },
  { query: nodes, variables: '{"first":1}' },
  { query: nodes, variables: 0 },
  { query: nodes, variables: false },
  { query: nodes, variables: { first: 1, unused: [{}] } },
  { query: nodes, variables: { first: null } },
  { query: nodes, variables: { first: '1' } },
  { query: nodes, variables: { first: 1.0 } },
  { query: nodes, variables: { first: 1e100 } },
  { query: nodes, variables: { first: 0 } },
  { query: nodes, variables: { first: 100_000 } },
  { query: nodes, variables: { toString: 1, hasOwnProperty: 2, first: 1 } },
  { query: maybe, variables: { first: null } },
  { query: nodes, operationName: null },
  { query: nodes, operationName: '' },
  { query: nodes, operationName: 'Nodes' },
  { query: nodes, operationName: 'nodes' },
  { query: nodes, operationName: 7 },
  { query: nodes, operationName: ['Nodes'] },
  { query: nodes, extensions: null },
  { query: nodes, extensions: {} },
  { query: nodes, extensions: [] },
  { query: nodes, extensions: '{}' },
  { query: nodes, extensions: 7 },
  { query: nodes, extensions: { other: { a: 1 } } },
  { query: nodes, extensions: { persistedQuery: null } },
  { query: nodes, extensions: { persistedQuery: false } },
  { query: nodes, extensions: { persistedQuery: '' } },
  { query: nodes, extensions: { persistedQuery: {} } },
  { query: nodes, extensions: { persistedQuery: { version: 2, sha256Hash: hashOf(nodes) } } },
  { query: nodes, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(nodes) } } },
  { query: nodes, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(names) } } },
  { extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(nodes) } } },
  { extensions: { persistedQuery: { version: 1, sha256Hash: 'by-name' } } },
  { query: nodes, extensions: { persistedQuery: { version: 1, sha256Hash: 'by-name' } } },
  { query: nodes, id: 'x', documentId: 'y', other: null },
  { query: ` ${nodes}` },
  { query: `${nodes}\n` },
  { query: `\uFEFF${nodes}` },
  { query: [nodes] },
  { query: { kind: 'Document' } },
  { query: '' },
  { query: null },
  {},
  [],
  null,
  nodes,
  [{ query: nodes }],
  [{ query: nodes }, { query: nodes }],
  { 0: { query: nodes }, length: 1 },
  { query: two },
  { query: two, operationName: 'A' },
  { query: two, operationName: 'B', variables: { x: 1 } },
  { query: two, operationName: 'C' },
  { query: one, variables: {} },
  { query: one, variables: { id: 7 } },
  { query: one, variables: { id: 'a/b' } },
  { query: one, variables: { id: '00000000-0000-4000-8000-00000000dead' } },
  { query: schemaQuery },
  { query: names },
  { query: '{ nothing }' },
  { query: '{' },
  { query: write, variables: { events } },
  { query: write, variables: { events: events[0] } },
  { query: write, variables: { events: [] } },
  { query: write, variables: { events: [{ ...events[0], more: 1 }] } },
  { query: write, variables: { events: Array.from({ length: 10_001 }, () => events[0]) } },
  { query: write },
  { query: `subscription { nothing }` },
];

const texts = [
  '',
  '{',
  '"',
  'null',
  '{"query":"{ __typename }","query":"{ nothing }"}',
  '{"query":"{ nothing }","query":"{ __typename }"}',
  '{"query":"{ __typename }","__proto__":{"extensions":{}}}',
  '{"__proto__":{"query":"{ __typename }"}}',
  '{"query":"{ __typename }","constructor":{"prototype":{"x":1}}}',
  '{"query":"{ __typename }","variables":{"__proto__":{"a":1}}}',
  '{"query":"{ __typename }","extensions":{"__proto__":{"persistedQuery":{"version":1}}}}',
  '\uFEFF{"query":"{ __typename }"}',
  ' \n{"query":"{ __typename }"}\n ',
  '{"query":"{ __typename }"} x',
  `{"query":"{ __typename }","variables":${'['.repeat(5000)}${']'.repeat(5000)}}`,
  `{"query":"{ __typename }","variables":{"a":${'['.repeat(5000)}${']'.repeat(5000)}}}`,
  `{"query":"query($e: [ServerEventInput!]) { __typename @skip(if: false) }","variables":{"e":${'['.repeat(5000)}${']'.repeat(5000)}}}`,
];

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const query = (fields: Record<string, string>) => `/graphql?${new URLSearchParams(fields).toString()}`;
const others: Sent[] = [
  ...['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'].flatMap((method) => [
    { ...posted({ query: nodes }), method },
    { method, headers: {}, path: query({ query: nodes }) },
    { method, headers: json, path: query({ query: nodes, variables: '{"first":1}' }) },
    { method, headers: { 'apollo-require-preflight': '1' }, path: query({ query: write }) },
  ]),
  { headers: json, path: query({ query: write }), body: JSON.stringify({ query: nodes }) },
  { headers: json, path: query({ query: nodes }) },
  { path: '/graphql/', body: JSON.stringify({ query: nodes }) },
  { path: '//graphql', body: JSON.stringify({ query: nodes }) },
  { path: '/GraphQL', body: JSON.stringify({ query: nodes }) },
  { headers: { ...json, 'content-encoding': 'gzip' }, body: gzipSync(JSON.stringify({ query: nodes })) },
  { headers: { ...json, 'content-encoding': 'identity' }, body: JSON.stringify({ query: nodes }) },
  { headers: { ...json, 'transfer-encoding': 'chunked' }, body: JSON.stringify({ query: nodes }) },
  ...['gzip', 'br', 'identity;q=0', 'gzip, deflate, br'].map((coding) =>
    posted({ query: schemaQuery }, { 'accept-encoding': coding }),
  ),
  ...['1', '0', 'yes', ''].map((value) => posted({ query: nodes }, { 'x-tributary-explain': value })),
  posted({ query: nodes }, { accept: ['application/json', 'text/html'] }),
  posted({ query: nodes }, { accept: ['text/html', 'application/graphql-response+json'] }),
  posted({ query: nodes }, { 'x-auth-token': 'gAAAAmadeup' }),
  posted({ query: nodes }, { 'x-auth-token': '' }),
  posted({ query: nodes }, { 'x-auth-token': '', accept: 'text/html' }),
  posted({ query: schemaQuery }, { 'x-auth-token': '' }),
  posted({ query: names }, { 'x-auth-token': '' }),
  posted({ query: two, operationName: 'A' }, { 'x-auth-token': '' }),
  posted({ query: two, operationName: 'B' }, { 'x-auth-token': '' }),
  posted({ query: write, variables: { events } }, { 'x-auth-token': '' }),
  posted({ query: nodes }, { 'x-auth-token': '', 'x-tributary-explain': '1' }),
  posted({ query: nodes }, { 'x-apollo-operation-name': 'Nodes', 'apollo-require-preflight': 'true' }),
  posted({ query: nodes }, { 'x-http-method-override': 'GET' }),
  posted({ query: nodes }, { origin: 'https://elsewhere.example', cookie: 'a=b' }),
  posted({ query: nodes }, { 'apollo-federation-include-trace': 'ftv1' }),
  posted({ query: nodes }, { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }),
  posted({ query: nodes }, { expect: '100-continue' }),
];

/** Headers that are sent at all. */
export const present = (headers: Record<string, string | undefined>) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** Requests that could be answered otherwise by one way than by the other. */
export const requests: Record<string, readonly Sent[]> = {
  'each kind of Accept header': accepts.flatMap((accept) =>
    [
      { query: nodes },
      { query: one, variables: { id: 'a' } },
      { query: nodes, variables: { first: 'x' } },
      { query: '{ nothing }' },
    ].map((body) => posted(body, present({ accept }))),
  ),
  'each kind of Content-Type': types.flatMap((type) =>
    [{}, { 'apollo-require-preflight': '1' }, { 'x-apollo-operation-name': '' }].map((more) => ({
      headers: present({ ...more, 'content-type': type }),
      body: JSON.stringify({ query: nodes }),
    })),
  ),
  'each kind of body': bodies.flatMap((body) => [
    posted(body),
    posted(body, { accept: 'application/graphql-response+json' }),
    posted(body, { accept: 'text/html' }),
  ]),
  'each kind of text': texts.map((body) => ({ headers: json, body })),
  'other methods, paths and headers': others,
};
