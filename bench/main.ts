/**
 * `npm run bench [-- S2 S3 … --minutes 10]`: every server, every scenario, in rounds that take turns; the medians go to RESULTS.md,
 * unless only some scenarios are asked for. `S9` is the cold start, `S10` the mixed load of so many minutes, `sweep` S3 over
 * connections and rows.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compareAnswers } from './answers.ts';
import { coldStart, coldStartSection } from './coldStart.ts';
import { Patience, bearable } from './host.ts';
import { measure } from './measure.ts';
import type { Measured } from './measure.ts';
import { mixed } from './mixed.ts';
import { cores, moveToLoadCore, printedPort, start } from './processes.ts';
import type { Running } from './processes.ts';
import { heading, section } from './report.ts';
import { scenarios } from './scenarios.ts';
import type { Scenario } from './scenarios.ts';
import { isInstalled, own, ownInContainer, servers, startServer } from './servers.ts';
import type { Server } from './servers.ts';
import { sweep } from './sweep.ts';

const { values, positionals: asked } = parseArgs({
  options: { minutes: { type: 'string', default: '10' } },
  allowPositionals: true,
});
const minutes = Number(values.minutes);
const isAsked = (name: string) => asked.length === 0 || asked.includes(name);
const only = process.env['BENCH_SERVERS']?.split(',');
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 12);
/** For each scenario, to run again what the host disturbed. */
const patient = Number(process.env['BENCH_PATIENCE'] ?? 3) * 60_000;
const milliseconds = Number(process.env['BENCH_SECONDS'] ?? 1) * 1000;

moveToLoadCore();
const all: Running[] = [];
const started = async (starting: Promise<Running>) => {
  const running = await starting;
  all.push(running);
  return running;
};
const stopAll = async () => Promise.all(all.splice(0).map(async (each) => each.stop()));
let isStopped = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    isStopped = true;
    void stopAll().then(() => process.exit(1));
  });

const began = new Date();
const sections: string[] = [];
const tell = (text: string) => {
  sections.push(text);
  process.stdout.write(`${text}\n\n`);
};
const tasks: readonly (readonly [string, () => Promise<string>])[] = [
  ...scenarios.map((scenario) => [scenario.name, async () => section(await run(scenario))] as const),
  ['sweep', async () => alone(async (gateway) => sweep(scenarioNamed('S3'), gateway, milliseconds))],
  ['S9', async () => coldStartSection(await coldStart((await startUpstream()).port, 5))],
  ['S10', async () => alone(async (gateway) => mixed(withoutLatency(), gateway, minutes), ownInContainer)],
];
for (const [name, measureIt] of tasks.filter(([each]) => isAsked(each))) {
  try {
    tell(await measureIt());
  } catch (error) {
    if (isStopped) break; // what was started next would be left behind
    tell(`## ${name}\n\nNot measured: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
  await stopAll();
  const text = [heading({ rounds, milliseconds, began }), ...sections].join('\n\n') + '\n';
  if (asked.length === 0 && only === undefined)
    writeFileSync(new URL('../RESULTS.md', import.meta.url), text);
}

async function startUpstream(): Promise<Running> {
  const program = fileURLToPath(new URL('upstream.js', import.meta.url));
  return started(start([program], { core: cores.rest, env: {}, prints: true, ready: printedPort }));
}

/** The gateway alone, for what is not compared with others. */
async function alone(use: (gateway: Running) => Promise<string>, server = own): Promise<string> {
  const upstream = await startUpstream();
  return use(await started(startServer(server, upstream.port)));
}

function scenarioNamed(wanted: string): Scenario {
  const found = scenarios.find(({ name }) => name === wanted);
  if (!found) throw new Error(`No scenario ${wanted}.`);
  return found;
}

function withoutLatency(): readonly Scenario[] {
  return scenarios.filter(({ latency, connections }) => latency === 0 && connections > 1);
}

/** Every process is started anew for each scenario, so that the peak of memory is the scenario's own. */
async function run(scenario: Scenario): Promise<Measured> {
  const upstream = await startUpstream();
  const present = servers.filter(
    (server) =>
      isInstalled(server) && (only?.includes(server.name) ?? true) && scenario.servers.includes(server.name),
  );
  const running: (Running & { server: Server })[] = [];
  for (const server of present)
    running.push({ server, ...(await started(startServer(server, upstream.port))) });
  const expected = await compareAnswers(scenario, running);
  const patience = new Patience(patient, scenario.latency > 0 ? bearable.times : bearable.ratios);
  const measured = await measure({ scenario, running, expected, upstream, rounds, milliseconds, patience });
  await stopAll();
  return measured;
}
