// `npm run chaos`: two minutes of faults under load; with --short some fifteen seconds of it.
import { spawnSync } from 'node:child_process';

const seconds = process.argv.includes('--short') ? '15' : (process.env.CHAOS_SECONDS ?? '120');
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--project', 'chaos', ...process.argv.slice(2).filter((one) => one !== '--short')],
  {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, CHAOS_SECONDS: seconds },
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
