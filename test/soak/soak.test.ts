import { expect, it } from 'vitest';
import { manualClock } from '../../src/embedded/clock.ts';
import { startEmbeddedCloud } from '../../src/embedded/cloud.ts';
import { ask } from '../chaos/client.ts';
import { startFaults } from '../chaos/faults.ts';
import { reads, write } from '../chaos/questions.ts';
import { survey } from '../chaos/survey.ts';
import { startGateway } from '../replicas/gatewayProcess.ts';
import { slopeOf } from './slope.ts';

const minutes = Number(process.env['SOAK_MINUTES'] ?? 10);
const atATime = 8;

/** What the gateway's process holds, in megabytes. */
async function memory(url: string): Promise<{ readonly resident: number; readonly heap: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]) / 1e6;
  return { resident: value('process_resident_memory_bytes'), heap: value('nodejs_heap_size_used_bytes') };
}

it(
  `holds no more memory after ${minutes} minutes of mixed load and faults than after the first third of them`,
  async () => {
    const cloud = await startEmbeddedCloud({ clock: manualClock(new Date()), tokenLifetime: 86_400 });
    const patience = ['INSPECTOR', 'NOVA', 'KARBOR', 'TNCO', 'KEYSTONE'].map((name) => [
      `${name}_TIMEOUT`,
      '1s',
    ]);
    const gateway = await startGateway({
      ...cloud.env,
      ...(Object.fromEntries(patience) as Record<string, string>),
      CALLERS: 'anonymous',
      TRIBUTARY_EMBEDDED: 'no',
    });
    const known = await survey(gateway.url, cloud);
    const questions = reads(known);
    startFaults(cloud);
    const until = performance.now() + minutes * 60_000;
    let turn = 0;
    let answered = 0;
    const worker = async () => {
      while (performance.now() < until) {
        const now = turn++;
        // Few writes: what they make stays in the embedded cloud.
        const question = now % 50 === 49 ? write(known, 2 * now) : questions[(now * 13) % questions.length];
        if (question !== undefined) await ask(gateway.url, question).then(() => answered++);
      }
    };
    const samples: { readonly at: number; readonly resident: number; readonly heap: number }[] = [];
    const watch = async () => {
      while (performance.now() < until) {
        samples.push({ at: performance.now() / 60_000, ...(await memory(gateway.url)) });
        await new Promise((resolve) => setTimeout(resolve, 2_000));
      }
    };
    await Promise.all([watch(), ...Array.from({ length: atATime }, worker)]);
    gateway.signal('SIGTERM');
    expect(await gateway.ended).toBe(0);
    await cloud.close();

    const settled = samples.slice(Math.floor(samples.length / 3));
    const told = (['resident', 'heap'] as const).map((kind) => {
      const slope = slopeOf(settled.map((sample) => [sample.at, sample[kind]]));
      return `${kind} ${slope.toFixed(2)} MB/min, at the end ${(samples.at(-1)?.[kind] ?? NaN).toFixed(0)} MB`;
    });
    console.log(`${answered} requests in ${minutes} minutes: ${told.join('; ')}`);
    expect(answered).toBeGreaterThan(minutes * 60);
    // The heap goes up and down with its collections: over few minutes the slope says little.
    const growth = slopeOf(settled.map(({ at, heap }) => [at, heap]));
    if (minutes >= 5) expect(growth).toBeLessThan(1);
  },
  (minutes + 3) * 60_000,
);
