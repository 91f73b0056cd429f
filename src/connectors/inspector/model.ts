import {
  DecodeError,
  boolean,
  field,
  json,
  list,
  nullable,
  object,
  only,
  optional,
  string,
  word,
} from '../../json/read.ts';
import type { JsonObject } from '../../json/read.ts';
import { utcTime } from '../../json/time.ts';

/** A node as ironic-inspector knows it. `introspection` is there when it was read along, else it is loaded when asked for. */
export interface BareMetalNode {
  readonly id: string;
  readonly introspection?: Introspection | null;
}

/** One inspection run, as ironic-inspector main.py `generate_introspection_status` prints it. */
export type Introspection = ReturnType<typeof introspection>;

const stateOf = word({
  STARTING: 'starting',
  WAITING: 'waiting',
  PROCESSING: 'processing',
  FINISHED: 'finished',
  ERROR: 'error',
  REAPPLYING: 'reapplying',
  ENROLLING: 'enrolling',
  ABORTING: 'aborting',
});
export type IntrospectionState = ReturnType<typeof stateOf>;

const running: ReadonlySet<IntrospectionState> = new Set([
  'STARTING',
  'WAITING',
  'PROCESSING',
  'REAPPLYING',
  'ENROLLING',
  'ABORTING',
]);

/** `finished` and `succeeded` are read off the state: the server's own flag is true during a reapply (upstreams.md 2.2). */
export function introspection(value: unknown) {
  const row = object(value);
  const said = field(row, 'finished', nullable(boolean));
  const error = field(row, 'error', nullable(string));
  const rawState = field(row, 'state', nullable(string));
  const state = stateOf(rawState ?? stateBefore110(said, error));
  const finished = state === 'UNKNOWN' ? said === true : !running.has(state);
  return {
    uuid: field(row, 'uuid', string),
    state,
    rawState,
    finished,
    succeeded: state === 'FINISHED' && error === null,
    error,
    startedAt: field(row, 'started_at', nullable(utcTime)),
    finishedAt: running.has(state) ? null : field(row, 'finished_at', nullable(utcTime)),
  };
}

/** Servers before API 1.10 print no state. */
function stateBefore110(finished: boolean | null, error: string | null): string | null {
  if (finished !== true) return null;
  return error === null ? 'finished' : 'error';
}

export const introspections = only('introspection', list(introspection));

/** `GET /`, as main.py `api_root` prints it. */
export const newestVersion = only('versions', (value): string | null => {
  const versions = list((row) => field(object(row), 'id', string))(value);
  return versions.at(-1) ?? null;
});

const text = nullable(string);
const size = nullable((value): number => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new DecodeError('expected a whole number from 0 to 2^53 - 1');
});
/** Ramdisks print megahertz as text (`"2100.0840"`) or as a number, and whatever the firmware says where it knows none. */
const megahertz = nullable((value): number | null => {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : null;
});

/** The `inventory` of the stored data, as ironic-python-agent hardware.py `list_hardware_info` collects it. */
export type Inventory = ReturnType<typeof inventory>;

export function inventory(data: JsonObject) {
  return field(data, 'inventory', nullable(readInventory));
}

function readInventory(value: unknown) {
  const row = object(value);
  return {
    bmcAddress: field(row, 'bmc_address', text),
    bmcV6Address: field(row, 'bmc_v6address', text),
    hostname: field(row, 'hostname', text),
    boot: field(row, 'boot', nullable(boot)),
    systemVendor: field(row, 'system_vendor', nullable(systemVendor)),
    cpu: field(row, 'cpu', nullable(cpu)),
    memory: field(row, 'memory', nullable(memory)),
    disks: field(row, 'disks', nullable(list(disk))),
    interfaces: field(row, 'interfaces', nullable(list(networkInterface))),
  };
}

function boot(value: unknown) {
  const row = object(value);
  return {
    currentBootMode: field(row, 'current_boot_mode', text),
    pxeInterface: field(row, 'pxe_interface', text),
  };
}

function systemVendor(value: unknown) {
  const row = object(value);
  return {
    manufacturer: field(row, 'manufacturer', text),
    productName: field(row, 'product_name', text),
    serialNumber: field(row, 'serial_number', text),
  };
}

function cpu(value: unknown) {
  const row = object(value);
  return {
    count: field(row, 'count', size),
    architecture: field(row, 'architecture', text),
    modelName: field(row, 'model_name', text),
    frequencyMhz: field(row, 'frequency', megahertz),
    flags: field(row, 'flags', nullable(list(string))),
  };
}

function memory(value: unknown) {
  const row = object(value);
  return { physicalMb: field(row, 'physical_mb', size), totalBytes: field(row, 'total', size) };
}

function disk(value: unknown) {
  const row = object(value);
  return {
    name: field(row, 'name', text),
    model: field(row, 'model', text),
    vendor: field(row, 'vendor', text),
    serial: field(row, 'serial', text),
    wwn: field(row, 'wwn', text),
    sizeBytes: field(row, 'size', size),
    rotational: field(row, 'rotational', nullable(boolean)),
    byPath: field(row, 'by_path', text),
  };
}

function networkInterface(value: unknown) {
  const row = object(value);
  return {
    name: field(row, 'name', text),
    macAddress: field(row, 'mac_address', text),
    ipv4Address: field(row, 'ipv4_address', text),
    ipv6Address: field(row, 'ipv6_address', text),
    hasCarrier: field(row, 'has_carrier', nullable(boolean)),
    vendor: field(row, 'vendor', text),
    product: field(row, 'product', text),
    speedMbps: field(row, 'speed_mbps', size),
    lldp: field(row, 'lldp', optional(json)) ?? null,
  };
}
