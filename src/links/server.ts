import type { Resolvers } from '../generated/graphql.ts';

/** Where other upstreams speak of a nova server. */
export const serverLinks: Resolvers = {
  ServerEvent: {
    server: ({ serverUuid }) => ({ id: serverUuid }),
  },
  ProtectedResource: {
    server: ({ type, resourceId }) => (type === 'OS::Nova::Server' ? { id: resourceId } : null),
  },
};
