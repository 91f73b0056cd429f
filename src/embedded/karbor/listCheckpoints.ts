import type { Clock } from '../clock.ts';
import type { Bank } from './bank.ts';
import { entryName } from './bank.ts';
import type { Checkpoint } from './model.ts';
import { day } from './model.ts';
import type { Literal } from './python.ts';
import { str } from './python.ts';
import { broken } from './refusal.ts';

/** What a list of checkpoints is asked for; filters are as `literal` read them. */
export interface CheckpointQuery {
  providerId: string;
  projectId: string;
  allProjects: boolean;
  limit: number | null;
  marker: string | null;
  direction: string | null;
  planId?: Literal;
  startDate?: Literal;
  endDate?: Literal;
}

/** The checkpoints that karbor answers with (checkpoint.py:list_ids): which of the three indices, and what of it. */
export function listCheckpoints(bank: Bank, query: CheckpointQuery, clock: Clock): Checkpoint[] {
  const since = asDay(query.startDate);
  const until = asDay(query.endDate) ?? day(clock.now());
  const prefix = prefixOf(query, since);
  const marker = query.marker === null ? null : markerName(prefix, bank.read(query.marker), query);
  const window = { limit: since === null ? query.limit : null, marker, direction: query.direction };
  const names = bank.list(prefix, window);
  const kept = since === null ? names : within(names, { ...query, since, until });
  return kept.map((name) => bank.read(name.slice(name.indexOf('@') + 1)));
}

function prefixOf(
  { planId, providerId, projectId, allProjects }: CheckpointQuery,
  since: string | null,
): string {
  const project = allProjects ? '' : `${projectId}/`;
  if (planId !== null && planId !== undefined) return `/indices/by-plan/${str(planId)}/${project}`;
  return since === null ? `/indices/by-provider/${providerId}/${project}` : '/indices/by-date/';
}

/** The marker's name under the prefix that is listed, which may not be the one it is kept under. */
function markerName(prefix: string, marker: Checkpoint, { projectId, allProjects }: CheckpointQuery): string {
  const entry = entryName(marker);
  const date = day(marker.createdAt);
  if (prefix.startsWith('/indices/by-date/'))
    return `${prefix}${date}/${allProjects ? marker.projectId : projectId}/${entry}`;
  const project = allProjects ? `${marker.projectId}/` : '';
  return `${prefix}${project}${prefix.startsWith('/indices/by-plan/') ? `${date}/` : ''}${entry}`;
}

/** The names of the dates and projects asked for; the limit counts only these. */
function within(
  names: readonly string[],
  query: CheckpointQuery & { since: string; until: string },
): string[] {
  const kept = names.filter((name) => {
    const parts = name.split('/').slice(0, -1);
    const last = parts.slice(-2);
    const [date, project] = name.startsWith('/indices/by-plan/') ? last.toReversed() : last;
    const inTime = date !== undefined && query.since <= date && date <= query.until;
    return inTime && (query.allProjects || project === query.projectId);
  });
  return kept.slice(0, query.limit ?? undefined);
}

/** A date of the form 2026-11-01; nothing else passes strptime, and karbor does not catch that. */
function asDay(value: Literal | undefined): string | null {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return null;
  if (typeof value !== 'string') throw broken();
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value) ?? [];
  const text = [year, month?.padStart(2, '0'), date?.padStart(2, '0')].join('-');
  const ms = Date.parse(text);
  if (Number.isNaN(ms) || day(ms) !== text) throw broken();
  return text;
}
