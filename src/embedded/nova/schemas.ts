import type { Schema } from '../jsonSchema.ts';

/** Event names by the minor version that brought them. Source: nova, schemas/server_external_events.py. */
const names: readonly (readonly [number, string])[] = [
  [1, 'network-changed'],
  [1, 'network-vif-plugged'],
  [1, 'network-vif-unplugged'],
  [1, 'network-vif-deleted'],
  [51, 'volume-extended'],
  [76, 'power-update'],
  [82, 'accelerator-request-bound'],
  [93, 'volume-reimaged'],
];

/** Events that say nothing without a tag. Source: nova, compute/server_external_events.py (TAG_REQUIRED). */
export const tagRequired: ReadonlySet<string> = new Set([
  'volume-extended',
  'power-update',
  'accelerator-request-bound',
]);

/** The schema of a request body at version 2.`minor`; the legacy /v2 lets further keys pass. */
export function createSchema(minor: number, legacy: boolean): Schema {
  const event: Schema = {
    type: 'object',
    properties: {
      name: { type: 'string', enum: names.filter(([since]) => since <= minor).map(([, name]) => name) },
      server_uuid: { type: 'string', format: 'uuid' },
      status: { type: 'string', enum: ['failed', 'completed', 'in-progress'] },
      tag: { type: 'string', maxLength: 255 },
    },
    required: ['name', 'server_uuid'],
    additionalProperties: legacy,
  };
  return {
    type: 'object',
    properties: { events: { type: 'array', minItems: 1, items: event } },
    required: ['events'],
    additionalProperties: legacy,
  };
}
