import type { ExtendedInfoSchema, Provider } from './model.ts';
import { idOf } from './ids.ts';

const text = (title: string, description: string) => ({ type: 'string', title, description });

const optionsOf = (what: string, properties: object = {}, required: readonly string[] = []) => ({
  title: `${what} protection options`,
  type: 'object',
  properties,
  required,
});

const objectStoreSchema: ExtendedInfoSchema = {
  options_schema: {
    'OS::Nova::Server': optionsOf('Server'),
    'OS::Cinder::Volume': optionsOf('Volume', {
      backup_name: text('Name', 'What the backup of the volume is called.'),
      backup_mode: { ...text('Mode', 'How much is kept.'), enum: ['full', 'incremental'], default: 'full' },
    }),
    'OS::Glance::Image': optionsOf('Image'),
    'OS::Neutron::Network': optionsOf('Network'),
  },
  restore_schema: {
    'OS::Nova::Server': optionsOf('Server', { restore_name: text('Name', 'What the new server is called.') }),
    'OS::Cinder::Volume': optionsOf('Volume', {
      restore_name: text('Name', 'What the new volume is called.'),
    }),
    'OS::Glance::Image': optionsOf('Image'),
    'OS::Neutron::Network': optionsOf('Network'),
  },
  saved_info_schema: {
    'OS::Nova::Server': optionsOf('Server'),
    'OS::Cinder::Volume': optionsOf('Volume', {
      backup_id: text('Backup', 'The backup that holds the volume.'),
    }),
    'OS::Glance::Image': optionsOf('Image'),
    'OS::Neutron::Network': optionsOf('Network'),
  },
};

/** A provider whose plugins do nothing takes every type and has nothing to say about any. */
const anything = {
  'OS::Keystone::Project': {},
  'OS::Nova::Server': {},
  'OS::Cinder::Volume': {},
  'OS::Glance::Image': {},
  'OS::Manila::Share': {},
  'OS::Neutron::Network': {},
  'OS::Trove::Instance': {},
  'OS::Kubernetes::Pod': {},
};

/** The providers of the embedded cloud, one on each kind of bank. */
export const seededProviders = {
  objectStore: {
    id: idOf('provider', 1),
    name: 'Object store',
    description: 'Backups in the object store of the cloud',
    bank: 'swift',
    extendedInfoSchema: objectStoreSchema,
  },
  fileShare: {
    id: idOf('provider', 2),
    name: 'File share',
    description: 'Backups on a file share, kept by plugins that only write down what there was',
    bank: 'file system',
    extendedInfoSchema: { options_schema: anything, restore_schema: anything, saved_info_schema: anything },
  },
} as const satisfies Record<string, Provider>;
