import type { JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { pythonRepr } from '../python.ts';
import { Refusal } from './refusal.ts';

/**
 * What happens to a report before its node is looked up (ramdisk_error and validate_interfaces in
 * ironic_inspector/plugins/standard.py): fills in `ipmi_address`, `interfaces` and `macs`, and returns what went wrong.
 */
export function runPreHooks(data: JsonObject): string[] {
  const hooks = { ramdisk_error: refuseRamdiskError, validate_interfaces: validateInterfaces };
  return Object.entries(hooks).flatMap(([name, hook]) => {
    try {
      hook(data);
      return [];
    } catch (error) {
      return [`Preprocessing hook ${name}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

function refuseRamdiskError(data: JsonObject): void {
  const error = data['error'];
  if (typeof error === 'string' && error) throw new Refusal(400, `Ramdisk reported error: ${error}`);
}

function validateInterfaces(data: JsonObject): void {
  const inventory = isJsonObject(data['inventory']) ? data['inventory'] : {};
  data['ipmi_address'] = address(inventory['bmc_address'] ?? data['ipmi_address'], ['', '0.0.0.0']);
  data['ipmi_v6address'] = address(inventory['bmc_v6address'] ?? data['ipmi_v6address'], ['', '::/0']);
  const all = interfacesOf(inventoryOf(data), data['boot_interface']);
  if (Object.keys(all).length === 0) throw new Refusal(400, 'No interfaces supplied by the ramdisk');
  const suitable = Object.fromEntries(
    Object.entries(all).filter(([name, { ip }]) => name !== 'lo' && !/^(127\.|::1$)/.test(ip ?? '')),
  );
  if (Object.keys(suitable).length === 0)
    throw new Refusal(400, `No suitable interfaces found in ${pythonRepr(all)}`);
  data['all_interfaces'] = all;
  data['interfaces'] = suitable;
  data['macs'] = Object.values(suitable).map(({ mac }) => mac);
}

function address(value: unknown, none: readonly string[]): string | null {
  return typeof value === 'string' && !none.includes(value) ? value : null;
}

/** The hardware inventory of a report; 400 where there is none or no network interface in it. */
export function inventoryOf(data: JsonObject): JsonObject {
  const inventory = data['inventory'];
  if (!isJsonObject(inventory) || Object.keys(inventory).length === 0)
    throw new Refusal(400, 'Hardware inventory is empty or missing');
  const interfaces = inventory['interfaces'];
  if (!Array.isArray(interfaces) || interfaces.length === 0)
    throw new Refusal(400, 'No network interfaces provided in the inventory');
  return inventory;
}

interface NetworkInterface {
  ip: string | null;
  mac: string;
  client_id: unknown;
  pxe: boolean;
}

function interfacesOf(inventory: JsonObject, bootInterface: unknown): Record<string, NetworkInterface> {
  // PXELINUX writes the MAC as 01-52-54-…: the type of the hardware first, dashes for colons.
  const pxe = typeof bootInterface === 'string' ? bootInterface.replace(/^01-/, '').replaceAll('-', ':') : '';
  const found: Record<string, NetworkInterface> = {};
  const listed = Array.isArray(inventory['interfaces']) ? inventory['interfaces'].filter(isJsonObject) : [];
  for (const { name, mac_address, ipv4_address, ipv6_address, client_id = null } of listed) {
    if (typeof name !== 'string' || typeof mac_address !== 'string') continue;
    if (!/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(mac_address)) continue;
    const mac = mac_address.toLowerCase();
    const ip = [ipv4_address, ipv6_address].find((item) => typeof item === 'string' && item !== '');
    const bare = typeof ip === 'string' ? (ip.split('%')[0] ?? null) : null;
    found[name] = { ip: bare, mac, client_id, pxe: mac === pxe.toLowerCase() };
  }
  return found;
}
