// A worker of Pool that serves nothing: it says that it does, and goes when told. It first ends the process that KILLS names.
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

const end = async (pid) => {
  try {
    for (let signal = 'SIGKILL'; ; signal = 0, await wait(5)) process.kill(pid, signal);
  } catch {
    // It is gone.
  }
};

process.on('message', async ({ kind }) => {
  if (kind === 'drain' || kind === 'stop') process.exit(0);
  if (kind !== 'serve') return;
  if (process.env.KILLS !== undefined) await end(Number(process.env.KILLS));
  process.send({ kind: 'ready', url: 'http://here' });
});
process.send({ kind: 'here' });
