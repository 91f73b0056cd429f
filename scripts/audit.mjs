// Asks the registry for advisories about the production packages. Exits with 1 on any; with 0 and a word when the
// registry offers no audits.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json', '--audit=true'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  encoding: 'utf8',
});
const answer = JSON.parse(stdout || '{}');
const total = answer.metadata?.vulnerabilities?.total;
if (total === undefined) {
  const why = answer.message ?? answer.error?.summary ?? 'no answer';
  process.stdout.write(
    `NOT RUN: the registry offers no audit (${String(why).replace(/https?:\S+/g, '…')}).\n`,
  );
} else {
  process.stdout.write(
    total === 0 ? 'No advisory.\n' : `${JSON.stringify(answer.vulnerabilities, null, 2)}\n`,
  );
  process.exitCode = total === 0 ? 0 : 1;
}
