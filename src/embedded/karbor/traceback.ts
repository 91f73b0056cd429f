const frames = [
  ['/usr/lib/python3/dist-packages/oslo_messaging/rpc/server.py', 'inner'],
  ['/usr/lib/python3/dist-packages/karbor/services/protection/manager.py', 'protect'],
  ['/usr/lib/python3/dist-packages/karbor/services/protection/flows/worker.py', 'get_flow'],
] as const;

/** A flow that could not be started as RPC carries the news: the error, and all of the other side's traceback. */
export function flowError(error: string): string {
  const text = `Flow: protect, Error: ${error}`;
  const calls = frames.map(([file, name], at) => `  File "${file}", line ${118 + at}, in ${name}\n`);
  return [
    text,
    'Traceback (most recent call last):\n',
    ...calls,
    `karbor.exception.FlowError: ${text}\n`,
  ].join('\n');
}
