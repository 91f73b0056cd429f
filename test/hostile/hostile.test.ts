import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/errors.ts';
import { isObject } from '../../src/json/read.ts';
import { attacks } from './attacks.ts';
import type { Attack } from './attacks.ts';
import { operations } from './operations.ts';
import type { Operation } from './operations.ts';
import { openStage, requestDeadline } from './stage.ts';
import type { Stage } from './stage.ts';

const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));

/** Codes of all errors in an answer, those of writes included. */
function codesIn(text: string): string[] {
  const codes: string[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    if (!isObject(value)) return;
    if (typeof value['code'] === 'string') codes.push(value['code']);
    Object.values(value).forEach(look);
  };
  look(JSON.parse(text));
  return codes;
}

/** Whether anything in the data was made of what the attack sent: all of it is null, or a write's refusal. */
function holdsData(text: string): boolean {
  const { data } = JSON.parse(text) as { data?: Record<string, unknown> | null };
  return Object.values(data ?? {}).some((root) => {
    if (root === null) return false;
    if (Array.isArray(root))
      return root.some((one) => isObject(one) && Object.values(one).some((field) => field !== null));
    return !(isObject(root) && Array.isArray(root['userErrors']) && root['userErrors'].length > 0);
  });
}

const bodies = [
  '200 without a body',
  'null',
  'a wrong shape',
  'truncated JSON',
  'invalid UTF-8',
  '100,000 levels of nesting',
];

/** A write that is answered by its status alone is done when the status says so. */
function mayBeDone({ bodiless }: Operation, { name }: Attack): boolean {
  return bodiless === true && bodies.includes(name);
}

const rows = operations.flatMap((operation) =>
  attacks.map((attack) => ({ title: `${operation.name}: ${attack.name}`, operation, attack })),
);

describe.each(['off', 'on'] as const)('with the breaker %s', (breaker) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(breaker);
  });
  afterAll(async () => stage.close());

  it.each(rows)('$title', async ({ operation, attack }) => {
    stage.prepare(operation, attack);
    const { text, milliseconds } = await stage.ask(operation.query);
    expect(milliseconds).toBeLessThan(requestDeadline + 1_000);
    if (breaker === 'off') expect(stage.hits).toBeGreaterThan(0);
    expect(stage.elsewhereHits).toBe(0);
    for (const leak of stage.leaks) expect(text).not.toContain(leak);
    if (mayBeDone(operation, attack)) return;
    expect(holdsData(text)).toBe(false);
    const codes = codesIn(text);
    const allowed = breaker === 'off' ? attack.codes : [...attack.codes, 'UPSTREAM_UNAVAILABLE'];
    const mayBeAbsent = attack.absent ?? (operation.partial === true && attack.isObject);
    if (codes.length === 0) expect(mayBeAbsent).toBe(true);
    for (const code of codes) expect(allowed).toContain(code);
    for (const { extensions } of errorsIn(text))
      expect(Object.keys(errorCodes)).toContain(extensions['code']);
  });

  it('never leaves a rejection unhandled', () => expect(unhandled).toEqual([]));
});

function errorsIn(text: string): { extensions: Record<string, unknown> }[] {
  return (JSON.parse(text) as { errors?: { extensions: Record<string, unknown> }[] }).errors ?? [];
}

describe('a thousand rounds', () => {
  it('leave the heap as it was', async () => {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    const heap = () => {
      if (typeof collect === 'function') (collect as () => void)();
      return process.memoryUsage().heapUsed / 1e6;
    };
    const stage = await openStage('off');
    const slow = ['silence', 'one byte a second', 'a body of 100 MB', '100,000 levels of nesting'];
    const quick = rows.filter(({ attack }) => !slow.includes(attack.name));
    const rounds = async (count: number) => {
      for (let i = 0; i < count; i++) {
        const row = quick[(i * 7) % quick.length];
        if (row === undefined) throw new Error('no rows');
        stage.prepare(row.operation, row.attack);
        await stage.ask(row.operation.query);
      }
    };
    await rounds(400);
    const before = heap();
    await rounds(1_000);
    const growth = heap() - before;
    await stage.close();
    console.log(
      `heap after 1,000 rounds: ${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MB of ${before.toFixed(0)} MB`,
    );
    expect(growth).toBeLessThan(4);
  }, 180_000);
});
