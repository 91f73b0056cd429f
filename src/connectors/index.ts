import type { Resolvers } from '../generated/graphql.ts';
import { inspectorResolvers } from './inspector/resolvers.ts';
import { karborResolvers } from './karbor/resolvers.ts';
import { novaResolvers } from './nova/resolvers.ts';
import { tncoResolvers } from './tnco/resolvers.ts';

export const connectorResolvers: readonly Resolvers[] = [
  inspectorResolvers,
  tncoResolvers,
  novaResolvers,
  karborResolvers,
];
