/** `npm run bench [-- S2 S3 …]`: every server, every scenario, in rounds that take turns; the medians go to RESULTS.md. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compareAnswers } from './answers.ts';
import { measure, type Figures } from './measure.ts';
import { cores, moveToLoadCore, printedPort, start, type Running } from './processes.ts';
import { report } from './report.ts';
import { scenarios, type Scenario } from './scenarios.ts';
import { isInstalled, servers, startServer, type Server } from './servers.ts';

const asked = process.argv.slice(2);
const chosen = scenarios.filter(({ name }) => asked.length === 0 || asked.includes(name));
const only = process.env['BENCH_SERVERS']?.split(',');
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const milliseconds = Number(process.env['BENCH_SECONDS'] ?? 5) * 1000;

moveToLoadCore();
const all: Running[] = [];
const started = async (starting: Promise<Running>) => {
  const running = await starting;
  all.push(running);
  return running;
};
const stopAll = async () => Promise.all(all.splice(0).map(async (each) => each.stop()));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stopAll().then(() => process.exit(1)));

const figures: Figures[] = [];
try {
  for (const scenario of chosen) figures.push(...(await run(scenario)));
} finally {
  await stopAll();
}
const text = report(figures, { rounds, milliseconds });
process.stdout.write(text);
if (asked.length === 0 && only === undefined) writeFileSync(new URL('../RESULTS.md', import.meta.url), text);

/** Every process is started anew for each scenario, so that the peak of memory is the scenario's own. */
async function run(scenario: Scenario): Promise<Figures[]> {
  const program = fileURLToPath(new URL('upstream.js', import.meta.url));
  const upstream = await started(
    start([program], { core: cores.rest, env: {}, prints: true, ready: printedPort }),
  );
  const present = servers.filter(
    (server) =>
      isInstalled(server) && (only?.includes(server.name) ?? true) && scenario.servers.includes(server.name),
  );
  const running: (Running & { server: Server })[] = [];
  for (const server of present)
    running.push({ server, ...(await started(startServer(server, upstream.port))) });
  const expected = await compareAnswers(scenario, running);
  const measured = await measure({ scenario, running, expected, upstream, rounds, milliseconds });
  await stopAll();
  return measured;
}
