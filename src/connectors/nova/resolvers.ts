import type { Resolvers } from '../../generated/graphql.ts';
import { deliver } from './delivery.ts';

export const novaResolvers: Resolvers = {
  Mutation: {
    createServerEvents: async (_root, { input }, { nova }) =>
      deliver(nova.client, nova.newestMinor, input.events),
  },
};
