/** The documents that more than one suite asks. */

export const nodeStatus = /* GraphQL */ `
  query NodeStatus($id: ID!) {
    node(id: $id) {
      id
      introspection {
        state
        rawState
        finished
        succeeded
        error
        startedAt
        finishedAt
      }
    }
  }
`;

export const nodeData = /* GraphQL */ `
  query NodeData($id: ID!, $paths: [String!]) {
    node(id: $id) {
      id
      introspectionData(paths: $paths)
      unprocessedIntrospectionData(paths: $paths)
    }
  }
`;

export const nodeList = /* GraphQL */ `
  query NodeList($first: Int!, $after: String, $filter: NodeFilter) {
    nodes(first: $first, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          id
          introspection {
            state
            startedAt
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`;

export const start = /* GraphQL */ `
  mutation Start($nodeId: ID!, $manageBoot: Boolean) {
    startIntrospection(input: { nodeId: $nodeId, manageBoot: $manageBoot }) {
      node {
        id
        introspection {
          state
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`;

export const abort = /* GraphQL */ `
  mutation Abort($nodeId: ID!) {
    abortIntrospection(input: { nodeId: $nodeId }) {
      node {
        id
        introspection {
          state
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`;

export const reapply = /* GraphQL */ `
  mutation Reapply($nodeId: ID!, $data: JSON) {
    reapplyIntrospection(input: { nodeId: $nodeId, data: $data }) {
      node {
        id
        introspection {
          state
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`;

export const sendEvents = /* GraphQL */ `
  mutation SendEvents($events: [ServerEventInput!]!) {
    createServerEvents(input: { events: $events }) {
      events {
        name
        serverUuid
        tag
        requestedStatus
        status
        rawStatus
        code
        delivered
        server {
          id
        }
      }
      upstreamRequestIds
      userErrors {
        code
        field
        message
      }
    }
  }
`;
