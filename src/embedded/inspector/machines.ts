/** A kind of server that the invented data centre holds. */
export interface MachineModel {
  manufacturer: string;
  product: string;
  bootMode: 'uefi' | 'bios';
  cpu: { model: string; megahertz: string; threads: number; architecture: string; flags: readonly string[] };
  memoryGib: number;
  disks: readonly { model: string; bytes: number; rotational: boolean; bus: 'sata' | 'nvme' }[];
  nics: readonly { name: string; product: string; megabits: number; carrier: boolean }[];
}

const x86Flags = ['fpu', 'vme', 'pse', 'msr', 'pae', 'cx8', 'apic', 'sse2', 'ht', 'lm', 'aes', 'vmx', 'avx2'];

/** The models, dealt out to the nodes in turn. */
export const models: readonly MachineModel[] = [
  {
    manufacturer: 'Meltemi Systems',
    product: 'MS-2200 rack server',
    bootMode: 'uefi',
    cpu: {
      model: 'Meltemi M4 2.90GHz',
      megahertz: '2900.0000',
      threads: 64,
      architecture: 'x86_64',
      flags: x86Flags,
    },
    memoryGib: 384,
    disks: [
      { model: 'BOOT SSD 480', bytes: 480_103_981_056, rotational: false, bus: 'sata' },
      { model: 'DATA NVME 3840', bytes: 3_840_755_982_336, rotational: false, bus: 'nvme' },
      { model: 'DATA NVME 3840', bytes: 3_840_755_982_336, rotational: false, bus: 'nvme' },
    ],
    nics: [
      { name: 'eno1', product: '0x1521', megabits: 1_000, carrier: true },
      { name: 'ens1f0', product: '0x158b', megabits: 25_000, carrier: true },
      { name: 'ens1f1', product: '0x158b', megabits: 25_000, carrier: false },
    ],
  },
  {
    manufacturer: 'Ostro Computers',
    product: 'Storage 12',
    bootMode: 'bios',
    cpu: {
      model: 'Ostro C8 2.10GHz',
      megahertz: '2100.0840',
      threads: 32,
      architecture: 'x86_64',
      flags: x86Flags,
    },
    memoryGib: 128,
    disks: [
      { model: 'BOOT SSD 240', bytes: 240_057_409_536, rotational: false, bus: 'sata' },
      ...Array.from({ length: 4 }, () => ({
        model: 'BULK HDD 16000',
        bytes: 16_000_900_661_248,
        rotational: true,
        bus: 'sata' as const,
      })),
    ],
    nics: [
      { name: 'eno1', product: '0x1563', megabits: 10_000, carrier: true },
      { name: 'eno2', product: '0x1563', megabits: 10_000, carrier: true },
    ],
  },
  {
    manufacturer: 'Levante Edge',
    product: 'LE-80',
    bootMode: 'uefi',
    cpu: {
      model: 'Levante N1',
      megahertz: '3000.0000',
      threads: 80,
      architecture: 'aarch64',
      flags: ['fp', 'asimd', 'evtstrm', 'aes', 'pmull', 'sha1', 'sha2', 'crc32', 'atomics'],
    },
    memoryGib: 256,
    disks: [{ model: 'EDGE NVME 960', bytes: 960_197_124_096, rotational: false, bus: 'nvme' }],
    nics: [
      { name: 'enp1s0', product: '0x1017', megabits: 25_000, carrier: true },
      { name: 'enp1s1', product: '0x1017', megabits: 25_000, carrier: true },
    ],
  },
];
