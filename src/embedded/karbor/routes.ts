import type { Handler } from './call.ts';
import { checkpoints } from './checkpoints.ts';
import { copies } from './copies.ts';
import { operationLogs } from './operationLogs.ts';
import { plans } from './plans.ts';
import { providers } from './providers.ts';
import { quotas } from './quotas.ts';
import { Refusal } from './refusal.ts';
import { restores, verifications } from './restores.ts';

interface Route {
  method: string;
  /** The path after the project; a part with a colon is anything. */
  pattern: readonly string[];
  handler: Handler;
  /** Whether `.json` or `.xml` may follow, as on the routes that `mapper.resource` makes. */
  format: boolean;
}

interface Actions {
  index?: Handler;
  create?: Handler;
  show?: Handler;
  update?: Handler;
  destroy?: Handler;
}

/** What a route leads to whose controller has no such method: a 404 in karbor's own words. */
const absent: Handler = async () => {
  throw new Refusal(404, 'The resource could not be found.');
};

function resource(collection: string, actions: Actions): Route[] {
  const on = (method: string, member: boolean, handler: Handler = absent): Route => ({
    method,
    pattern: member ? [collection, ':id'] : [collection],
    handler,
    format: true,
  });
  return [
    on('GET', false, actions.index),
    on('POST', false, actions.create),
    on('GET', true, actions.show),
    on('PUT', true, actions.update),
    on('DELETE', true, actions.destroy),
  ];
}

const below = (method: string, path: string, handler: Handler): Route => ({
  method,
  pattern: ['providers', ':provider_id', 'checkpoints', ...(path ? [path] : [])],
  handler,
  format: false,
});

const routes: readonly Route[] = [
  ...resource('plans', plans),
  ...resource('restores', restores),
  ...resource('verifications', verifications),
  ...resource('providers', providers),
  ...resource('operation_logs', operationLogs),
  ...resource('quotas', quotas),
  below('GET', '', checkpoints.index),
  below('POST', '', checkpoints.create),
  below('GET', ':checkpoint_id', checkpoints.show),
  below('DELETE', ':checkpoint_id', checkpoints.destroy),
  below('PUT', ':checkpoint_id', checkpoints.resetState),
  below('POST', 'action', copies.create),
];

/** Finds what a method and the path after the project lead to; null when nothing is there. */
export function route(
  method: string,
  path: readonly string[],
): { handler: Handler; path: Record<string, string> } | null {
  for (const { pattern, handler, format, ...one } of routes) {
    const found = one.method === method ? match(pattern, format ? bare(path) : path) : null;
    if (found) return { handler, path: found };
  }
  return null;
}

const bare = (path: readonly string[]) =>
  path.map((text, at) => (at === path.length - 1 ? text.replace(/(?<=.)\.(json|xml)$/, '') : text));

function match(pattern: readonly string[], path: readonly string[]): Record<string, string> | null {
  if (pattern.length !== path.length) return null;
  const named: Record<string, string> = {};
  for (const [at, text] of pattern.entries()) {
    const given = path[at] ?? '';
    if (given === '' || (!text.startsWith(':') && text !== given)) return null;
    if (text.startsWith(':')) named[text.slice(1)] = given;
  }
  return named;
}
