// Hive Gateway over the OpenAPI document as Mesh composes it; a log's checkpoint is an additional field, as its documentation shows.
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { getComposedSchemaFromConfig } from '@graphql-mesh/compose-cli';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openapi } from '../shared/openapi.mjs';

const source = join(mkdtempSync(join(tmpdir(), 'bench-')), 'karbor.json');
writeFileSync(source, JSON.stringify(openapi(process.env.KARBOR_URL)));
const silent = { log() {}, debug() {}, info() {}, warn() {}, error: console.error, child: () => silent };

const supergraph = await getComposedSchemaFromConfig(
  {
    subgraphs: [
      {
        sourceHandler: loadOpenAPISubgraph('karbor', {
          source,
          endpoint: process.env.KARBOR_URL,
          operationHeaders: { 'x-auth-token': process.env.KARBOR_TOKEN },
        }),
      },
    ],
    additionalTypeDefs: `
      extend type OperationLog {
        checkpointAnswer: CheckpointAnswer @resolveTo(
          sourceName: "karbor"
          sourceTypeName: "Query"
          sourceFieldName: "checkpoint"
          sourceArgs: { providerId: "{root.provider_id}", id: "{root.checkpoint_id}" }
          requiredSelectionSet: "{ provider_id checkpoint_id }"
        )
      }`,
  },
  silent,
);
if (process.env.PRINT) console.log(supergraph);
const gateway = createGatewayRuntime({ supergraph, logging: false });
createServer(gateway).listen(Number(process.env.PORT), '127.0.0.1');
