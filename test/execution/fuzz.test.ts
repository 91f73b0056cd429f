import { execute as executeWithGraphqlJs } from 'graphql';
import { expect, it } from 'vitest';
import { createExecutor } from '../../src/execution/executor.ts';
import { QueryWriter } from './fuzz/queries.ts';
import { randomFrom } from './fuzz/random.ts';
import { publicSubgraph, smallSchema } from './fuzz/schemas.ts';
import { answersOf, documentOf, forgiving } from './fuzz/trial.ts';
import type { Trial } from './fuzz/trial.ts';

const seed = process.env['FUZZ_SEED'] ?? String(Date.now());
/** Over the gateway's own schema; about as many more are over small random ones, which hold what that has not. */
const count = Number(process.env['FUZZ_QUERIES'] ?? 150);
const queriesPerSchema = 40;

it(
  `answers ${count} random queries of our schema, and as many of others, as graphql-js does (seed ${seed})`,
  { timeout: 0 },
  async () => {
    const tally = {
      queries: 0,
      executions: 0,
      compiled: 0,
      leftToGraphqlJs: 0,
      ofPublicSchema: 0,
      withFaults: 0,
      withErrors: 0,
      refusedVariables: 0,
      mutations: 0,
      introspection: 0,
      entities: 0,
    };
    for (let round = 0; tally.ofPublicSchema < count; round += 1) {
      const random = randomFrom(`${seed} schema ${round}`);
      const isPublic = round % 2 === 0;
      const schema = isPublic ? publicSubgraph(random) : smallSchema(random);
      const executor = createExecutor(schema, { compile: 'always' });
      for (let query = 0; query < queriesPerSchema; query += 1) {
        const name = `${seed} query ${round}.${query}`;
        const choices = randomFrom(name);
        const trial: Trial = {
          schema,
          seed: name,
          faults: choices.pick([0, 0.05, 0.2]),
          ...new QueryWriter(schema, choices).write(),
        };
        const document = documentOf(trial);
        if (!document) continue;
        const expected = await forgiving(() => answersOf(executeWithGraphqlJs, trial, document));
        const left = executor.left;
        const rejections: unknown[] = [];
        const ours = async () => answersOf((args) => executor.execute(args), trial, document);
        const actual = await forgiving(ours, rejections);
        expect(actual, `${name}\n${trial.text}\n${JSON.stringify(trial.variables)}`).toEqual(expected);
        if (executor.left === left) expect(rejections, `unhandled: ${name}`).toEqual([]);
        tally.queries += 1;
        tally.executions += expected.length;
        tally.ofPublicSchema += isPublic ? 1 : 0;
        tally.withErrors += expected.some((one) => one.includes('problems: [')) ? 1 : 0;
        tally.withFaults += trial.faults > 0 ? 1 : 0;
        tally.refusedVariables += expected.filter((one) => one.includes('data: undefined')).length;
        tally.mutations += trial.text.startsWith('mutation') ? 1 : 0;
        tally.introspection += /__schema|__type\(/.test(trial.text) ? 1 : 0;
        tally.entities += trial.text.includes('_entities') ? 1 : 0;
      }
      tally.compiled += executor.kept.compilations;
      tally.leftToGraphqlJs += executor.left;
    }
    console.log(`fuzz: seed ${seed}`, tally);
    expect(tally.withFaults / tally.queries).toBeGreaterThan(0.2);
    expect(tally.withErrors / tally.queries).toBeGreaterThan(0.2);
  },
);
