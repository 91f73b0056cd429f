import type { Schema } from '../jsonSchema.ts';

const uuid: Schema = { type: 'string', format: 'uuid' };
const name: Schema = { type: ['string', 'null'], maxLength: 255 };
const description: Schema = { type: ['string', 'null'], maxLength: 255 };
const key = '^[a-zA-Z0-9-_:.# ]{1,255}$';

const metadata: Schema = {
  type: ['object', 'null'],
  patternProperties: { [key]: { type: ['boolean', 'string', 'integer'] } },
  additionalProperties: false,
};

const parameters: Schema = {
  type: 'object',
  patternProperties: { [key]: metadata },
  additionalProperties: false,
};

const resources: Schema = { type: 'array', items: { type: 'object' } };

/** A body of one object under one name, which is how every request of karbor looks. */
function under(envelope: string, properties: Record<string, Schema>, required: string[]): Schema {
  return {
    type: 'object',
    properties: { [envelope]: { type: 'object', properties, required, additionalProperties: false } },
    required: [envelope],
    additionalProperties: false,
  };
}

/** What each of karbor's writes takes (karbor/api/schemas); `extra-info` has a hyphen there and nowhere else. */
export const bodySchemas = {
  checkpoint: under('checkpoint', { plan_id: uuid, 'extra-info': metadata }, ['plan_id']),
  resetState: under('os-resetState', { state: { type: 'string', enum: ['available', 'error'] } }, ['state']),
  copy: under('copy', { plan_id: uuid, parameters }, ['plan_id']),
  plan: under('plan', { name, description, provider_id: uuid, parameters, resources }, [
    'provider_id',
    'parameters',
  ]),
  planUpdate: under('plan', { name, status: { type: ['string', 'null'] }, resources, description }, []),
  restore: under(
    'restore',
    {
      provider_id: uuid,
      checkpoint_id: uuid,
      restore_target: { type: ['string', 'null'] },
      restore_auth: metadata,
      parameters,
    },
    ['provider_id', 'checkpoint_id', 'parameters'],
  ),
  verification: under('verification', { provider_id: uuid, checkpoint_id: uuid, parameters }, [
    'provider_id',
    'checkpoint_id',
  ]),
  quota: {
    type: 'object',
    properties: { quota: metadata },
    required: ['quota'],
    additionalProperties: false,
  },
} satisfies Record<string, Schema>;
