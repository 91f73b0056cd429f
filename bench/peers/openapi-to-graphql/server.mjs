// A schema made from an OpenAPI document. Its links cannot start from an item of a list, so the field `checkpoint` of a log is
// added by hand; it calls the resolver that openapi-to-graphql made.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { openapi } from '../shared/openapi.mjs';

// Its ES module does not load, and all have to use one copy of graphql.
const require = createRequire(import.meta.url);
const { extendSchema, parse, printSchema } = require('graphql');
const { createHandler } = require('graphql-http/lib/use/http');
const { createGraphQLSchema } = require('openapi-to-graphql');

const headers = { 'x-auth-token': process.env.KARBOR_TOKEN };
const { schema: made } = await createGraphQLSchema(openapi(process.env.KARBOR_URL), {
  headers,
  viewer: false,
});
const schema = extendSchema(made, parse('extend type OperationLog { checkpointAnswer: CheckpointAnswer }'));
const { checkpointAnswer } = schema.getQueryType().getFields();
schema.getType('OperationLog').getFields().checkpointAnswer.resolve = (log, _args, context, info) =>
  checkpointAnswer.resolve({}, { providerId: log.providerId, id: log.checkpointId }, context, info);

if (process.env.PRINT) console.log(printSchema(schema));
createServer(createHandler({ schema })).listen(Number(process.env.PORT), '127.0.0.1');
