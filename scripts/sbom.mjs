// Prints the software bill of materials of the production install: `node scripts/sbom.mjs [cyclonedx|spdx]`.
// `npm sbom --omit=dev` leaves out every package that a development dependency needs too (npm 11.19: graphql among
// them), so it is asked about a package that has no development dependencies.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const read = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const { devDependencies: _dev, scripts: _scripts, ...manifest } = read('package.json');
const { packages, ...lock } = read('package-lock.json');
const { devDependencies: _rootDev, ...root } = packages[''];
const kept = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);

const folder = mkdtempSync(join(tmpdir(), 'tributary-sbom-'));
try {
  const write = (name, value) => writeFileSync(join(folder, name), JSON.stringify(value));
  write('package.json', manifest);
  write('package-lock.json', { ...lock, packages: { '': root, ...Object.fromEntries(kept) } });
  const format = process.argv[2] ?? 'cyclonedx';
  const args = ['sbom', '--package-lock-only', '--sbom-type=application', `--sbom-format=${format}`];
  const { stdout, stderr, status } = spawnSync('npm', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) process.stderr.write(stderr);
  process.stdout.write(stdout);
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
