import { projects } from '../keystone/directory.ts';
import type { Server } from '../nova/servers.ts';
import { servers } from '../nova/servers.ts';
import type { Dependents } from './graph.ts';
import { idOf } from './ids.ts';
import type { PlanSnapshot, Resource } from './model.ts';
import { seededProviders } from './providersSeed.ts';

const server = ({ id, name }: Server): Resource => ({ id, type: 'OS::Nova::Server', name, extraInfo: null });

const volume = (number: number, name: string, extraInfo: string | null = null): Resource => ({
  id: idOf('volume', number),
  type: 'OS::Cinder::Volume',
  name,
  extraInfo,
});

const data = volume(3, 'db-1-data', '{"availability_zone": "az1"}');
const image: Resource = { id: idOf('image', 1), type: 'OS::Glance::Image', name: 'golden', extraInfo: null };
const network: Resource = {
  id: idOf('network', 1),
  type: 'OS::Neutron::Network',
  name: 'back',
  extraInfo: null,
};

/** The volumes that hang on the seeded servers. */
export const seededDependents: Dependents = {
  [servers.web1.id]: [volume(1, 'web-1-root')],
  [servers.db1.id]: [volume(2, 'db-1-root'), data],
};

const { objectStore, fileShare } = seededProviders;

interface SeededPlan extends PlanSnapshot {
  projectId: string;
  description: string;
}

function plan(
  number: number,
  provider: { id: string },
  given: Omit<SeededPlan, 'id' | 'providerId' | 'projectId'> & { projectId?: string },
): SeededPlan {
  return { projectId: projects.demo.id, ...given, id: idOf('plan', number), providerId: provider.id };
}

/** The plans of the embedded cloud; all can be protected at any time. */
export const seededPlans = {
  web: plan(1, objectStore, {
    name: 'web servers',
    description: 'Both web servers, every night',
    resources: [server(servers.web1), server(servers.web2)],
  }),
  database: plan(2, objectStore, {
    name: 'database',
    description: 'The database server and its data',
    resources: [server(servers.db1), data],
  }),
  batch: plan(3, objectStore, {
    name: 'batch workers',
    description: 'Servers that no host carries at the moment',
    resources: [server(servers.shelved), server(servers.failed)],
  }),
  archive: plan(4, fileShare, {
    name: 'web archive',
    description: 'The web servers once more, on the share',
    resources: [server(servers.web1), server(servers.web2)],
  }),
  images: plan(5, fileShare, {
    name: 'golden images',
    description: 'What new servers are made of',
    resources: [image, network],
  }),
  mail: plan(6, fileShare, {
    projectId: projects.other.id,
    name: 'mail server',
    description: 'Of another project',
    resources: [server(servers.other)],
  }),
};
