import { connection, decodeCursor, encodeCursor, isLast, pageSize, walk } from '../../connection.ts';
import type { Connection, Page } from '../../connection.ts';
import { badInput } from '../../errors.ts';
import { uuidArgument } from '../../ids.ts';
import { Bank, byDay, dayOf, maxLimit } from './bank.ts';
import type { BankKinds, Filter, Row } from './bank.ts';
import type { KarborClient } from './client.ts';
import type { Checkpoint } from './model.ts';

export interface CheckpointsArguments extends Filter {
  readonly providerId: string;
  readonly first: number;
  readonly after: string | null;
  readonly order: 'OLDEST_FIRST' | 'NEWEST_FIRST';
}

/** One page of a provider's checkpoints, right on both kinds of bank. */
export async function checkpointPage(
  client: KarborClient,
  kinds: BankKinds,
  { providerId, first, after, order, ...filter }: CheckpointsArguments,
): Promise<Connection<Checkpoint>> {
  const count = pageSize(first);
  const cursor = after === null ? null : cursorFrom(after);
  const bank = new Bank(client, kinds, providerId, filter);
  const keep = fits(providerId, filter);
  const pages = order === 'OLDEST_FIRST' ? oldestFirst : newestFirst;
  return connection(await pages({ bank, count, cursor, keep }), cursorOf, after);
}

interface Wanted {
  readonly bank: Bank;
  readonly count: number;
  readonly cursor: Row | null;
  readonly keep: (row: Checkpoint) => boolean;
}

async function oldestFirst({ bank, count, cursor, keep }: Wanted): Promise<Page<Checkpoint>> {
  const limit = Math.min(count + 1, maxLimit);
  const first = bank.knownUnpaged ? null : await bank.rows(limit, cursor?.id ?? null);
  if (first === null || (await bank.isUnpaged(first, limit, cursor))) {
    const rest = (await bank.unpaged()).filter(
      (row) => keep(row) && (cursor === null || isAfter(row, cursor)),
    );
    return { rows: rest.slice(0, count), more: rest.length > count };
  }
  let again = false;
  return walk({
    count,
    after: cursor?.id ?? null,
    maxLimit,
    fetch: async (size, marker) => {
      if (again) return bank.rows(size, marker);
      again = true;
      return isLast(first, limit) ? { rows: byDay(first.rows) } : first;
    },
    idOf: ({ id }) => id,
    keep,
  });
}

/** Karbor cannot give the newest first, so the whole list is read and turned round. */
async function newestFirst({ bank, count, cursor, keep }: Wanted): Promise<Page<Checkpoint>> {
  const all = [...(await bank.everything())].reverse().filter(keep);
  const start = cursor === null ? 0 : all.findIndex(({ id }) => id === cursor.id) + 1;
  if (cursor !== null && start === 0) {
    throw badInput(
      '`after` points at a checkpoint that is no longer listed: start again from the first page.',
    );
  }
  return { rows: all.slice(start, start + count), more: all.length > start + count };
}

function isAfter(row: Checkpoint, cursor: Row): boolean {
  return dayOf(row) > cursor.createdAt || (dayOf(row) === cursor.createdAt && row.id > cursor.id);
}

/** Only the index that karbor reads without a filter is one provider's alone where several share a bank (upstreams.md 6.3), and a filter that a server is not configured to take is dropped without a word (5.4). */
function fits(providerId: string, { planId, startDate, endDate }: Filter): (row: Checkpoint) => boolean {
  if (planId === null && startDate === null && endDate === null) return () => true;
  return ({ createdAt, protectionPlan }) => {
    const day = dayOf({ createdAt });
    return (
      (protectionPlan?.providerId ?? providerId) === providerId &&
      (planId === null || protectionPlan?.planId === planId) &&
      (startDate === null || day >= startDate) &&
      (endDate === null || day <= endDate)
    );
  };
}

function cursorOf(row: Checkpoint): string {
  return encodeCursor('checkpoints', row.id, dayOf(row));
}

function cursorFrom(after: string): Row {
  const [id, createdAt] = decodeCursor('checkpoints', after);
  return { id: uuidArgument('after', String(id)), createdAt: String(createdAt) };
}
