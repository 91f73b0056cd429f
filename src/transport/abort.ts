import type { Signal } from './signal.ts';

/** What `promise` comes to, or `errorFor(reason)` thrown as soon as `signal` is aborted; the promise itself goes on. */
export async function unlessAborted<T>(
  promise: Promise<T>,
  signal: Signal,
  errorFor: (reason: unknown) => Error,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(errorFor(signal.reason));
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
