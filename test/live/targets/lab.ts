import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { at, listAt, textAt } from '../wire.ts';
import { openIronic } from './ironic.ts';
import type { Account, MetalNode, Person, Target } from './target.ts';
import { byPerson, first, tokenOf } from './target.ts';

/** The real servers of `npm run lab:up`. */
export async function openLab(): Promise<Target> {
  const lab = await description();
  const account = (person: Person): Account => {
    const project = at(lab, 'users', person, 'project');
    const password = textAt(lab, 'users', person, 'password');
    return { password, project: typeof project === 'string' ? project : null };
  };
  const login = { authUrl: textAt(lab, 'auth_url'), accounts: byPerson(account) };
  const endpoints = {
    inspector: textAt(lab, 'endpoints', 'baremetal-introspection'),
    nova: textAt(lab, 'endpoints', 'compute'),
  };
  const planned = (plan: string) => nodesOf(lab, plan);
  const ironic = openIronic({
    url: textAt(lab, 'endpoints', 'baremetal'),
    inspector: endpoints.inspector,
    token: () => tokenOf(login, 'admin'),
  });
  return {
    ...login,
    ...endpoints,
    region: textAt(lab, 'region'),
    credentials: { admin: credentialOf(lab, 'admin'), member: credentialOf(lab, 'member') },
    invented: null,
    crowd: 50,
    nodes: {
      finished: planned('finished'),
      failed: first(planned('error')),
      waiting: first(planned('waiting')),
    },
    servers: {
      running: ['lab-server-1', 'lab-server-2', 'lab-server-3'].map((name) => serverOf(lab, name)),
      hostless: serverOf(lab, 'lab-server-nohost'),
      failed: serverOf(lab, 'lab-server-cell0'),
    },
    freshNode: () => ironic.freshNode(first(planned('finished')).uuid),
    brief: async () => ({ ...login, ...endpoints, authUrl: textAt(lab, 'brief_auth_url') }),
    close: () => ironic.close(),
  };
}

async function description(): Promise<unknown> {
  const file = resolve(process.env['LAB_DIR'] ?? '.lab', 'lab.json');
  try {
    const lab: unknown = JSON.parse(await readFile(file, 'utf8'));
    return lab;
  } catch (cause) {
    throw new Error(`there is no lab (${file}): run npm run lab:up`, { cause });
  }
}

function nodesOf(lab: unknown, plan: string): MetalNode[] {
  return listAt(lab, 'nodes')
    .filter((node) => at(node, 'plan') === plan)
    .map((node) => ({ uuid: textAt(node, 'uuid'), name: textAt(node, 'name') }));
}

function serverOf(lab: unknown, name: string): string {
  return textAt(
    listAt(lab, 'servers').find((server) => at(server, 'name') === name),
    'uuid',
  );
}

function credentialOf(lab: unknown, person: string): { id: string; secret: string } {
  const credential = at(lab, 'application_credentials', person);
  return { id: textAt(credential, 'id'), secret: textAt(credential, 'secret') };
}
