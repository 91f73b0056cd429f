// Measures what docs/scaling.md states, on the built gateway: CPU for each request with one process and with WORKERS 1 and 2,
// memory for each caller, connections to upstreams. CPU time is read from /proc, so a busy machine disturbs it little.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Pool, request } from 'undici';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const ticks = 100; // of Linux, in a second
const callers = 2_000;
const count = Number(process.env.SCALING_REQUESTS ?? 300);

const start = (args, env) => {
  const base = { PATH: process.env.PATH, NODE_ENV: 'production', LOG_LEVEL: 'info', PORT: '0' };
  const child = spawn(process.execPath, [main, ...args], { env: { ...base, ...env }, cwd: '/' });
  let text = '';
  child.stderr.on('data', (chunk) => process.stderr.write(chunk));
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)));
    child.stdout.on('data', (chunk) => {
      text = (text + chunk).slice(-20_000);
      const ready = /listens on (\S+)\/graphql/.exec(text);
      if (ready) resolve({ child, url: ready[1], end: () => child.removeAllListeners('exit').kill() });
    });
  });
};

const childrenOf = (pid) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
const processes = (pid) => [pid, ...childrenOf(pid)];
const cpu = (pid) =>
  processes(pid).reduce((sum, one) => {
    const fields = readFileSync(`/proc/${one}/stat`, 'utf8').split(') ')[1].split(' ');
    return sum + (Number(fields[11]) + Number(fields[12])) / ticks;
  }, 0);
const memory = (pid) => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
};

/** Established connections of a process, by the port that they go to. */
const connections = (pid) => {
  const inodes = new Set(
    readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
      } catch {
        return undefined;
      }
    }),
  );
  const byPort = {};
  for (const line of readFileSync('/proc/net/tcp', 'utf8').trim().split('\n').slice(1)) {
    const [, , remote, state, , , , , , inode] = line.trim().split(/\s+/);
    if (state !== '01' || !inodes.has(inode)) continue;
    const port = parseInt(remote.split(':')[1], 16);
    byPort[port] = (byPort[port] ?? 0) + 1;
  }
  return byPort;
};

const drive = async (url, { query, total, atATime, token = () => undefined }) => {
  const pool = new Pool(url, { connections: atATime });
  let sent = 0;
  const failures = [];
  const lane = async () => {
    while (sent < total) {
      const index = sent++;
      const headers = {
        'content-type': 'application/json',
        ...(token(index) && { 'x-auth-token': token(index) }),
      };
      const answer = await pool.request({
        path: '/graphql',
        method: 'POST',
        headers,
        body: JSON.stringify({ query }),
      });
      const text = await answer.body.text();
      if (answer.statusCode !== 200 || text.includes('"errors"')) failures.push(text.slice(0, 200));
    }
  };
  await Promise.all(Array.from({ length: atATime }, lane));
  await pool.close();
  if (failures.length > 0) throw new Error(`${failures.length} failed: ${failures[0]}`);
};

const queries = {
  'one node (1 call)': '{ nodes(first: 1) { nodes { id introspection { state } } } }',
  'list of 50 logs, each with its checkpoint':
    '{ operationLogs(first: 50) { nodes { id status startedAt checkpoint { id status } } } }',
};

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const print = (line) => process.stdout.write(`${line}\n`);
print(
  `${cpus().length} cores, ${cpus()[0].model}, Node ${process.version}, load ${loadavg()
    .map((n) => n.toFixed(1))
    .join(' ')}`,
);

// In this process: only the gateway's own processes are measured.
const { startEmbeddedCloud } = await import('../dist/embedded/cloud.js');
const cloud = await startEmbeddedCloud();
const { env } = cloud;

// Callers, each with a token of their own.
const login = async () => {
  const domain = { id: 'default' };
  const password = { user: { name: 'operator', domain, password: 'operator-password' } };
  const body = {
    auth: { identity: { methods: ['password'], password }, scope: { project: { name: 'demo', domain } } },
  };
  const answer = await request(`${env.OS_AUTH_URL}/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await answer.body.text();
  return answer.headers['x-subject-token'];
};
const tokens = [];
while (tokens.length < callers) tokens.push(await login());
const variants = [
  ['one process', {}],
  ['WORKERS=1', { WORKERS: '1' }],
  ['WORKERS=2', { WORKERS: '2' }],
];
// Reads of one caller at the same moment share a call, so there are more callers than requests at a time.
const token = (index) => tokens[index % 64];
const gateways = [];
for (const [name, more] of variants) {
  const gateway = await start([], { ...env, CALLERS: 'keystone', ...more });
  gateways.push({ ...gateway, name, pid: gateway.child.pid });
}
for (const [what, query] of Object.entries(queries)) {
  for (const { url } of gateways) await drive(url, { query, total: 2 * count, atATime: 16, token }); // warm
  const rounds = new Map(gateways.map(({ name }) => [name, []]));
  for (let round = 0; round < 5; round++) {
    // Round by round, so that what else the machine does falls on all alike.
    for (const { name, url, pid } of gateways) {
      const before = cpu(pid);
      await drive(url, { query, total: count, atATime: 16, token });
      rounds.get(name).push(((cpu(pid) - before) / count) * 1_000);
    }
  }
  for (const [name, each] of rounds) {
    const all = each.map((n) => n.toFixed(2)).join(' ');
    const least = Math.min(...each);
    const middle = median(each);
    print(
      `${name} | ${what} | ms CPU a request: median ${middle.toFixed(2)}, least ${least.toFixed(2)} (${all}); ${(1_000 / middle).toFixed(0)} requests a CPU-second`,
    );
  }
}
for (const { name, pid, end } of gateways) {
  for (const one of processes(pid))
    print(
      `${name} | process ${one} | ${memory(one).toFixed(0)} MB | connections by port ${JSON.stringify(connections(one))}`,
    );
  end();
}

// Memory, measured in this process, where garbage can be collected first; what the cloud keeps of them, it keeps before.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const heap = () => {
  collect();
  return process.memoryUsage().heapUsed;
};
const { readSettings } = await import('../dist/config/readSettings.js');
const { Upstreams } = await import('../dist/upstreams.js');
const { MemoryStore } = await import('../dist/store/memory.js');
const settings = readSettings({ env: { ...env, CALLERS: 'keystone' }, cwd: '/', home: '/' });
const upstreams = new Upstreams(settings);
const store = new MemoryStore(settings.limits);
const meet = async (some) => {
  for (const token of some) {
    await upstreams.callers.identify(token);
    await store.count(upstreams.callers.known(token) + token.slice(-20), 60_000); // as if each were another user
  }
};
await meet(tokens.slice(0, 200));
const before = heap();
await meet(tokens.slice(200));
const grown = (heap() - before) / 1024;
print(
  `${callers - 200} callers more: ${grown.toFixed(0)} KiB of heap, ${(((grown / (callers - 200)) * 1_000) / 1024).toFixed(1)} MiB for 1,000`,
);
await upstreams.close();
await cloud.close();
