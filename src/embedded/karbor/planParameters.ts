import { isJsonObject } from '../json.ts';
import { Refusal, broken } from './refusal.ts';
import type { State } from './state.ts';
import { isUuidLike } from '../uuid.ts';

const resourceTypes = [
  'OS::Keystone::Project',
  'OS::Nova::Server',
  'OS::Cinder::Volume',
  'OS::Glance::Image',
  'OS::Manila::Share',
  'OS::Neutron::Network',
  'OS::Trove::Instance',
  'OS::Kubernetes::Pod',
];

/** Refuses a plan whose provider is unknown, or whose parameters are none of its plugins' options. */
export async function checkParameters(
  state: State,
  providerId: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<void> {
  const provider = state.providers.find(({ id }) => id === providerId);
  if (!provider || (await state.outages.protectionIsDown()))
    throw new Refusal(400, 'The provider could not be found.');
  for (const [key, value] of Object.entries(parameters)) {
    const [type = '', id] = key.split('#');
    if (id !== undefined && !isUuidLike(id)) throw new Refusal(400, 'The resource_id must be a uuid.');
    if (!resourceTypes.includes(type)) throw new Refusal(400, 'The key of plan parameters is invalid.');
    const schema = provider.extendedInfoSchema.options_schema[type];
    if (schema) checkOptions(schema, value);
  }
}

/** A plugin whose schema lists no properties makes karbor trip. */
function checkOptions(schema: object, value: unknown): void {
  const properties = new Map<string, unknown>(Object.entries(schema)).get('properties');
  if (!isJsonObject(properties) || !isJsonObject(value)) throw broken();
  if (Object.keys(value).some((key) => !(key in properties)))
    throw new Refusal(400, 'The protect property of plan parameters is invalid.');
}
