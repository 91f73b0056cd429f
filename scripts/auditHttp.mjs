// Runs the audits of graphql-http against a running gateway (its address as the argument), or against one started for it with invented data.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { serverAudits } from 'graphql-http';

const start = async () => {
  const script = fileURLToPath(new URL('start.mjs', import.meta.url));
  const env = { ...process.env, PORT: '0', TRIBUTARY_EMBEDDED: '1', LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const chunk of child.stdout) {
    const url = /listens on (\S+)/.exec(chunk)?.[1];
    if (url !== undefined) return { url, child };
  }
  throw new Error('The gateway did not start.');
};

const stop = async (child) => {
  child.kill();
  await once(child, 'exit');
};

// CSRF prevention stays on: a client that is no browser page says so with this header.
const fetchFn = (url, init = {}) =>
  fetch(url, { ...init, headers: { ...init.headers, 'apollo-require-preflight': 'true' } });

const { url, child } = process.argv[2] === undefined ? await start() : { url: process.argv[2] };
const counts = { ok: 0 };
for (const audit of serverAudits({ url, fetchFn })) {
  const { status, reason } = await audit.fn();
  counts[status] = (counts[status] ?? 0) + 1;
  if (status !== 'ok') console.log(`${status}  ${audit.id}  ${audit.name}: ${reason}`);
}
if (child !== undefined) await stop(child);
console.log(
  Object.entries(counts)
    .map(([status, count]) => `${count} ${status}`)
    .join(', '),
);
process.exitCode = Object.keys(counts).length === 1 ? 0 : 1;
