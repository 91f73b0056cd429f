import { createServer } from 'node:http';
import DataLoader from 'dataloader';
import { createSchema, createYoga } from 'graphql-yoga';
import { Agent, request } from 'undici';
import { contextOf, resolvers } from '../shared/resolvers.mjs';
import { getter, rest } from '../shared/rest.mjs';
import { typeDefs } from '../shared/schema.mjs';

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  context: contextOf(rest(getter(request, new Agent({ connections: 64 }))), DataLoader),
  logging: 'warn',
});
createServer(yoga).listen(Number(process.env.PORT), '127.0.0.1');
