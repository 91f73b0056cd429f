import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folder, root, run } from './support.ts';

const place = folder();
const script = join(root, 'test/package/withoutNetwork.mjs');

it('installs and serves where there is no network', async () => {
  const tarball = (await run('npm', ['run', '--silent', 'bundle', '--', place], { cwd: root })).trim();
  const command = 'ip link set lo up && exec "$0" "$@"';
  const cut = ['--map-root-user', '--net', 'sh', '-c', command, process.execPath, script, tarball];
  expect(JSON.parse(await run('unshare', cut, { cwd: place }))).toEqual({
    interfaces: ['lo'],
    outside: 'ENETUNREACH',
    answer: {
      data: {
        node: { introspection: { state: 'FINISHED' } },
        processes: { nodes: [{ status: 'COMPLETED' }] },
        protectionProviders: { nodes: [{ name: 'Object store' }, { name: 'File share' }] },
      },
    },
    explorer: 200,
    code: 0,
  });
});
