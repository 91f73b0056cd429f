/** Stops cleanly on the first SIGINT or SIGTERM, at once on the second. Returns what does as the first does. */
export function onSignal(stop: () => Promise<void>, atOnce: () => void = () => undefined): () => void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  const act = () => {
    if (!stopping) return begin();
    atOnce();
    process.exit(1);
  };
  process.on('SIGINT', act);
  process.on('SIGTERM', act);
  return begin;
}

/** graphql-js leaves a rejection behind where a list fails while an item of it is on its way: no reason to end all other requests. */
export function survive(serving: { unforeseen(reason: unknown): void }): void {
  process.on('unhandledRejection', (reason) => serving.unforeseen(reason));
}
