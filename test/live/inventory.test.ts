import { expect, it } from 'vitest';
import { at, call, listAt } from './wire.ts';
import { onEachCloud } from './world.ts';

const inventories = /* GraphQL */ `
  query Inventories {
    nodes(first: 100, filter: { states: [FINISHED] }) {
      nodes {
        id
        inventory {
          bmcAddress
          bmcV6Address
          hostname
          boot {
            currentBootMode
            pxeInterface
          }
          systemVendor {
            manufacturer
            productName
            serialNumber
          }
          cpu {
            count
            architecture
            modelName
            frequencyMhz
            flags
          }
          memory {
            physicalMb
            totalBytes
          }
          disks {
            name
            model
            vendor
            serial
            wwn
            sizeBytes
            rotational
            byPath
          }
          interfaces {
            name
            macAddress
            ipv4Address
            ipv6Address
            hasCarrier
            vendor
            product
            speedMbps
            lldp
          }
        }
      }
    }
  }
`;

onEachCloud('the inventory of the nodes', (world) => {
  it('reads every value of what the inspector stored', async () => {
    const { inspector } = world().target;
    const token = await world().token('operator');
    const { body } = await world().ask('operator', inventories);
    expect(body).not.toHaveProperty('errors');
    const nodes = listAt(body, 'data', 'nodes', 'nodes');
    expect(nodes.length).toBeGreaterThanOrEqual(6);
    for (const node of nodes) {
      const url = `${inspector}/v1/introspection/${String(at(node, 'id'))}/data`;
      const stored = await call(`GET ${url}`, { token });
      expect(at(node, 'inventory')).toEqual(expected(at(stored.body, 'inventory')));
    }
  });
});

/** The inventory under the names of our schema; what is missing is null. */
function expected(raw: unknown) {
  const value = (...path: string[]) => at(raw, ...path) ?? null;
  return {
    bmcAddress: value('bmc_address'),
    bmcV6Address: value('bmc_v6address'),
    hostname: value('hostname'),
    boot: {
      currentBootMode: value('boot', 'current_boot_mode'),
      pxeInterface: value('boot', 'pxe_interface'),
    },
    systemVendor: {
      manufacturer: value('system_vendor', 'manufacturer'),
      productName: value('system_vendor', 'product_name'),
      serialNumber: value('system_vendor', 'serial_number'),
    },
    cpu: {
      count: value('cpu', 'count'),
      architecture: value('cpu', 'architecture'),
      modelName: value('cpu', 'model_name'),
      frequencyMhz: Number(value('cpu', 'frequency')),
      flags: value('cpu', 'flags'),
    },
    memory: { physicalMb: value('memory', 'physical_mb'), totalBytes: value('memory', 'total') },
    disks: listAt(raw, 'disks').map((disk) => ({
      name: at(disk, 'name') ?? null,
      model: at(disk, 'model') ?? null,
      vendor: at(disk, 'vendor') ?? null,
      serial: at(disk, 'serial') ?? null,
      wwn: at(disk, 'wwn') ?? null,
      sizeBytes: at(disk, 'size') ?? null,
      rotational: at(disk, 'rotational') ?? null,
      byPath: at(disk, 'by_path') ?? null,
    })),
    interfaces: listAt(raw, 'interfaces').map((card) => ({
      name: at(card, 'name') ?? null,
      macAddress: at(card, 'mac_address') ?? null,
      ipv4Address: at(card, 'ipv4_address') ?? null,
      ipv6Address: at(card, 'ipv6_address') ?? null,
      hasCarrier: at(card, 'has_carrier') ?? null,
      vendor: at(card, 'vendor') ?? null,
      product: at(card, 'product') ?? null,
      speedMbps: at(card, 'speed_mbps') ?? null,
      lldp: at(card, 'lldp') ?? null,
    })),
  };
}
