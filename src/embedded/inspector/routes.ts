import { failure, json } from './answers.ts';
import type { Act } from './operations.ts';
import {
  aborted,
  continued,
  data,
  list,
  reapplied,
  resources,
  started,
  status,
  versions,
} from './operations.ts';
import type { Policy } from './policy.ts';
import type { Inspection } from './steps.ts';

/** One method of one path. */
export interface Operation {
  policy: Policy;
  act: Act;
}

/** One path, `*` for any segment, and its methods. */
export interface Route {
  path: readonly string[];
  operations: Readonly<Record<string, Operation>>;
  /** The policy depends on the method, and the server forgot HEAD: it crashes. */
  headCrashes?: boolean;
}

/** Every route of the server (ironic_inspector/main.py). */
export function routesOf(inspection: Inspection): Route[] {
  const node = ['v1', 'introspection', '*'];
  return [
    { path: [], operations: { GET: open(versions) } },
    { path: ['v1', 'continue'], operations: { POST: open(continued(inspection)) } },
    { path: ['v1', 'introspection'], operations: { GET: { policy: 'status', act: list(inspection) } } },
    { path: ['*'], operations: { GET: open(resources) } },
    {
      path: node,
      operations: {
        GET: { policy: 'status', act: status(inspection) },
        POST: admin(started(inspection)),
      },
      headCrashes: true,
    },
    { path: [...node, 'abort'], operations: { POST: admin(aborted(inspection)) } },
    { path: [...node, 'data'], operations: { GET: admin(data(inspection, 'processed')) } },
    {
      path: [...node, 'data', 'unprocessed'],
      operations: {
        GET: admin(data(inspection, 'unprocessed')),
        POST: admin(reapplied(inspection)),
      },
    },
    ...ruleRoutes(),
  ];
}

/** The rules of a server whose policy lets nobody make one. */
function ruleRoutes(): Route[] {
  const none: Operation = admin(({ id }) => failure(404, `Rule ${id} was not found`));
  const operations = {
    GET: admin(() => json(200, { rules: [] })),
    POST: admin(() => failure(403, 'Access denied by policy')),
    DELETE: admin(() => ({ status: 204, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })),
  };
  return [
    { path: ['v1', 'rules'], operations, headCrashes: true },
    { path: ['v1', 'rules', '*'], operations: { GET: none, DELETE: none }, headCrashes: true },
  ];
}

function open(act: Act): Operation {
  return { policy: 'public', act };
}

function admin(act: Act): Operation {
  return { policy: 'admin', act };
}
