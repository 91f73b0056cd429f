import type { JsonObject } from '../json.ts';
import type { MachineModel } from './machines.ts';
import { models } from './machines.ts';
import { hex, mac, networkInterface } from './networkInterfaces.ts';

/** What the ramdisk of the n-th machine reports (ironic-python-agent): invented, and the same in every run. */
export function ramdiskReport(n: number, name: string): JsonObject {
  const model = modelOf(n);
  const serial = `TRB${String(n).padStart(6, '0')}`;
  const disks = model.disks.map((_, at) => disk(model, n, at));
  return {
    inventory: inventory(model, { n, name, serial, disks }),
    root_disk: disks[0],
    boot_interface: `01-${mac(n, 0).replaceAll(':', '-')}`,
    configuration: {
      collectors: ['default', 'logs', 'extra-hardware', 'pci-devices'],
      managers: [{ name: 'generic_hardware_manager', version: '1.1' }],
    },
    pci_devices: model.nics.map(({ product }, at) => pciDevice(product, at)),
    numa_topology: numaTopology(model),
    data: [
      ['cpu', 'logical', 'number', model.cpu.threads],
      ['disk', 'logical', 'count', disks.length],
      ['memory', 'total', 'size', model.memoryGib * 2 ** 30],
      ['system', 'product', 'serial', serial],
    ],
    error: null,
    logs: Buffer.from(`${name}: inventory collected\n`).toString('base64'),
  };
}

function modelOf(n: number): MachineModel {
  const [first, ...others] = models;
  if (!first) throw new Error('there is no machine model');
  return [first, ...others][(n - 1) % models.length] ?? first;
}

interface Particulars {
  n: number;
  name: string;
  serial: string;
  disks: JsonObject[];
}

function inventory(model: MachineModel, { n, name, serial, disks }: Particulars): JsonObject {
  const { model: model_name, megahertz, threads, architecture, flags } = model.cpu;
  return {
    bmc_address: `198.18.${n >> 8}.${n & 255}`,
    bmc_v6address: n % 4 === 2 ? '::/0' : `2001:db8:0:18::${n.toString(16)}`,
    boot: { current_boot_mode: model.bootMode, pxe_interface: mac(n, 0) },
    cpu: { architecture, count: threads, frequency: megahertz, model_name, flags: [...flags] },
    disks,
    interfaces: model.nics.map((_, at) => networkInterface(model, n, at)),
    hostname: name,
    memory: {
      physical_mb: model.memoryGib * 1024,
      total: Math.floor(model.memoryGib * 2 ** 30 * 0.993),
    },
    system_vendor: {
      manufacturer: model.manufacturer,
      product_name: model.product,
      serial_number: serial,
      firmware: { vendor: model.manufacturer, version: `2.${n % 9}`, build_date: '03/14/2025' },
    },
  };
}

function disk({ disks }: MachineModel, n: number, at: number): JsonObject {
  const { model, bytes, rotational, bus } = disks[at] ?? {
    model: '',
    bytes: 0,
    rotational: false,
    bus: 'sata',
  };
  const isNvme = bus === 'nvme';
  return {
    name: isNvme ? `/dev/nvme${at}n1` : `/dev/sd${'abcdefgh'[at] ?? 'z'}`,
    model,
    size: bytes,
    rotational,
    wwn: isNvme ? null : `0x5000c5${hex(n, 8)}${hex(at, 2)}`,
    serial: `D${hex(n, 6).toUpperCase()}${at}`,
    vendor: isNvme ? null : 'ATA',
    wwn_with_extension: null,
    wwn_vendor_extension: null,
    hctl: isNvme ? null : `${at}:0:0:0`,
    by_path: isNvme
      ? `/dev/disk/by-path/pci-0000:0${at + 3}:00.0-nvme-1`
      : `/dev/disk/by-path/pci-0000:00:17.0-ata-${at + 1}`,
  };
}

function pciDevice(product: string, at: number): JsonObject {
  const vendor_id = product.startsWith('0x10') ? '15b3' : '8086';
  const bus = `0000:01:00.${at}`;
  return { vendor_id, product_id: product.slice(2), class: '020000', revision: '01', bus, numa_node_id: 0 };
}

function numaTopology({ cpu, memoryGib, nics }: MachineModel): JsonObject {
  const nodes = [0, 1];
  return {
    ram: nodes.map((numa_node) => ({ numa_node, size_kb: memoryGib * 2 ** 19 })),
    cpus: Array.from({ length: cpu.threads / 2 }, (_, core) => ({
      cpu: core,
      numa_node: core % 2,
      thread_siblings: [core, core + cpu.threads / 2],
    })),
    nics: nics.map(({ name }) => ({ name, numa_node: 0 })),
  };
}
