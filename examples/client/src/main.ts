import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { typePolicies } from 'tributary-gateway/apollo-client';
import { graphql } from './gql/gql.js';

const client = new ApolloClient({
  link: new HttpLink({ uri: process.argv[2] ?? 'http://127.0.0.1:4000/graphql' }),
  cache: new InMemoryCache({ typePolicies }),
});

const failed = graphql(`
  query Failed($first: Int!, $after: String) {
    operationLogs(first: $first, after: $after, filter: { status: FAIL }) {
      nodes {
        id
        operationType
        checkpoint {
          id
          providerId
          status
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const start = graphql(`
  mutation Start($nodeId: ID!) {
    startIntrospection(input: { nodeId: $nodeId }) {
      node {
        id
        introspection {
          state
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`);

/** Every failed operation, page by page: the cache joins the pages. */
const list = client.watchQuery({ query: failed, variables: { first: 2 } });
const watching = list.subscribe(() => undefined);
await client.query({ query: failed, variables: { first: 2 } });
const read = () => client.readQuery({ query: failed, variables: { first: 2 } })?.operationLogs;
for (let page = read()?.pageInfo; page?.hasNextPage; page = read()?.pageInfo)
  await list.fetchMore({ variables: { after: page.endCursor } });
watching.unsubscribe();
for (const log of read()?.nodes ?? [])
  console.log(log.operationType, log.checkpoint?.status ?? 'no checkpoint');

const { data } = await client.mutate({ mutation: start, variables: { nodeId: 'metal-01' } });
const { node, userErrors } = data?.startIntrospection ?? {};
console.log(node?.introspection?.state, userErrors);
client.stop();
