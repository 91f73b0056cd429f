import { pythonInt, pythonRepr } from '../python.ts';
import { isUuidLike } from '../uuid.ts';
import type { IntrospectedNode, Nodes } from './nodes.ts';
import { isIntrospected, states } from './nodes.ts';
import { Refusal } from './refusal.ts';

const maxLimit = 1000;

/** A page of the list, newest start first; unknown parameters are ignored, as the server does (api_tools.py). */
export function listNodes(nodes: Nodes, query: URLSearchParams): IntrospectedNode[] {
  const marker = markerOf(query.get('marker'));
  const limit = limitOf(query.get('limit'));
  const wanted = statesOf(query.get('state'));
  const ordered = nodes.all.filter(isIntrospected).sort(newestFirst);
  const after = marker === null ? null : markedNode(nodes, marker);
  return ordered
    .filter((node) => after === null || newestFirst(node, after) > 0)
    .filter(({ run }) => wanted === null || wanted.includes(run.state))
    .slice(0, limit);
}

function newestFirst(a: IntrospectedNode, b: IntrospectedNode): number {
  return b.run.startedAt - a.run.startedAt || (a.uuid < b.uuid ? 1 : a.uuid > b.uuid ? -1 : 0);
}

function markerOf(text: string | null): string | null {
  if (text !== null && !isUuidLike(text)) throw new Refusal(400, 'Bad request: Marker not UUID-like');
  return text;
}

function markedNode(nodes: Nodes, marker: string): IntrospectedNode {
  const node = nodes.withUuid(marker);
  // The server prints what it found, not what it looked for.
  if (!node || !isIntrospected(node)) throw new Refusal(404, 'Node not found for marker: None');
  return node;
}

function limitOf(text: string | null): number {
  if (text === null) return maxLimit;
  const value = pythonInt(text);
  if (value === null)
    throw new Refusal(400, `Bad request: invalid literal for int() with base 10: ${pythonRepr(text)}`);
  if (value < 0) throw new Refusal(400, 'Bad request: Limit cannot be negative');
  if (value > maxLimit) throw new Refusal(400, `Bad request: Limit over ${maxLimit}`);
  return value || maxLimit;
}

function statesOf(text: string | null): string[] | null {
  const wanted = text?.split(',') ?? null;
  const unknown = wanted?.filter((word) => !states.some((state) => state === word)) ?? [];
  if (unknown.length > 0)
    throw new Refusal(400, `Bad request: State(s) "${unknown.join(', ')}" are not valid`);
  return wanted;
}
