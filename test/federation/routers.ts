/** A router that serves a supergraph. */
export interface Router {
  readonly url: string;
  close(): Promise<void>;
}

interface Example {
  serve(supergraphSdl: string, port: number): Promise<Router>;
}

export const routers = ['apolloGateway', 'hiveGateway'] as const;

/** Starts one of the routers of `behind/`, which are the examples of docs/federation.md and of deploy/router/, on a free port. */
export async function openRouter(
  name: (typeof routers)[number] | 'deployed',
  supergraph: string,
): Promise<Router> {
  // Loaded by name: Hive's packages declare more into graphql's types, which our own sources do not fit.
  const example: unknown = await import(`./behind/${name}.ts`);
  if (!isExample(example)) throw new Error(`${name} exports no serve()`);
  return example.serve(supergraph, 0);
}

function isExample(value: unknown): value is Example {
  return typeof value === 'object' && value !== null && 'serve' in value && typeof value.serve === 'function';
}
