import type { ExampleGroup } from '../example.ts';

/** What looks at several services at once. */
export const everything: ExampleGroup = {
  title: 'All at once',
  about: 'every service',
  examples: [
    {
      title: 'A look around',
      about: 'One request, four services: where something waits, runs or failed.',
      document: `# One request over four services.
# Run it with the button at the right, or with Ctrl-Enter.
query LookAround {
  upstreamServices {
    name
    reachable
    version
  }
  nodes(first: 3) {
    nodes {
      id
      introspection { state error }
      inventory { hostname }
    }
  }
  processes(first: 3) {
    nodes {
      assemblyName
      intentType
      status
    }
  }
  operationLogs(first: 3) {
    nodes {
      operationType
      status
      checkpoint { id status }
    }
  }
}`,
    },
    {
      title: 'Services',
      about: 'Which are configured and reachable, and the version that each speaks.',
      document: `query Services {
  upstreamServices { name configured reachable version }
}`,
    },
  ],
};
