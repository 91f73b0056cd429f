/** Stops cleanly on the first SIGINT or SIGTERM, at once on the second. */
export function onSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const act = () => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', act);
  process.on('SIGTERM', act);
}
