// `npm run soak`: ten minutes of mixed load and faults, with the slope of the gateway's memory; `-- --minutes N` for another time.
import { spawnSync } from 'node:child_process';

const at = process.argv.indexOf('--minutes');
const minutes = at < 0 ? '10' : (process.argv[at + 1] ?? '10');
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'soak'], {
  cwd: new URL('..', import.meta.url),
  env: { ...process.env, SOAK_MINUTES: minutes },
  stdio: 'inherit',
});
process.exit(status ?? 1);
