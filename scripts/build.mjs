// Compiles src/ to dist/ for whoever embeds the gateway, bundles the program to dist/main.js, and explorer/ to dist/explorer/,
// the latter only when something that goes into it has changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = new URL('..', import.meta.url);
const dist = new URL('dist/', root);
const bundle = new URL('explorer/', dist);
const stamp = new URL('.inputs', bundle);

const run = async (tool, ...args) => {
  const script = fileURLToPath(new URL(`node_modules/${tool}`, root));
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  const status = await new Promise((resolve) => child.on('exit', resolve));
  if (status !== 0) process.exit(status ?? 1);
};

const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort();

/** The explorer's own files, and the packages that are bundled with them as the lock file has them. */
const inputs = () => {
  const hash = createHash('sha256');
  for (const file of filesIn(fileURLToPath(new URL('explorer', root))))
    hash.update(file).update(readFileSync(file));
  const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'));
  const bundled =
    /(?:^|\/)node_modules\/(?:@?graphiql|@fontsource|monaco|react|graphql|prettier|vite|rolldown)/;
  for (const [path, { version }] of Object.entries(packages))
    if (bundled.test(path)) hash.update(`${path}@${version}`);
  return hash.digest('hex');
};

const buildExplorer = async () => {
  const now = inputs();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  await run('vite/bin/vite.js', 'build', '--config', 'explorer/vite.config.js');
  for (const file of filesIn(fileURLToPath(bundle))) {
    if (!/\.(?:js|css|ttf)$/.test(file)) continue;
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)));
  }
  writeFileSync(stamp, now);
};

const buildLibrary = async () => run('typescript/bin/tsc', '--project', 'tsconfig.build.json');

const bundleProgram = async () => run('vite/bin/vite.js', 'build', '--config', 'scripts/program.config.js');

const buildGateway = async () => {
  for (const name of existsSync(dist) ? readdirSync(dist) : []) {
    if (name !== 'explorer') rmSync(new URL(name, dist), { recursive: true });
  }
  await Promise.all([buildLibrary(), bundleProgram()]);
};

// `node scripts/build.mjs explorer` leaves the gateway alone.
await Promise.all([buildExplorer(), ...(process.argv[2] === 'explorer' ? [] : [buildGateway()])]);
