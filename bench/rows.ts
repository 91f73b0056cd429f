/** The upstreams' data: made once, the same for every server under test. */

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
const uuid = (kind: number, index: number) => `${hex(kind, 8)}-0000-4000-8000-${hex(index + 0xabc000, 12)}`;
const stamp = (index: number) =>
  `2026-11-${hex2(1 + (index % 28))}T${hex2(index % 24)}:${hex2(index % 60)}:09.076713`;
const hex2 = (value: number) => String(value).padStart(2, '0');

export const projectId = '9b8fa2965a99485d99d99f301906fa4b';
export const providerId = uuid(1, 0);
export const nodeId = (index: number) => uuid(2, index);
export const checkpointId = (index: number) => uuid(3, index);
/** How many checkpoints the operation logs speak of. */
export const checkpoints = 10;

export function operationLog(index: number) {
  return {
    id: uuid(4, index),
    operation_type: 'protect',
    checkpoint_id: checkpointId(index % checkpoints),
    plan_id: uuid(5, index % checkpoints),
    provider_id: providerId,
    restore_id: null,
    scheduled_operation_id: null,
    status: index % 7 === 0 ? 'error' : 'available',
    started_at: stamp(index),
    ended_at: index % 9 === 0 ? null : stamp(index + 1),
    error_info: null,
    extra_info: null,
  };
}

export function checkpoint(index: number) {
  return {
    id: checkpointId(index),
    project_id: projectId,
    status: 'available',
    protection_plan: {
      id: uuid(5, index),
      name: `nightly plan ${index}`,
      provider_id: providerId,
      resources: [
        { id: uuid(6, index), type: 'OS::Nova::Server', name: `server ${index}`, extra_info: null },
        { id: uuid(7, index), type: 'OS::Cinder::Volume', name: `volume ${index}`, extra_info: null },
      ],
    },
    resource_graph: '[{"0x0": ["OS::Nova::Server", "a", "vm1", null]}, []]',
    created_at: '2026-11-21',
    extra_info: '{"created_by": "manual"}',
  };
}

export function introspection(index: number) {
  return {
    uuid: nodeId(index),
    started_at: stamp(index),
    finished_at: stamp(index + 2),
    finished: true,
    state: 'finished',
    error: null,
    links: [{ href: `http://127.0.0.1:5050/v1/introspection/${nodeId(index)}`, rel: 'self' }],
  };
}

/** TNC-O lists the newest first. */
const minutesBefore = (minutes: number) => new Date(Date.UTC(2026, 10, 21) - minutes * 60_000).toISOString();

export function process(index: number) {
  return {
    id: uuid(8, index),
    assemblyId: uuid(9, index % 20),
    assemblyName: `assembly-${index % 20}`,
    assemblyType: 'assembly::t1::1.0',
    intent: { assemblyName: `assembly-${index % 20}` },
    intentType: 'CreateAssembly',
    status: 'Completed',
    statusReason: '',
    startTime: minutesBefore(index),
    endTime: minutesBefore(index - 1),
  };
}

/** A megabyte of stored introspection data, of which a query wants three small places. */
export function introspectionData(bytes = 1_000_000) {
  const interfaces: Record<string, object> = {};
  for (let size = 0, index = 0; size < bytes - 2000; index += 1) {
    const each = {
      mac: `52:54:00:${hex(index >> 16, 2)}:${hex((index >> 8) & 255, 2)}:${hex(index & 255, 2)}`,
      ip: null,
      pxe: index === 0,
      lldp: [
        [1, '04112233aabbcc'],
        [5, 'switch.example'],
      ],
    };
    interfaces[`eth${index}`] = each;
    size += JSON.stringify(each).length + 12;
  }
  return {
    inventory: {
      cpu: { count: 16, architecture: 'x86_64', model_name: 'Xeon', frequency: '2100.0840' },
      bmc_address: '192.0.2.7',
    },
    memory_mb: 65536,
    all_interfaces: interfaces,
  };
}
