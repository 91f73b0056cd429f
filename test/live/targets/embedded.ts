import { startEmbeddedCloud } from '../../../src/embedded/cloud.ts';
import type { EmbeddedCloud } from '../../../src/embedded/cloud.ts';
import { ramdiskReport } from '../../../src/embedded/inspector/hardware.ts';
import { directory } from '../../../src/embedded/keystone/directory.ts';
import { servers } from '../../../src/embedded/nova/servers.ts';
import type { Account, Doors, FreshNode, MetalNode, Person, Target } from './target.ts';
import { byPerson, first } from './target.ts';

/** The embedded cloud, a new one each time. */
export async function openEmbedded(): Promise<Target> {
  const clouds = [await startEmbeddedCloud()];
  const cloud = first(clouds);
  const inState = (state: string | null) => nodesIn(cloud, state);
  return {
    ...doorsOf(cloud),
    region: cloud.env['OS_REGION_NAME'] ?? '',
    credentials: { admin: credentialOf('admin'), member: credentialOf('member') },
    invented: {
      karbor: cloud.urls.karbor,
      tnco: { TNCO_URL: cloud.urls.tnco, TNCO_TOKEN: cloud.env['TNCO_TOKEN'] ?? '' },
    },
    crowd: 500,
    nodes: {
      finished: inState('finished'),
      failed: first(inState('error')),
      waiting: first(inState('waiting')),
    },
    servers: {
      running: [servers.web1.id, servers.web2.id, servers.db1.id],
      hostless: servers.shelved.id,
      failed: servers.failed.id,
    },
    freshNode: async () => fresh(first(inState(null))),
    brief: async () => {
      const brief = await startEmbeddedCloud({ tokenLifetime: 12 });
      clouds.push(brief);
      return doorsOf(brief);
    },
    close: async () => {
      await Promise.all(clouds.map((one) => one.close()));
    },
  };
}

function doorsOf({ urls }: EmbeddedCloud): Doors {
  return {
    authUrl: `${urls.keystone}/v3`,
    accounts: byPerson(account),
    inspector: urls.inspector,
    nova: `${urls.nova}/v2.1`,
  };
}

function account(person: Person): Account {
  const user = directory.users.find(({ name }) => name === person);
  const on = user?.grants[0]?.on ?? '';
  return { password: user?.password ?? '', project: on === 'system' ? null : on };
}

function credentialOf(person: Person): { id: string; secret: string } {
  return first(directory.applicationCredentials.filter(({ user }) => user === person));
}

/** The nodes in a state of introspection; null: those never introspected. */
function nodesIn({ state }: EmbeddedCloud, wanted: string | null): readonly MetalNode[] {
  return state.inspector.nodes.filter(({ run }) => (run?.state ?? null) === wanted);
}

/** The n-th node reports what the n-th invented machine has. */
function fresh({ uuid, name }: MetalNode): FreshNode {
  return { uuid, name, report: ramdiskReport(Number(name.split('-').at(-1)), name) };
}
