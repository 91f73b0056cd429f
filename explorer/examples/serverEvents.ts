import type { ExampleGroup } from '../example.ts';

/** Telling nova what happened to a server. */
export const serverEvents: ExampleGroup = {
  title: 'Server events',
  about: 'nova',
  examples: [
    {
      title: 'Send server events',
      about: 'Each event is accounted for by itself: delivered, refused or not sent.',
      document: `mutation CreateServerEvents($input: CreateServerEventsInput!) {
  createServerEvents(input: $input) {
    events { name serverUuid tag status code delivered }
    upstreamRequestIds
    userErrors { code message field }
  }
}`,
      variables: { input: { events: [{ name: 'NETWORK_CHANGED', serverUuid: '', status: 'COMPLETED' }] } },
      lookup: {
        query: `{ protectionProviders(first: 5) { nodes { checkpoints(first: 5) { nodes {
          protectionPlan { resources { server { id } } } } } } } }`,
        picks: {
          'input.events.0.serverUuid':
            'protectionProviders.nodes.*.checkpoints.nodes.*.protectionPlan.resources.*.server.id',
        },
      },
    },
  ],
};
