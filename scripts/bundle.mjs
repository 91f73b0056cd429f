// `npm run bundle [-- FOLDER]`: a tarball that installs without a network, because every production package is in it,
// as the lock file has them. Its manifest depends on graphql itself: nobody is there to bring a peer.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = resolve(process.argv[2] ?? '.');
const stage = mkdtempSync(join(tmpdir(), 'tributary-bundle-'));

const run = (command, args, cwd) => {
  const { status, stdout } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return stdout.trim();
};

const bring = (...names) => {
  for (const name of names) cpSync(join(root, name), join(stage, name), { recursive: true });
};

/** The manifest with all that production needs as bundled dependencies; development is nobody's concern there. */
const bundling = ({ devDependencies: _dev, scripts: _scripts, peerDependencies: peers, ...manifest }) => {
  const dependencies = { ...manifest.dependencies, ...peers };
  return { ...manifest, dependencies, bundleDependencies: Object.keys(dependencies) };
};

try {
  run(process.execPath, [join(root, 'scripts/build.mjs')], root);
  bring('package.json', 'package-lock.json', '.npmrc', 'README.md', 'LICENSE');
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['ci', '--omit=dev', '--ignore-scripts', ...quiet], stage);
  const manifest = bundling(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  bring(...manifest.files);
  writeFileSync(join(stage, 'package.json'), JSON.stringify(manifest, null, 2));
  const packed = run('npm', ['pack', '--silent', '--ignore-scripts'], stage);
  mkdirSync(target, { recursive: true });
  const file = join(target, packed.replace('.tgz', '-bundle.tgz'));
  cpSync(join(stage, packed), file);
  process.stdout.write(`${file}\n`);
} finally {
  rmSync(stage, { recursive: true, force: true });
}
