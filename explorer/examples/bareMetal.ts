import type { ExampleGroup } from '../example.ts';

const anyNode = {
  query: '{ nodes(first: 1, filter: { states: [FINISHED] }) { nodes { id } } }',
  from: 'nodes.nodes.*.id',
};

/** What ironic-inspector knows of bare-metal nodes, and how it is told to look again. */
export const bareMetal: ExampleGroup = {
  title: 'Bare metal',
  about: 'ironic-inspector',
  examples: [
    {
      title: 'Nodes and their hardware',
      about: 'The latest introspections first, with what they found.',
      document: `query Nodes {
  nodes(first: 10) {
    nodes {
      id
      introspection { state startedAt error }
      inventory {
        hostname
        systemVendor { manufacturer productName }
        cpu { count modelName }
        memory { physicalMb }
        disks { name sizeBytes rotational }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
    },
    {
      title: 'Introspections that failed',
      about: 'Nodes in the state ERROR, and what went wrong.',
      document: `query FailedIntrospections {
  nodes(first: 50, filter: { states: [ERROR] }) {
    nodes { id introspection { error startedAt finishedAt } }
  }
}`,
    },
    {
      title: 'One node',
      about: 'How its introspection went, its boot mode and its network interfaces.',
      document: `query Node($id: ID!) {
  node(id: $id) {
    id
    introspection { state rawState finished succeeded startedAt finishedAt }
    inventory {
      hostname
      bmcAddress
      boot { currentBootMode pxeInterface }
      interfaces { name macAddress ipv4Address hasCarrier speedMbps lldp }
    }
  }
}`,
      variables: { id: '' },
      lookup: { query: anyNode.query, picks: { id: anyNode.from } },
    },
    {
      title: 'Parts of the raw data',
      about: 'JSON Pointers into the stored data: what a typed field does not show.',
      document: `query RawData($id: ID!) {
  node(id: $id) {
    id
    introspectionData(paths: ["/cpu_arch", "/memory_mb", "/inventory/boot"])
    unprocessedIntrospectionData(paths: ["/boot_interface", "/inventory/system_vendor"])
  }
}`,
      variables: { id: '' },
      lookup: { query: anyNode.query, picks: { id: anyNode.from } },
    },
    {
      title: 'Start an introspection',
      about: 'The node boots into the agent; data stored before are deleted.',
      document: `mutation StartIntrospection($input: StartIntrospectionInput!) {
  startIntrospection(input: $input) {
    node { id introspection { state startedAt } }
    userErrors { code message field }
  }
}`,
      variables: { input: { nodeId: '', manageBoot: true } },
      lookup: { query: anyNode.query, picks: { 'input.nodeId': anyNode.from } },
    },
    {
      title: 'Abort an introspection',
      about: 'Only while it waits for the node; the state then becomes ERROR.',
      document: `mutation AbortIntrospection($input: AbortIntrospectionInput!) {
  abortIntrospection(input: $input) {
    node { id introspection { state error } }
    userErrors { code message field }
  }
}`,
      variables: { input: { nodeId: '' } },
      lookup: {
        query: '{ nodes(first: 1, filter: { states: [WAITING] }) { nodes { id } } }',
        picks: { 'input.nodeId': anyNode.from },
      },
    },
    {
      title: 'Reapply the rules',
      about: 'Processes the stored data once more, without booting the node.',
      document: `mutation ReapplyIntrospection($input: ReapplyIntrospectionInput!) {
  reapplyIntrospection(input: $input) {
    node { id introspection { state startedAt } }
    userErrors { code message field }
  }
}`,
      variables: { input: { nodeId: '' } },
      lookup: { query: anyNode.query, picks: { 'input.nodeId': anyNode.from } },
    },
  ],
};
