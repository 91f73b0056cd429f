// Builds what is missing or older than its sources, then runs dist/main.js in this process, so that signals reach it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const sources = ['src/', 'explorer/', 'scripts/', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];

const newest = (url) => {
  if (!existsSync(url)) return 0;
  const entry = statSync(url);
  if (!entry.isDirectory()) return entry.mtimeMs;
  const inside = readdirSync(url, { withFileTypes: true });
  return Math.max(0, ...inside.map((one) => newest(new URL(one.name + (one.isDirectory() ? '/' : ''), url))));
};

const built = new URL('dist/main.js', root);
const builtAt = existsSync(built) ? statSync(built).mtimeMs : 0;
if (sources.some((source) => newest(new URL(source, root)) > builtAt)) {
  process.stderr.write('Building…\n');
  const build = fileURLToPath(new URL('scripts/build.mjs', root));
  const { status } = spawnSync(process.execPath, [build], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
await import(built.href);
