import { Kind, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { readSettings } from '../../src/config/readSettings.ts';
import { openingDocument } from '../../src/pages/openingDocument.ts';
import { buildSchema } from '../../src/schema/build.ts';

it('has one operation for each of the five types, and fits the schema', () => {
  const { writes } = readSettings({ env: {}, cwd: '/nowhere', home: '/nowhere', embedded: {} });
  const document = parse(openingDocument);
  expect(validate(buildSchema({ settings: writes, audit: () => undefined }), document)).toEqual([]);
  const names = document.definitions.map((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? `${one.operation} ${one.name?.value}` : one.kind,
  );
  expect(names).toEqual([
    'query Nodes',
    'query Processes',
    'query Checkpoints',
    'query OperationLogs',
    'mutation CreateServerEvent',
  ]);
});
