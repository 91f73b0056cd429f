/** Karbor's two reads of S3 as an OpenAPI document, for servers that are made from one; `url`: with the project, as KARBOR_URL has it. */
const text = { type: 'string' };
const maybe = { type: 'string', nullable: true };
const object = (properties) => ({ type: 'object', properties });
const listOf = (items) => ({ type: 'array', items });
const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
const answer = (schema) => ({
  200: { description: 'OK', content: { 'application/json': { schema } } },
});
const parameter = (name, place, schema = text) => ({
  name,
  in: place,
  required: place === 'path',
  schema,
});

/** A copy, since no object may be in it twice. */
export const openapi = (url) => JSON.parse(JSON.stringify(documentFor(url)));

const documentFor = (url) => ({
  openapi: '3.0.3',
  info: { title: 'karbor', version: '1' },
  servers: [{ url }],
  paths: {
    '/operation_logs': {
      get: {
        operationId: 'operationLogs',
        parameters: [parameter('limit', 'query', { type: 'integer' })],
        responses: answer(ref('OperationLogs')),
      },
    },
    '/providers/{providerId}/checkpoints/{id}': {
      get: {
        operationId: 'checkpoint',
        parameters: [parameter('providerId', 'path'), parameter('id', 'path')],
        responses: answer(ref('CheckpointAnswer')),
      },
    },
  },
  components: {
    schemas: {
      OperationLogs: object({ operation_logs: listOf(ref('OperationLog')) }),
      OperationLog: object({
        id: text,
        operation_type: text,
        checkpoint_id: text,
        plan_id: text,
        provider_id: text,
        restore_id: maybe,
        status: text,
        started_at: text,
        ended_at: maybe,
      }),
      CheckpointAnswer: object({ checkpoint: ref('Checkpoint') }),
      Checkpoint: object({
        id: text,
        status: text,
        created_at: text,
        protection_plan: ref('ProtectionPlan'),
      }),
      ProtectionPlan: object({
        id: text,
        name: text,
        provider_id: text,
        resources: listOf(ref('ProtectedResource')),
      }),
      ProtectedResource: object({ id: text, type: text, name: text }),
    },
  },
});
