import { isPromise } from './promises.ts';

type Take = (value: unknown) => void;
const ignore: Take = () => undefined;

/**
 * A value on its way, for the one place that waits for it. A promise would do, but costs a turn of the queue at each level of
 * the answer; this hands on at once. Whoever waits says so in the same turn in which it was made, so nothing is kept here.
 */
export class Later {
  #isOver = false;
  #done = ignore;
  #failed = ignore;
  #rescue: ((error: unknown) => unknown) | undefined;

  /** Says who waits. */
  wait(done: Take, failed: Take): void {
    this.#done = done;
    this.#failed = failed;
  }

  /** Puts a value in the place of a failure; what `rescue` throws is the failure instead. */
  rescue(rescue: (error: unknown) => unknown): this {
    this.#rescue = rescue;
    return this;
  }

  /** What `next` makes of the value, then or later still. */
  andThen(next: (value: unknown) => unknown): Later {
    const later = new Later();
    this.wait(
      (value) => later.follow(() => next(value)),
      (error) => later.reject(error),
    );
    return later;
  }

  resolve(value: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#done(value);
  }

  reject(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    let value: unknown;
    try {
      if (!this.#rescue) throw error;
      value = this.#rescue(error);
    } catch (failure) {
      this.#failed(failure);
      return;
    }
    this.#done(value);
  }

  /** Ends as what `make` gives, throws or gives later. */
  follow(make: () => unknown): void {
    let value: unknown;
    try {
      value = make();
    } catch (error) {
      this.reject(error);
      return;
    }
    if (value instanceof Later)
      value.wait(
        (ready) => this.resolve(ready),
        (error) => this.reject(error),
      );
    else this.resolve(value);
  }
}

/** Goes on with a value, at once or when the promise for it is kept. */
export function laterOr(value: unknown, next: (ready: unknown) => unknown): unknown {
  if (!isPromise(value)) return next(value);
  const later = new Later();
  Promise.resolve(value).then(
    (ready) => later.follow(() => next(ready)),
    (error: unknown) => later.reject(error),
  );
  return later;
}

/** Throws an error, but only after what runs beside it has ended or failed, so that errors found there still count. */
export function throwAfter(error: unknown, beside: readonly unknown[]): Later {
  const running = beside.filter((value) => value instanceof Later);
  if (running.length === 0) throw error;
  const later = new Later();
  const raise = () => later.reject(error);
  let missing = running.length;
  for (const each of running) each.wait(() => (missing -= 1) === 0 && raise(), raise);
  return later;
}

/** Gives a list once each of its items that come later, `missing` of them, is in its place; the first to fail fails it. */
export function joinList(list: unknown[], missing: number): Later {
  const later = new Later();
  const failed = (error: unknown) => later.reject(error);
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    if (item instanceof Later) {
      item.wait((value) => {
        list[index] = value;
        missing--;
        if (missing === 0) later.resolve(list);
      }, failed);
    }
  }
  return later;
}
