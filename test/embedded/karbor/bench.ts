import { onTestFinished } from 'vitest';
import type { ManualClock } from '../../../src/embedded/clock.ts';
import { manualClock } from '../../../src/embedded/clock.ts';
import type { KarborControls, KarborSeed } from '../../../src/embedded/karbor/karbor.ts';
import { openKarbor } from '../../../src/embedded/karbor/karbor.ts';
import { seededPlans } from '../../../src/embedded/karbor/plansSeed.ts';
import { seededProviders } from '../../../src/embedded/karbor/providersSeed.ts';
import { projects } from '../../../src/embedded/keystone/directory.ts';
import { at } from '../../../src/embedded/reading.ts';
import { listen } from '../../../src/embedded/listen.ts';
import type { Check } from '../../../src/embedded/verdict.ts';

/** The seeded providers' paths of checkpoints. */
export const store = `/providers/${seededProviders.objectStore.id}/checkpoints`;
export const share = `/providers/${seededProviders.fileShare.id}/checkpoints`;

/** An answer, and the way into its body. */
export interface Answered {
  status: number;
  headers: Headers;
  body: unknown;
  /** What lies at these keys of the body, as text. */
  text: (...path: string[]) => string;
  /** The rows of a collection in the body. */
  rows: (collection: string) => unknown[];
  /** Their ids. */
  ids: (collection: string) => string[];
  /** The address of the next page; null without one. */
  next: (collection: string) => string | null;
}

/** How a request differs from a member's GET in the project demo. */
export interface Asked {
  method?: string;
  as?: keyof typeof people;
  project?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A karbor that listens, and its clock. */
export interface Bench {
  clock: ManualClock;
  controls: KarborControls;
  url: string;
  ask: (path: string, asked?: Asked) => Promise<Answered>;
  /** Protects a plan, and answers with the checkpoint's own path. */
  protect: (plan?: { id: string; providerId: string }) => Promise<string>;
}

const people = {
  member: { roles: ['member'], project: projects.demo },
  admin: { roles: ['admin'], project: projects.demo },
  outsider: { roles: ['member'], project: projects.other },
  nowhere: { roles: [], project: null },
};

const check: Check = (token) => {
  const person = Object.entries(people).find(([name]) => name === token)?.[1];
  if (!person || token === undefined) return null;
  return { userId: token, userName: token, system: false, token, expiresAt: Infinity, ...person };
};

/** Serves a karbor on a free port until the test is over. */
export async function openBench(seed?: KarborSeed): Promise<Bench> {
  const clock = manualClock();
  const { service, controls } = openKarbor({ clock, check, authUrl: 'http://keystone.test:5000', seed });
  const listening = await listen(service);
  onTestFinished(async () => listening.close());
  const { url } = listening;
  const ask = async (path: string, asked: Asked = {}): Promise<Answered> => {
    const { method = 'GET', as = 'member', project = people[as].project?.id ?? '', body } = asked;
    const headers: Record<string, string> = { 'X-Auth-Token': as };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    Object.assign(headers, asked.headers);
    const sent = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    return answered(await fetch(`${url}/v1/${project}${path}`, { method, headers, body: sent }));
  };
  const protect: Bench['protect'] = async (plan = seededPlans.web) => {
    const path = `/providers/${plan.providerId}/checkpoints`;
    const made = await ask(path, { method: 'POST', body: { checkpoint: { plan_id: plan.id } } });
    return `${path}/${made.text('checkpoint', 'id')}`;
  };
  return { clock, controls, url, ask, protect };
}

async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  const list = (key: string): unknown[] => {
    const found = at(body, key);
    return Array.isArray(found) ? found : [];
  };
  return {
    status: response.status,
    headers: response.headers,
    body,
    text: (...path) => String(at(body, ...path)),
    rows: list,
    ids: (collection) => list(collection).map((row) => String(at(row, 'id'))),
    next(collection) {
      const [link] = list(`${collection}_links`);
      const href = at(link, 'href');
      return typeof href === 'string' ? href : null;
    },
  };
}
