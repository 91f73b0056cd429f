import { execute as executeWithGraphqlJs } from 'graphql';
import { expect, it } from 'vitest';
import { createExecutor } from '../../src/execution/executor.ts';
import { QueryWriter } from './fuzz/queries.ts';
import { randomFrom } from './fuzz/random.ts';
import { publicSubgraph, smallSchema } from './fuzz/schemas.ts';
import { answerOf, documentOf, forgiving, type Trial } from './fuzz/trial.ts';

const seed = process.env['FUZZ_SEED'] ?? String(Date.now());
const count = Number(process.env['FUZZ_QUERIES'] ?? 300);
const queriesPerSchema = 40;

it(`answers ${count} random queries as graphql-js does (seed ${seed})`, { timeout: 0 }, async () => {
  const tally = { queries: 0, withErrors: 0, ofPublicSchema: 0 };
  for (let round = 0; tally.queries < count; round += 1) {
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
      const expected = await forgiving(() => answerOf(executeWithGraphqlJs, trial, document));
      const actual = await answerOf((args) => executor.execute(args), trial, document);
      expect(actual, `${name}\n${trial.text}\n${JSON.stringify(trial.variables)}`).toBe(expected);
      tally.queries += 1;
      tally.ofPublicSchema += isPublic ? 1 : 0;
      tally.withErrors += expected.includes('problems: [') ? 1 : 0;
    }
  }
  console.log(`fuzz: seed ${seed}`, tally);
  expect(tally.withErrors / tally.queries).toBeGreaterThan(0.2);
});
