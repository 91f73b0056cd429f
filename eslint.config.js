import { existsSync } from 'node:fs';
import graphqlEslint from '@graphql-eslint/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Folders of tests with packages of their own: linted once these are installed, as without them no type is known. */
const apart = ['test/federation'].filter(
  (folder) => !existsSync(`${import.meta.dirname}/${folder}/node_modules`),
);

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '**/node_modules/',
      'coverage/',
      'src/generated/',
      'bench/peers/**',
      ...apart.map((folder) => `${folder}/**`),
      '**/*.mjs',
      '*.config.*',
    ],
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'explorer/**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: "ImportSpecifier[importKind='type']", message: 'Types have an import of their own.' },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // A handler may be async without awaiting: whatever returns a promise rejects and never throws.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // What comes from outside is read, not believed.
    files: ['src/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }] },
  },
  {
    // @apollo/gateway types a context as any.
    files: ['test/federation/behind/apolloGateway.ts'],
    rules: { '@typescript-eslint/no-unsafe-member-access': 'off' },
  },
  {
    files: ['schema/*.graphql'],
    plugins: { '@graphql-eslint': graphqlEslint },
    languageOptions: {
      parser: graphqlEslint.parser,
      parserOptions: { graphQLConfig: { schema: `${import.meta.dirname}/schema/*.graphql` } },
    },
    rules: {
      ...graphqlEslint.configs['flat/schema-recommended'].rules,
      // Descriptions are the documentation: not only types and root fields have one, everything that has a name does.
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
        },
      ],
      // An `id` is what an entity is known by across requests. What has none is a part of the answer that it stands in.
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          exceptions: {
            suffixes: ['Connection', 'Edge', 'Payload'],
            types: [
              'PageInfo',
              'MutationError',
              // Known by its name, which is an enum.
              'UpstreamService',
              // Readings of one node's latest data: they change under any id that one could give them.
              'NodeIntrospection',
              'NodeInventory',
              'InventoryBoot',
              'InventorySystemVendor',
              'InventoryCpu',
              'InventoryMemory',
              'InventoryDisk',
              'InventoryInterface',
              // Nova keeps no events, so there is nothing to ask for again.
              'ServerEvent',
              // Snapshots in a checkpoint: one plan stands in many of them, each time as it was then.
              'ProtectionPlan',
              'ProtectedResource',
            ],
          },
        },
      ],
      '@graphql-eslint/relay-page-info': 'error',
      '@graphql-eslint/relay-connection-types': 'error',
      '@graphql-eslint/relay-edge-types': [
        'error',
        {
          // `Node` is a bare-metal node here; Relay's interface of that name does not exist.
          shouldImplementNode: false,
          // Connections have `nodes` beside `edges`, and most lists in an answer are no pages.
          listTypeCanWrapOnlyEdgeType: false,
        },
      ],
      // Forward only: no upstream can page backwards.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      '@graphql-eslint/input-name': ['error', { checkInputType: true, caseSensitiveInputType: false }],
      '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
      // An upstream that is down must cost its own root field, never the whole answer.
      '@graphql-eslint/require-nullable-result-in-root': 'error',
      '@graphql-eslint/require-deprecation-date': 'error',
      // Not used: `alphabetize` (fields stand in the order in which they explain each other) and
      // `require-field-of-type-query-in-mutation-result` (the contract's payloads have no `query` field).
    },
  },
);
