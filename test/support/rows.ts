/** A UUID that ends in a number: `uuidOf(7)` is `00000000-0000-4000-8000-000000000007`. */
export const uuidOf = (n: number, kind = '00000000') =>
  `${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const nodeId = 'c244557e-899f-46fa-a1ff-5b2c6718616b';
export const providerId = 'cf56bd3e-97a7-4078-b6d5-f36246333fd9';
export const planId = '3523a271-68aa-42f5-b9ba-56e5200a2ebb';
/** Whose plans and checkpoints a karbor has. */
export const project = '8ddb39bb67c146248915a044cf621a5f';

type More = Readonly<Record<string, unknown>>;

/** As inspector prints an introspection. */
export const introspectionRow = (uuid: string, more: More = {}) => ({
  uuid,
  state: 'finished',
  finished: true,
  error: null,
  started_at: '2026-11-21T08:00:00',
  finished_at: '2026-11-21T08:05:11.407000',
  links: [{ rel: 'self', href: `http://10.0.0.1:5050/v1/introspection/${uuid}` }],
  ...more,
});

/** As TNC-O prints a process. */
export const processRow = (id: string, more: More = {}) => ({
  id,
  assemblyId: '0e5a6fb0-4a5f-4b0e-9d0d-3a40b3a3f1aa',
  assemblyName: 'vRouter-north',
  assemblyType: 'assembly::vRouter::1.0',
  intentType: 'HealAssembly',
  status: 'Completed',
  startTime: '2026-11-21T08:00:00Z',
  endTime: '2026-11-21T08:00:10Z',
  ...more,
});

/** As karbor prints a checkpoint. */
export const checkpointRow = (id: string, more: More = {}) => ({
  id,
  project_id: project,
  status: 'available',
  protection_plan: {
    id: planId,
    name: 'web servers',
    provider_id: providerId,
    resources: [{ id: nodeId, type: 'OS::Nova::Server', name: 'web-1', extra_info: null }],
  },
  resource_graph: '[{"0x0": ["OS::Nova::Server", "c244557e", "web-1", null]}, []]',
  created_at: '2026-11-21',
  extra_info: '{"created_by": "manual"}',
  ...more,
});

/** As karbor prints an operation log. */
export const operationLogRow = (id: string, more: More = {}) => ({
  id,
  operation_type: 'protect',
  checkpoint_id: uuidOf(1),
  plan_id: planId,
  provider_id: providerId,
  restore_id: null,
  scheduled_operation_id: null,
  status: 'available',
  started_at: '2026-11-21T08:43:22.000000',
  ended_at: '2026-11-21T08:44:02.500000',
  error_info: null,
  extra_info: null,
  ...more,
});

export const providerRow = (id: string, more: More = {}) => ({
  id,
  name: 'Object store',
  description: 'Backups in the object store',
  extended_info_schema: { options_schema: {}, restore_schema: {}, saved_info_schema: {} },
  ...more,
});
