import DataLoader from 'dataloader';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { Agent, request } from 'undici';
import { contextOf, resolvers } from '../shared/resolvers.mjs';
import { getter, rest } from '../shared/rest.mjs';
import { typeDefs } from '../shared/schema.mjs';

const app = Fastify();
app.register(mercurius, {
  schema: typeDefs,
  resolvers,
  context: contextOf(rest(getter(request, new Agent({ connections: 64 }))), DataLoader),
  jit: 1,
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
