// node withoutNetwork.mjs TARBALL: installs it into the working directory, starts it and asks it, and prints what came of it.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { networkInterfaces } from 'node:os';

const outside = createConnection({ host: '192.0.2.1', port: 443 });
const [refused] = await once(outside, 'error');

const quiet = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
execFileSync('npm', ['install', ...quiet, '--cache', 'cache', process.argv[2]], {
  stdio: ['ignore', 'ignore', 'inherit'],
});

const env = { ...process.env, TRIBUTARY_EMBEDDED: '1', PORT: '0', LOG_LEVEL: 'silent' };
const gateway = spawn('node_modules/.bin/tributary', { env, stdio: ['ignore', 'pipe', 'inherit'] });
const url = await (async () => {
  for await (const chunk of gateway.stdout.setEncoding('utf8')) {
    const found = /listens on (\S+)/.exec(chunk)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error('it did not start');
})();
const query = `{
  node(id: "metal-01") { introspection { state } }
  processes(first: 1, filter: { statuses: [COMPLETED] }) { nodes { status } }
  protectionProviders { nodes { name } }
}`;
const headers = { 'content-type': 'application/json' };
const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
const explorer = await fetch(new URL('/explorer', url));
const found = {
  interfaces: Object.keys(networkInterfaces()),
  outside: refused.code,
  answer: await answer.json(),
  explorer: explorer.status,
};
gateway.kill();
const [code] = await once(gateway, 'exit');
process.stdout.write(JSON.stringify({ ...found, code }));
