/**
 * All four upstreams in one process of its own, on `node:net` alone: whatever it costs is taken from the servers' load
 * generator, so it costs as little as it can. Prints its port; takes orders at `/bench/…`.
 */
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import type { Arrival } from './path.ts';
import { eventsAnswer, routeFor } from './routes.ts';
import type { Route } from './routes.ts';

interface Waiting {
  readonly due: number;
  readonly socket: Socket;
  readonly route: Pick<Route, 'status' | 'body'>;
}

/** Milliseconds before the next answer is due from which on the clock is watched: a timer comes up to so much late. */
const watch = 2;

const calls = new Map<string, number>();
/** The first calls since the last start. */
const arrivals: Arrival[] = [];
let latency = 0;
/** Answers in the order of their requests, which is that of their times. */
const waiting: Waiting[] = [];

const server = createServer({ noDelay: true }, (socket) => {
  let pending: Buffer = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    for (let used = take(socket, pending); used > 0; used = take(socket, pending))
      pending = pending.subarray(used);
  });
});

/** Answers the first request in the buffer; gives the bytes it took, none while it is not whole. */
function take(socket: Socket, buffer: Buffer): number {
  const end = buffer.indexOf('\r\n\r\n');
  if (end < 0) return 0;
  const head = buffer.toString('latin1', 0, end);
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  const total = end + 4 + length;
  if (buffer.length < total) return 0;
  const [method = '', target = ''] = head.slice(0, head.indexOf('\r\n')).split(' ');
  if (target.startsWith('/bench/')) send(socket, order(target));
  else
    answer(
      socket,
      method === 'POST' ? eventsAnswer(buffer.subarray(end + 4, total)) : routeFor(target),
      target,
    );
  return total;
}

function answer(socket: Socket, route: Route | undefined, target: string): void {
  const found = route ?? { call: `unknown ${target}`, status: 404, body: Buffer.from('{}') };
  calls.set(found.call, (calls.get(found.call) ?? 0) + 1);
  if (arrivals.length < 100) arrivals.push({ target, at: performance.now() });
  if (latency === 0) return send(socket, found);
  waiting.push({ due: performance.now() + latency, socket, route: found });
  if (waiting.length === 1) sendDue();
}

/** Sends what is due, to a fraction of a millisecond. */
function sendDue(): void {
  const now = performance.now();
  for (let [next] = waiting; next !== undefined && next.due <= now; [next] = waiting) {
    waiting.shift();
    send(next.socket, next.route);
  }
  const [next] = waiting;
  if (next === undefined) return;
  const left = next.due - now - watch;
  if (left > 0) setTimeout(sendDue, left);
  else setImmediate(sendDue);
}

function send(socket: Socket, { status, body }: Pick<Route, 'status' | 'body'>): void {
  socket.cork();
  socket.write(
    `HTTP/1.1 ${status} -\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
    'latin1',
  );
  socket.write(body);
  socket.uncork();
}

function order(target: string): Pick<Route, 'status' | 'body'> {
  const { pathname, searchParams } = new URL(target, 'http://upstream');
  if (pathname === '/bench/start') {
    latency = Number(searchParams.get('latency') ?? 0);
    calls.clear();
    arrivals.length = 0;
  }
  const told = pathname === '/bench/arrivals' ? arrivals : Object.fromEntries(calls);
  return { status: 200, body: Buffer.from(JSON.stringify(told)) };
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
