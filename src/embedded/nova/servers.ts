import { projects } from '../keystone/directory.ts';

/** A server as the external events need it: where it runs, or that it runs nowhere. */
export interface Server {
  id: string;
  name: string;
  projectId: string;
  /** The compute host; null for a server that no host carries, whose events come back with 422. */
  host: string | null;
}

/** The servers of the embedded cloud; karbor's plans protect those of the project `demo`. */
export const servers = {
  web1: {
    id: '3d7ecfea-4eab-4d5b-9801-0721b604dfc5',
    name: 'web-1',
    projectId: projects.demo.id,
    host: 'compute-1',
  },
  web2: {
    id: '59a01c13-375b-4f14-9a77-3d991297377f',
    name: 'web-2',
    projectId: projects.demo.id,
    host: 'compute-1',
  },
  db1: {
    id: '3c4d7aa5-ab2b-4263-b148-290441f79230',
    name: 'db-1',
    projectId: projects.demo.id,
    host: 'compute-2',
  },
  shelved: {
    id: '59783554-fe4e-4312-b972-6a5ac33f667f',
    name: 'batch-1',
    projectId: projects.demo.id,
    host: null,
  },
  failed: {
    id: 'e8f73c1d-6950-4447-a61f-37003440e19b',
    name: 'batch-2',
    projectId: projects.demo.id,
    host: null,
  },
  other: {
    id: 'c62f8d12-9b5c-454b-939a-cd0c9f9f22fd',
    name: 'mail-1',
    projectId: projects.other.id,
    host: 'compute-2',
  },
} as const satisfies Record<string, Server>;
