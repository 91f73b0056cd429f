import { ApolloServer } from '@apollo/server';
import fastifyApollo from '@as-integrations/fastify';
import DataLoader from 'dataloader';
import Fastify from 'fastify';
import { Agent, request } from 'undici';
import { contextOf, resolvers } from '../shared/resolvers.mjs';
import { getter, rest } from '../shared/rest.mjs';
import { typeDefs } from '../shared/schema.mjs';

const apollo = new ApolloServer({ typeDefs, resolvers });
await apollo.start();
const app = Fastify();
const context = contextOf(rest(getter(request, new Agent({ connections: 64 }))), DataLoader);
await app.register(fastifyApollo(apollo), { context: async () => context() });
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
