/**
 * Shell commands of the pages that no test of `test/docs/` runs, and why. `by` is the file that runs the same, or that
 * carries out as much of it as can be carried out here.
 */
export interface Elsewhere {
  readonly by: string;
  readonly why: string;
}

const suite = (by: string, why = 'needs a suite of its own'): Elsewhere => ({ by, why });

export const elsewhere: Readonly<Record<string, Elsewhere>> = {
  'npm ci && npm start': suite('scripts/auditHttp.mjs', 'CI installs, and starts it so for the audits'),
  'npm ci && npm test': suite('.ci/run', 'is the run that this test belongs to'),
  'npm ci && npm run build && npm ci --omit=dev --ignore-scripts': suite('test/deploy/dockerfile.test.ts'),
  'NODE_ENV=production node dist/main.js': suite('test/deploy/dockerfile.test.ts'),
  'export OS_AUTH_URL=… OS_REGION_NAME=…   # or OS_CLOUD=… for a clouds.yaml entry': suite(
    'test/live/gateway.ts',
    'needs a cloud; the live suite has one',
  ),
  'npm start': suite('scripts/auditHttp.mjs'),
  'npm ci': suite('.ci/run'),
  'npm test          # the unit suite: real sockets, no mocks, a little over a minute on two cores':
    suite('.ci/run'),
  'npm run types     # tsc': suite('.ci/run'),
  'npm run lint      # eslint and prettier; npm run format writes': suite('.ci/run'),
  'npm run codegen   # after a change under schema/': suite(
    '.ci/run',
    'CI checks that it would change nothing',
  ),
  'npm run replay    # the embedded cloud against exchanges recorded on real servers': suite('.ci/run'),
  'npm install ./tributary-gateway-0.1.0.tgz graphql': suite('test/package/package.test.ts'),
  'npm run bundle': suite('test/package/bundle.test.ts'),
  'npm install --offline ./tributary-gateway-0.1.0-bundle.tgz': suite('test/package/withoutNetwork.mjs'),
  'npx tributary': suite('test/package/withoutNetwork.mjs'),
  'tributary schema > tributary.graphql': suite('test/package/package.test.ts'),
  'tributary schema > schema.graphql': suite('test/package/package.test.ts'),
  'RENAME=Node=BareMetalNode,Query.node=bareMetalNode,Process=LifecycleProcess,Query.process=lifecycleProcess':
    suite('test/federation/renaming.test.ts'),
  'npx hive-gateway supergraph': suite(
    'test/federation/router.test.ts',
    'the same configuration, run by Hive’s runtime in place of its command',
  ),
  'docker build -f deploy/Dockerfile -t tributary .': suite(
    'test/deploy/dockerfile.test.ts',
    'no container engine here; the steps are carried out in folders',
  ),
  'docker run --read-only --cap-drop=ALL --security-opt=no-new-privileges -p 4000:4000 -e OS_AUTH_URL=https://keystone.example.org/v3 tributary':
    suite('test/deploy/dockerfile.test.ts', 'no container engine here'),
  'kubectl create namespace tributary': suite('test/deploy/kubernetes.test.ts', 'no cluster here'),
  'kubectl -n tributary create secret generic tributary --from-file=tnco=tnco-secret.txt --from-file=redis=redis-url.txt':
    suite('test/deploy/kubernetes.test.ts', 'no cluster here'),
  'kubectl apply -k deploy/kubernetes/example': suite(
    'test/deploy/kubernetes.test.ts',
    'no cluster here; what it would apply is built and checked',
  ),
};

/** Commands of one page that are of one kind. */
export const families: readonly (Elsewhere & { readonly page: string; readonly form: RegExp })[] = [
  {
    page: 'docs/deploying.md',
    form: /^(?:install|cp|systemctl) /,
    ...suite('test/deploy/systemd.test.ts', 'no systemd as process 1 here; the unit is checked'),
  },
  {
    page: 'docs/performance.md',
    form: /^(?:[A-Z_]+=\S+ )*npm run bench\b|^for peer in bench\/peers\//,
    ...suite('bench/main.ts', 'takes half an hour of a machine by itself'),
  },
];
