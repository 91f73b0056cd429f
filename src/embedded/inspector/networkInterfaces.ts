import type { JsonObject } from '../json.ts';
import type { MachineModel } from './machines.ts';

/** A network interface of the n-th machine as its ramdisk reports it. */
export function networkInterface({ nics }: MachineModel, n: number, at: number): JsonObject {
  const { name, product, megabits, carrier } = nics[at] ?? {
    name: '',
    product: '',
    megabits: 0,
    carrier: false,
  };
  const isBoot = at === 0;
  return {
    name,
    mac_address: mac(n, at),
    has_carrier: carrier,
    ipv4_address: isBoot ? `192.0.2.${(n % 250) + 1}` : null,
    ipv6_address: isBoot ? `fe80::${hex(n, 4)}:${at}%${name}` : null,
    lldp: carrier ? neighbour(n, at) : null,
    vendor: product.startsWith('0x10') ? '0x15b3' : '0x8086',
    product,
    client_id: null,
    biosdevname: null,
    speed_mbps: carrier ? megabits : null,
  };
}

/** What the switch at the other end says of itself: type and value of each LLDP element, in hex. */
function neighbour(n: number, at: number): [number, string][] {
  const text = (words: string) => Buffer.from(words).toString('hex');
  const rack = Math.ceil(n / 12);
  return [
    [1, `04${mac(rack, 255).replaceAll(':', '')}`],
    [2, `05${text(`Ethernet${((n - 1) % 12) + 1}/${at}`)}`],
    [3, '0078'],
    [5, text(`leaf-${rack}${at % 2 ? 'b' : 'a'}`)],
    [0, ''],
  ];
}

/** A locally administered MAC address. */
export function mac(n: number, at: number): string {
  const digits = hex(n, 6);
  return `02:7b:${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4)}:${hex(at, 2)}`;
}

/** A number in hex, filled up with zeros. */
export function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
