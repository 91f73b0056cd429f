import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { readSettings } from '../../config/readSettings.ts';
import type { Settings } from '../../config/settings.ts';
import { root } from '../../root.ts';
import { openLog } from '../../telemetry/log.ts';
import { surroundings } from '../../config/surroundings.ts';
import { onSignal } from '../signals.ts';
import { Pool } from './pool.ts';

/** Beyond SHUTDOWN_GRACE, for workers to close what they hold. */
const closing = 5_000;

/** The process that holds the port and the embedded cloud and keeps the workers; null when they could not start. */
export async function runPrimary(settings: Settings, count: number): Promise<string | null> {
  // Each worker accepts for itself. Handed out in turn, a connection on its way to a worker that dies would hang for ever.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({ exec: fileURLToPath(new URL('dist/main.js', root)) });
  const cloud = settings.embedded ? await startCloud() : null;
  const log = openLog(settings.telemetry);
  const pool = new Pool(log, cloud?.env ?? null);
  const starting = pool.start(count);
  process.on('SIGHUP', () => {
    if (isSound(log)) void starting.then(async () => pool.renew());
  });
  const url = await starting;
  if (url === null) {
    pool.kill();
    return null;
  }
  onSignal(
    async () => {
      const well = await pool.stop(settings.shutdownGrace + closing);
      await cloud?.close();
      if (!well) throw new Error('a worker had to be ended');
    },
    () => pool.kill(),
  );
  return url;
}

/** Workers read the settings anew: with a fault in them all would fail to start. */
function isSound(log: ReturnType<typeof openLog>): boolean {
  try {
    readSettings(surroundings());
    return true;
  } catch (error) {
    log.error({ fault: String(error) }, 'workers not renewed');
    return false;
  }
}

async function startCloud() {
  const { startEmbeddedCloud } = await import('../../embedded/cloud.ts');
  return startEmbeddedCloud();
}
