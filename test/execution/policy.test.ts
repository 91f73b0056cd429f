import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { createExecutor } from '../../src/execution/executor.ts';

/** The suites that run every test on one executor say so here. */
const policy = process.env['POLICY'] ?? 'repeated';

it(`compiles as this suite wants it: ${policy}`, async () => {
  const executor = createExecutor(buildSchema('type Query { name: String }'));
  const request = { document: parse('{ name }'), rootValue: { name: 'a' } };
  const sizes: number[] = [];
  for (let time = 0; time < 2; time++) {
    expect(await executor.execute(request)).toEqual({ data: { name: 'a' } });
    sizes.push(executor.kept.size);
  }
  expect(sizes).toEqual({ repeated: [0, 1], always: [1, 1], never: [0, 0] }[policy]);
});
