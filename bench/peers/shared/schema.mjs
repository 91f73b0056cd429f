// The gateway's own schema as text, for servers that know no federation.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../../schema/', import.meta.url);
const directives = `
  directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT
  directive @shareable repeatable on OBJECT | FIELD_DEFINITION
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
`;

export const typeDefs =
  directives +
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n')
    .replace(/extend schema\s*@link\([^)]*\)/g, '')
    .replace(/extend type (Query|Mutation)/g, 'extend type $1');
