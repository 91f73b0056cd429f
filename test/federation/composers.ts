import { composeServices as composeByApollo } from '@apollo/composition';
import { composeServices as composeByGuild } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** One subgraph as a composer takes it. */
export interface Subgraph {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** What a composer made of subgraphs: a supergraph, and whatever it had to say. */
export interface Composition {
  readonly supergraph: string;
  readonly messages: readonly string[];
}

type Compose = (subgraphs: readonly Subgraph[]) => Composition;

const documents = (subgraphs: readonly Subgraph[]) =>
  subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));

/** Both composers by name; Guild's gives errors and no hints. */
export const composers: Readonly<
  Record<'@apollo/composition' | '@theguild/federation-composition', Compose>
> = {
  '@apollo/composition': (subgraphs) => {
    const { supergraphSdl = '', errors = [], hints = [] } = composeByApollo(documents(subgraphs));
    const said = hints.map(({ definition, message }) => `${definition.code}: ${message}`);
    return { supergraph: supergraphSdl, messages: [...errors.map(({ message }) => message), ...said] };
  },
  '@theguild/federation-composition': (subgraphs) => {
    const { supergraphSdl = '', errors = [] } = composeByGuild(documents(subgraphs));
    return { supergraph: supergraphSdl, messages: errors.map(({ message }) => message) };
  },
};
