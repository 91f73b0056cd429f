import { expect, it } from 'vitest';
import { codes, openCloudGateway } from '../support/gateway.ts';

it.each([
  [
    'a mutation where writes are off',
    'mutation { startIntrospection(input: { nodeId: "x" }) { node { id } } }',
  ],
  ['a subscription', 'subscription { nodes { nodes { id } } }'],
])('refuses %s as a document that does not fit', async (_what, document) => {
  const { run, failures } = await openCloudGateway({ env: { WRITES: 'none' } });
  const answer = await run(document);
  expect(codes(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  expect(answer.errors[0]?.message).toMatch(/^No (mutation|subscription) is served here\.$/);
  expect(failures.filter((error) => !(error instanceof Error && /served here/.test(error.message)))).toEqual(
    [],
  );
});
