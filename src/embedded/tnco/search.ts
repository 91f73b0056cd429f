import type { Process, Processes } from './processes.ts';
import { statuses } from './processes.ts';

/** A search value that TNC-O cannot take. */
export class BadValue extends Error {
  override name = 'BadValue' as const;
}

/** The processes that meet every condition of the query, newest start first; no limit means all of them. */
export function searchProcesses(processes: Processes, query: URLSearchParams): Process[] {
  const limit = limitOf(query.get('limit'));
  const conditions = conditionsOf(query);
  const found: Process[] = [];
  for (const process of processes.ordered) {
    if (found.length === limit) break;
    if (conditions.every((meets) => meets(process))) found.push(process);
  }
  return found;
}

type Condition = (process: Process) => boolean;

function conditionsOf(query: URLSearchParams): Condition[] {
  const given = (name: string, make: (value: string) => Condition): Condition[] => {
    const value = query.get(name);
    return value === null || value === '' ? [] : [make(value)];
  };
  return [
    ...given(
      'assemblyId',
      (id) =>
        ({ assembly }) =>
          assembly.id === id,
    ),
    ...given(
      'assemblyName',
      (pattern) =>
        ({ assembly }) =>
          fits(assembly.name, pattern),
    ),
    ...given(
      'assemblyType',
      (type) =>
        ({ assembly }) =>
          assembly.type === type,
    ),
    ...given('startDateTime', (text) => {
      const from = instantOf('startDateTime', text);
      return ({ startedAt }) => startedAt !== null && startedAt > from;
    }),
    ...given('endDateTime', (text) => {
      const until = instantOf('endDateTime', text);
      return ({ endedAt }) => endedAt !== null && endedAt < until;
    }),
    ...given('processStatuses', (text) => {
      const wanted = statusesOf(text);
      return ({ status }) => wanted.has(status);
    }),
    ...given('intentTypes', (text) => {
      // An open set: a type that this server has never heard of is no fault, it just matches nothing.
      const wanted = new Set(text.split(','));
      return ({ intentType }) => wanted.has(intentType);
    }),
  ];
}

/** Whether a name fits a pattern in which `*` stands for any run of characters. */
function fits(name: string, pattern: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return name === pattern;
  if (!name.startsWith(head)) return false;
  let at = head.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - tail.length >= at && name.endsWith(tail);
}

/** A `+` that was not escaped arrives as a blank, and the time is none. */
function instantOf(name: string, text: string): number {
  const isIso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text);
  const value = isIso ? Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : NaN;
  if (Number.isNaN(value)) throw new BadValue(`${name} is not an ISO-8601 date-time: ${text}`);
  return value;
}

function statusesOf(text: string): Set<string> {
  const wanted = text.split(',');
  const unknown = wanted.filter((word) => !statuses.some((status) => status === word));
  if (unknown.length > 0) throw new BadValue(`Unknown process status: ${unknown.join(', ')}`);
  return new Set(wanted);
}

function limitOf(text: string | null): number {
  if (text === null) return Infinity;
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new BadValue(`limit is not a positive number: ${text}`);
  return Number(text);
}
