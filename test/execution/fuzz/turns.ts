import { setImmediate as turn } from 'node:timers/promises';
import { hash } from './random.ts';

/** Promises that are kept one at a time, in an order that their names determine, each after all that the last one caused. */
export class Turns {
  readonly #waiting = new Map<string, { readonly rank: number; readonly settle: () => void }>();

  /** A promise that is settled when its turn comes; nobody need wait for it. */
  later<T>(name: string, settle: () => T): Promise<T> {
    const promise = new Promise<T>((resolve, reject) => {
      let key = name;
      while (this.#waiting.has(key)) key += ' again';
      const settleNow = () => {
        try {
          resolve(settle());
        } catch (error) {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- resolvers do fail with other things
          reject(error);
        }
      };
      this.#waiting.set(key, { rank: hash(key), settle: settleNow });
    });
    promise.catch(() => undefined);
    return promise;
  }

  /** Gives every promise its turn until `result` is there. */
  async until<T>(result: Promise<T> | T): Promise<T> {
    let isOver = false;
    const end = () => (isOver = true);
    Promise.resolve(result).then(end, end);
    for (await turn(); !isOver; await turn()) this.#settleNext();
    return result;
  }

  #settleNext(): void {
    const entries = [...this.#waiting];
    const first = entries.reduce(
      (least, one) => (one[1].rank < least[1].rank ? one : least),
      entries[0] ?? none(),
    );
    this.#waiting.delete(first[0]);
    first[1].settle();
  }
}

function none(): never {
  throw new Error('Nothing is waited for, and yet there is no result.');
}
