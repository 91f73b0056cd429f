import type { Incoming, Outgoing } from '../service.ts';
import { isJsonObject, parsedJson } from '../json.ts';
import { pythonType, strictBool } from '../python.ts';
import { failure, json, links, rootUrl, statusOf } from './answers.ts';
import { listNodes } from './list.ts';
import { reapply, storedData } from './reapply.ts';
import { Refusal } from './refusal.ts';
import { processReport } from './report.ts';
import { abortIntrospection, startIntrospection } from './start.ts';
import type { Inspection } from './steps.ts';

/** What an operation reads: the request and the id in its path, '' where it has none. */
interface Call {
  request: Incoming;
  id: string;
}

/** What an operation does once its caller may. */
export type Act = (call: Call) => Outgoing;

/** `GET /`. */
export function versions({ request }: Call): Outgoing {
  const version = { id: '1.18', links: links(`${rootUrl(request)}/v1`), status: 'CURRENT' };
  return json(200, { versions: [version] });
}

/** `GET /{version}`. */
export function resources({ request }: Call): Outgoing {
  const version = request.segments[0] ?? '';
  if (version !== 'v1') return failure(404, `Version ${version} not found.`);
  const named = ['introspection', 'continue', 'rules'].map((name) => ({
    links: links(`${rootUrl(request)}/v1/${name}`),
    name,
  }));
  return json(200, { resources: named });
}

/** The status of one node. */
export function status({ nodes }: Inspection): Act {
  return ({ request, id }) => json(200, statusOf(nodes.introspected(id), rootUrl(request)));
}

/** The statuses of many nodes. */
export function list({ nodes }: Inspection): Act {
  return ({ request }) => {
    const root = rootUrl(request);
    return json(200, {
      introspection: listNodes(nodes, request.query).map((item) => statusOf(item, root)),
    });
  };
}

/** Starts an introspection. */
export function started(inspection: Inspection): Act {
  return ({ request, id }) => {
    const text = request.query.get('manage_boot') ?? 'True';
    const manageBoot = strictBool(text);
    if (manageBoot === null) throw new Refusal(400, `Invalid boolean value for manage_boot: ${text}`);
    startIntrospection(inspection, id, manageBoot);
    return json(202, {});
  };
}

/** Aborts one, or does not: the answer is the same. */
export function aborted(inspection: Inspection): Act {
  return ({ id }) => {
    abortIntrospection(inspection, id);
    return json(202, {});
  };
}

/** Processes stored data again, or the data sent along. */
export function reapplied(inspection: Inspection): Act {
  return ({ request, id }) => {
    // Only a fixed length counts: a body sent in chunks is not seen.
    const isSent = Number(request.headers['content-length'] ?? 0) > 0;
    const sent = isSent ? parsedJson(request.body) : {};
    if (!isJsonObject(sent)) throw notAnObject(sent);
    reapply(inspection, id, sent);
    return json(202, {});
  };
}

/** Takes the report of a ramdisk. */
export function continued(inspection: Inspection): Act {
  return ({ request }) => {
    const report = parsedJson(request.body);
    if (report === undefined) return failure(500, 'Internal server error');
    if (!isJsonObject(report)) throw notAnObject(report);
    return json(200, processReport(inspection, report));
  };
}

/** What is stored of a node. */
export function data({ nodes }: Inspection, kind: 'processed' | 'unprocessed'): Act {
  return ({ id }) => json(200, storedData(nodes, nodes.uuid(id), kind));
}

function notAnObject(value: unknown): Refusal {
  const type = value === undefined ? 'None' : pythonType(value);
  return new Refusal(400, `Invalid data: expected a JSON object, got ${type}`);
}
