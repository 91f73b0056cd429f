/** What Apollo Sandbox opens with: one operation for each of the product's five types. */
export const openingDocument = `# One operation for each type. Choose which to run at the button.

query Nodes {
  nodes(first: 5) {
    nodes {
      id
      introspection { state startedAt error }
      inventory { hostname cpu { count } memory { physicalMb } }
    }
  }
}

query Processes {
  processes(first: 5) {
    nodes { id assemblyName intentType status statusReason startTime }
  }
}

query Checkpoints {
  protectionProviders {
    nodes {
      name
      checkpoints(first: 5, order: NEWEST_FIRST) {
        nodes { id status createdAt protectionPlan { name resources { type name server { id } } } }
      }
    }
  }
}

query OperationLogs {
  operationLogs(first: 5, sort: [CREATED_DESC]) {
    nodes { id operationType status startedAt endedAt checkpoint { id status } }
  }
}

# Changes something: nova is told of the event. A server's id stands in the answer to Checkpoints.
mutation CreateServerEvent($serverUuid: ID!) {
  createServerEvents(input: { events: [{ name: NETWORK_CHANGED, serverUuid: $serverUuid }] }) {
    events { name serverUuid status code delivered }
    userErrors { code message field }
  }
}
`;
