import type { ExampleGroup } from '../example.ts';

const checkpointOf = (more = '') =>
  `{ protectionProviders(first: 10) { nodes { id checkpoints(first: 1) { nodes {
    id providerId ${more} } } } } }`;
const checkpoints = 'protectionProviders.nodes.*.checkpoints.nodes.*';

const anyProvider = {
  query: '{ protectionProviders(first: 1) { nodes { id } } }',
  from: 'protectionProviders.nodes.*.id',
};

/** What karbor keeps copies of, and the log of its doings. */
export const dataProtection: ExampleGroup = {
  title: 'Data protection',
  about: 'karbor',
  examples: [
    {
      title: 'Providers and their latest checkpoints',
      about: 'Where copies are kept, and the last five of each.',
      document: `query ProtectionProviders {
  protectionProviders {
    nodes {
      id
      name
      description
      checkpoints(first: 5, order: NEWEST_FIRST) {
        nodes { id status createdAt protectionPlan { name } }
      }
    }
  }
}`,
    },
    {
      title: 'One provider',
      about: 'By its id.',
      document: `query ProtectionProvider($id: ID!) {
  protectionProvider(id: $id) { id name description }
}`,
      variables: { id: '' },
      lookup: { query: anyProvider.query, picks: { id: anyProvider.from } },
    },
    {
      title: 'Checkpoints of a provider',
      about: 'The newest first, with what each of them holds.',
      document: `query Checkpoints($providerId: ID!) {
  checkpoints(providerId: $providerId, first: 20, order: NEWEST_FIRST) {
    nodes {
      id
      status
      createdAt
      protectionPlan { name resources { type name } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
      variables: { providerId: '' },
      lookup: { query: anyProvider.query, picks: { providerId: anyProvider.from } },
    },
    {
      title: 'One checkpoint',
      about: 'Its plan as it was, how its resources hang together, and its log.',
      document: `query Checkpoint($providerId: ID!, $id: ID!) {
  checkpoint(providerId: $providerId, id: $id) {
    id
    status
    provider { name }
    protectionPlan { planId name resources { resourceId type name server { id } } }
    resourceGraph
    operationLogs(first: 10) { nodes { operationType status startedAt endedAt } }
  }
}`,
      variables: { providerId: '', id: '' },
      lookup: {
        query: checkpointOf(),
        picks: { providerId: `${checkpoints}.providerId`, id: `${checkpoints}.id` },
      },
    },
    {
      title: 'Operation logs',
      about: 'What was protected, restored or deleted, the newest first.',
      document: `query OperationLogs {
  operationLogs(first: 20, sort: [CREATED_DESC]) {
    nodes {
      id
      operationType
      status
      startedAt
      endedAt
      errorInfo
      checkpoint { id status protectionPlan { name } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
    },
    {
      title: 'One operation log',
      about: 'With the provider and the checkpoint that it is about.',
      document: `query OperationLog($id: ID!) {
  operationLog(id: $id) {
    id
    operationType
    rawOperationType
    status
    startedAt
    endedAt
    errorInfo
    provider { name }
    checkpoint { id status }
  }
}`,
      variables: { id: '' },
      lookup: {
        query: '{ operationLogs(first: 1) { nodes { id } } }',
        picks: { id: 'operationLogs.nodes.*.id' },
      },
    },
    {
      title: 'Create a checkpoint',
      about: 'Karbor works on in the background: ask for its state until it is AVAILABLE.',
      document: `mutation CreateCheckpoint($input: CreateCheckpointInput!) {
  createCheckpoint(input: $input) {
    checkpoint { id status protectionPlan { name } }
    upstreamRequestId
    userErrors { code message field }
  }
}`,
      variables: { input: { providerId: '', planId: '' } },
      lookup: {
        query: checkpointOf('protectionPlan { planId }'),
        picks: {
          'input.providerId': `${checkpoints}.providerId`,
          'input.planId': `${checkpoints}.protectionPlan.planId`,
        },
      },
    },
    {
      title: 'Delete a checkpoint',
      about: 'The copies go with it; they do not come back.',
      document: `mutation DeleteCheckpoint($input: DeleteCheckpointInput!) {
  deleteCheckpoint(input: $input) {
    checkpoint { id status }
    upstreamRequestId
    userErrors { code message field }
  }
}`,
      variables: { input: { providerId: '', id: '' } },
      lookup: {
        query: checkpointOf(),
        picks: { 'input.providerId': `${checkpoints}.providerId`, 'input.id': `${checkpoints}.id` },
      },
    },
  ],
};
