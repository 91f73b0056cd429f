import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Vite resolves graphql's ES module and Node its CommonJS one: two copies, unless both are sent to one. */
const oneGraphql = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

/** One project per suite; `npm test` runs `unit`, the others need more than Node. */
const suite = (name: string, include: string[], more = {}) => ({
  resolve: oneGraphql,
  test: { name, include, testTimeout: 20_000, ...more },
});

/** The unit tests that have GraphQL executed, all of it by one executor: in production, and in `unit`, an operation is compiled when it comes again. */
const executedBy = (name: string, policy: 'always' | 'never') => ({
  resolve: {
    alias: [
      ...oneGraphql.alias,
      {
        find: /^.*\/compilePolicy\.ts$/,
        replacement: fileURLToPath(new URL(`test/support/policies/${policy}.ts`, import.meta.url)),
      },
    ],
  },
  test: {
    name,
    include: [
      'test/*.test.ts',
      'test/execution/policy.test.ts',
      'test/{abuse,connectors,embedding,explorer,fastPath,http,json,limits,schema}/**/*.test.ts',
    ],
    exclude: ['test/{architecture,dependencies}.test.ts', 'test/connectors/**/{client,model}.test.ts'],
    testTimeout: 20_000,
    isolate: false,
    maxWorkers: '100%',
    env: { POLICY: policy },
  },
});

export default defineConfig({
  test: {
    projects: [
      // Files share one copy of each module per worker: loading them anew for each file took more than half of the time.
      suite('unit', ['test/**/*.test.ts'], {
        isolate: false,
        maxWorkers: '100%', // much of a test is waiting, so no core is left idle for the runner
        exclude: [
          'test/{replay,live,browser,federation,hostile,chaos,soak,sdk,package,process,replicas,deploy}/**',
        ],
      }),
      executedBy('compiled', 'always'),
      executedBy('graphql-js', 'never'),
      suite('replay', ['test/replay/**/*.test.ts']),
      // One file at a time: they share the lab, whose list of nodes is in the order of their starts.
      suite('live', ['test/live/**/*.test.ts'], { testTimeout: 30_000, fileParallelism: false }),
      suite('package', ['test/package/package.test.ts'], { testTimeout: 120_000 }),
      suite('bundle', ['test/package/bundle.test.ts'], { testTimeout: 480_000 }),
      suite('sdk', ['test/sdk/**/*.test.ts']),
      suite('hostile', ['test/hostile/**/*.test.ts']),
      suite('soak', ['test/soak/**/*.test.ts'], { globalSetup: ['test/replicas/build.ts'] }),
      suite('chaos', ['test/chaos/**/*.test.ts'], { globalSetup: ['test/replicas/build.ts'] }),
      // What was built, as processes.
      suite('replicas', ['test/replicas/**/*.test.ts'], {
        testTimeout: 120_000,
        fileParallelism: false,
        globalSetup: ['test/replicas/build.ts'],
      }),
      suite('process', ['test/process/**/*.test.ts'], {
        testTimeout: 120_000,
        fileParallelism: false,
        globalSetup: ['test/replicas/build.ts'],
      }),
      suite('deploy', ['test/deploy/**/*.test.ts'], { testTimeout: 60_000, fileParallelism: false }),
      suite('browser', ['test/browser/**/*.test.ts'], { testTimeout: 60_000, fileParallelism: false }),
      suite('federation', ['test/federation/*.test.ts'], {
        testTimeout: 240_000,
        hookTimeout: 60_000,
        alias: { 'tributary-gateway': fileURLToPath(new URL('src/index.ts', import.meta.url)) },
      }),
    ],
  },
});
