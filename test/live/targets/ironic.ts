import { randomInt, randomUUID } from 'node:crypto';
import { at, call, listAt, recordAt, until } from '../wire.ts';
import type { FreshNode } from './target.ts';

interface Lab {
  readonly url: string;
  readonly inspector: string;
  /** A new token of an administrator. */
  readonly token: () => Promise<string>;
}

const headers = { 'x-openstack-ironic-api-version': '1.81' };

/** Enrols machines of the lab's ironic for a test, and takes them away again. */
export function openIronic({ url, inspector, token }: Lab) {
  const enrolled: string[] = [];
  const send = async (line: string, body?: unknown) => {
    const [method, path] = line.split(' ');
    const answer = await call(`${method} ${url}${path}`, { token: await token(), headers, body });
    if (answer.status >= 400) throw new Error(`${line}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  /** A manageable node with one network card, whose ramdisk reports what `donor` once did. */
  async function freshNode(donor: string): Promise<FreshNode> {
    const uuid = randomUUID();
    const node = { uuid, name: `live-${uuid.slice(0, 8)}` };
    const hardware = { mac: macAddress(), bmc: `10.77.${randomInt(256)}.${randomInt(1, 255)}` };
    enrolled.push(uuid);
    const driver = { driver: 'fake-hardware', driver_info: { ipmi_address: hardware.bmc }, properties: {} };
    await send('POST /v1/nodes', { ...node, ...driver });
    await send('POST /v1/ports', { node_uuid: uuid, address: hardware.mac });
    await send(`PUT /v1/nodes/${uuid}/states/provision`, { target: 'manage' });
    const provisioned = () => send(`GET /v1/nodes/${uuid}?fields=provision_state`);
    await until(provisioned, (seen) => at(seen, 'provision_state') === 'manageable');
    const unprocessed = `GET ${inspector}/v1/introspection/${donor}/data/unprocessed`;
    const { body } = await call(unprocessed, { token: await token() });
    return { ...node, report: transplanted(body, { ...hardware, hostname: node.name }) };
  }

  /** The inspector drops deleted nodes by itself, within its clean-up period. */
  async function close(): Promise<void> {
    for (const uuid of enrolled) await send(`DELETE /v1/nodes/${uuid}`);
    for (const uuid of enrolled) {
      const status = async () =>
        (await call(`GET ${inspector}/v1/introspection/${uuid}`, { token: await token() })).status;
      await until(status, (seen) => seen === 404, 30);
    }
  }

  return { freshNode, close };
}

/** A locally administered address that no other node has. */
function macAddress(): string {
  const bytes = Array.from({ length: 4 }, () => randomInt(256).toString(16).padStart(2, '0'));
  return ['02', '7a', ...bytes].join(':');
}

/** The report of one machine as another one would send it. */
function transplanted(
  report: unknown,
  { mac, bmc, hostname }: { mac: string; bmc: string; hostname: string },
) {
  const inventory = recordAt(report, 'inventory');
  const [card] = listAt(inventory, 'interfaces');
  return {
    ...recordAt(report),
    boot_interface: `01-${mac.replaceAll(':', '-')}`,
    inventory: {
      ...inventory,
      hostname,
      bmc_address: bmc,
      boot: { ...recordAt(inventory, 'boot'), pxe_interface: mac },
      interfaces: [{ ...recordAt(card), mac_address: mac }],
    },
  };
}
