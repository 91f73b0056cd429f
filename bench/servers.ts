import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { camelDialect, snakeDialect } from './dialects.ts';
import type { Dialect } from './dialects.ts';
import { projectId } from './rows.ts';
import { Connection, requestOf } from './client.ts';
import { cores, freePort, start } from './processes.ts';
import type { Running } from './processes.ts';

/** A server that the bench knows how to start. */
export interface Server {
  readonly name: string;
  readonly label: string;
  /** The file that Node runs, below the repository's root. */
  readonly main: string;
  /** Its own names for what it answers. */
  readonly dialect?: Dialect;
  /** Variables of its own. */
  readonly env?: Readonly<Record<string, string>>;
}

const root = new URL('../../', import.meta.url);

/** Everything on: logs at info, metrics and the breaker by default, the rate limit at a bound above the load. */
export const own: Server = {
  name: 'tributary',
  label: 'Tributary',
  main: 'dist/main.js',
  env: { LOG_LEVEL: 'info', METRICS: 'yes', RATE_LIMIT: '1000000000' },
};
/** With the heap that Node gives itself in 512 MB, the limit in deploy/kubernetes: a machine with more lets garbage lie longer. */
export const ownInContainer: Server = {
  ...own,
  env: { ...own.env, NODE_OPTIONS: '--max-old-space-size=256' },
};
export const limit: Server = {
  name: 'limit',
  label: 'hand-written node:http + undici, no GraphQL',
  main: 'bench/peers/limit/server.mjs',
};

export const servers: readonly Server[] = [
  own,
  limit,
  { name: 'mercurius', label: 'mercurius + graphql-jit', main: 'bench/peers/mercurius/server.mjs' },
  { name: 'yoga', label: 'graphql-yoga', main: 'bench/peers/yoga/server.mjs' },
  { name: 'apollo', label: 'Apollo Server + Fastify as it comes', main: 'bench/peers/apollo/server.mjs' },
  {
    name: 'openapi-to-graphql',
    label: 'openapi-to-graphql + graphql-http',
    main: 'bench/peers/openapi-to-graphql/server.mjs',
    dialect: camelDialect,
  },
  {
    name: 'hive',
    label: 'Hive Gateway + Mesh',
    main: 'bench/peers/hive/server.mjs',
    dialect: snakeDialect,
  },
];

/** Whether a server can run here: a peer's packages may not be installed. */
export function isInstalled({ main }: Server): boolean {
  return (
    existsSync(new URL(main, root)) &&
    (!main.startsWith('bench/') || existsSync(new URL('node_modules', new URL(main, root))))
  );
}

/** Starts a server against the upstream and waits until it answers. */
export async function startServer(server: Server, upstreamPort: number): Promise<Running> {
  const port = await freePort();
  const upstream = `http://127.0.0.1:${upstreamPort}`;
  return start([fileURLToPath(new URL(server.main, root))], {
    core: cores.server,
    cwd: fileURLToPath(new URL('.', new URL(server.main, root))),
    env: {
      PORT: String(port),
      INSPECTOR_URL: upstream,
      TNCO_URL: upstream,
      NOVA_URL: `${upstream}/v2.1`,
      KARBOR_URL: `${upstream}/v1/${projectId}`,
      KARBOR_TOKEN: 'bench',
      INSPECTOR_TOKEN: 'bench',
      NOVA_TOKEN: 'bench',
      TNCO_TOKEN: 'bench',
      ...server.env,
    },
    ready: async () => {
      await untilAnswering(port);
      return port;
    },
  });
}

async function untilAnswering(port: number): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const connection = new Connection(port);
    const answered = await connection.send(requestOf({ query: '{ __typename }' })).then(
      () => true,
      () => false,
    );
    connection.close();
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The server does not answer.');
}
