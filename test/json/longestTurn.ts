import { readFileSync } from 'node:fs';

/** Milliseconds of processor time that this process's main thread has had, so that other programs' work does not count; of wall time where that is not told. */
function busy(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

/** The longest that one turn of the event loop took while `act` ran, in milliseconds. */
export async function longestTurn(act: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = busy();
  let done = false;
  let stop: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  const turn = () => {
    const now = busy();
    longest = Math.max(longest, now - last);
    last = now;
    if (done) stop();
    else setImmediate(turn);
  };
  setImmediate(turn);
  await act();
  done = true;
  await stopped; // the turn in which it ended counts too
  return longest;
}
