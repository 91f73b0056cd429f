"""What ironic-python-agent would find on the lab's machines, and post to the inspector."""
import base64
import io
import tarfile


def mac(i, port=0):
    return '52:54:00:%02x:%02x:%02x' % (0xa0 + port, i >> 8, i & 255)


def bmc(i):
    return '10.66.%d.%d' % (i >> 8, 1 + (i & 255) % 254)


def logs(i):
    buf = io.BytesIO()
    with tarfile.open(fileobj=buf, mode='w:gz') as tar:
        data = ('lab ramdisk log of node %02d\n' % i).encode()
        ti = tarfile.TarInfo('journal'); ti.size = len(data)
        tar.addfile(ti, io.BytesIO(data))
    return base64.b64encode(buf.getvalue()).decode()


def ramdisk_data(i):
    """What ironic-python-agent's inspector collector posts, for a node with variety in it."""
    cpus, mem_gib = (4, 8, 16, 32, 64)[i % 5], (8, 16, 32, 64, 128, 256)[i % 6]
    nics = 1 + i % 4
    disks = [{'name': '/dev/sd' + chr(97 + d), 'model': 'LAB SSD %d' % (480 * (1 + d)), 'size': 480 * (1 + d) * 10 ** 9,
              'rotational': bool(d), 'wwn': '0x5000c500%08x' % (i * 16 + d), 'serial': 'S%05d%d' % (i, d), 'vendor': 'LAB',
              'wwn_with_extension': None, 'wwn_vendor_extension': None, 'hctl': '%d:0:0:0' % d,
              'by_path': '/dev/disk/by-path/pci-0000:00:1f.2-ata-%d' % (d + 1)} for d in range(1 + i % 3)]
    ifs = [{'name': 'eno%d' % (p + 1), 'mac_address': mac(i, p), 'has_carrier': p < 2,
            'ipv4_address': '192.0.2.%d' % (10 + i % 200) if p == 0 else None,
            'ipv6_address': 'fe80::5054:ff:fea0:%x%%eno1' % i if p == 0 else None,
            'lldp': [[1, '04' + mac(i, p + 8).replace(':', '')], [2, '05' + ('Ethernet%d' % i).encode().hex()], [0, '']] if p == 0 else None,
            'vendor': '0x8086', 'product': '0x1521', 'client_id': None, 'biosdevname': None, 'speed_mbps': 10000}
           for p in range(nics)]
    extra = [['cpu', 'logical', 'number', cpus], ['disk', 'logical', 'count', len(disks)],
             ['memory', 'total', 'size', mem_gib * 2 ** 30], ['system', 'product', 'serial', 'LAB%05d' % i]]
    data = {
        'inventory': {
            'bmc_address': bmc(i), 'bmc_v6address': '::/0',
            'boot': {'current_boot_mode': 'uefi' if i % 2 else 'bios', 'pxe_interface': mac(i)},
            'cpu': {'architecture': 'x86_64' if i % 7 else 'aarch64', 'count': cpus, 'frequency': '2900.0000',
                    'model_name': 'Lab CPU @ 2.90GHz', 'flags': ['fpu', 'vme', 'aes', 'vmx', 'avx2']},
            'disks': disks, 'interfaces': ifs, 'hostname': 'lab-node-%02d' % i,
            'memory': {'physical_mb': mem_gib * 1024, 'total': mem_gib * 2 ** 30 - 123456789},
            'system_vendor': {'manufacturer': 'Lab', 'product_name': 'Model %d' % (i % 3), 'serial_number': 'LAB%05d' % i,
                              'firmware': {'vendor': 'Lab', 'version': '1.%d' % i, 'build_date': '01/01/2023'}},
        },
        'root_disk': disks[0], 'boot_interface': '01-' + mac(i).replace(':', '-'),
        'configuration': {'collectors': ['default', 'logs', 'extra-hardware', 'pci-devices'], 'managers': [
            {'name': 'generic_hardware_manager', 'version': '1.1'}]},
        'pci_devices': [{'vendor_id': '8086', 'product_id': '1521', 'class': '020000', 'revision': '01',
                         'bus': '0000:01:00.%d' % p, 'numa_node_id': 0} for p in range(nics)],
        'numa_topology': {'ram': [{'numa_node': 0, 'size_kb': mem_gib * 2 ** 20}],
                          'cpus': [{'cpu': 0, 'numa_node': 0, 'thread_siblings': [0, 1]}],
                          'nics': [{'name': 'eno%d' % (p + 1), 'numa_node': 0} for p in range(nics)]},
        'data': extra, 'error': None, 'logs': logs(i),
    }
    return data
