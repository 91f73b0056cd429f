import type { ExampleGroup } from '../example.ts';

const lookup = '{ processes(first: 1, filter: { statuses: [COMPLETED] }) { nodes { id assemblyId } } }';

/** What TNC-O does, and did, to assemblies. */
export const processes: ExampleGroup = {
  title: 'Lifecycle processes',
  about: 'TNC-O',
  examples: [
    {
      title: 'Latest processes',
      about: 'What was asked for, and how far it is.',
      document: `query Processes {
  processes(first: 20) {
    nodes {
      id
      assemblyName
      assemblyType
      intentType
      lifecycleAction
      status
      startTime
      durationMs
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
    },
    {
      title: 'Processes that failed',
      about: 'Failed and cancelled ones, with the reason given.',
      document: `query FailedProcesses {
  processes(first: 20, filter: { statuses: [FAILED, CANCELLED] }) {
    nodes { id assemblyName intentType status statusReason endTime }
  }
}`,
    },
    {
      title: 'One process',
      about: 'With the plan that it carries out and the intent behind it.',
      document: `query Process($id: ID!) {
  process(id: $id) {
    id
    assemblyName
    status
    statusReason
    startTime
    endTime
    intent
    executionPlan
  }
}`,
      variables: { id: '' },
      lookup: { query: lookup, picks: { id: 'processes.nodes.*.id' } },
    },
    {
      title: 'History of an assembly',
      about: 'Every process that touched it.',
      document: `query Assembly($id: ID!) {
  assembly(id: $id) {
    id
    processes(first: 20) {
      nodes { id intentType status startTime endTime }
    }
  }
}`,
      variables: { id: '' },
      lookup: { query: lookup, picks: { id: 'processes.nodes.*.assemblyId' } },
    },
  ],
};
