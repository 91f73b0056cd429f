"""Nodes in ironic, made manageable; introspections in ironic-inspector, in several states.

The ramdisk (ironic-python-agent) is the only part played here: its callback POST /v1/continue is
sent with a plausible inventory. Everything else is done by ironic and ironic-inspector. Idempotent.
"""
import time

from labstate import E, Login, call, fixed_uuid, save
from ramdisk import bmc, mac, ramdisk_data

IR, IN = E['LAB_IRONIC_URL'], E['LAB_INSPECTOR_URL']
N = int(E['LAB_NODES'])
tok = Login()
VER = {'X-OpenStack-Ironic-API-Version': '1.81'}


def ironic(method, path, body=None, **kw):
    return call(method, IR + path, tok(), body, headers=VER, **kw)


def inspector(method, path, body=None, **kw):
    return call(method, IN + path, tok(), body, **kw)


def ensure_node(i):
    u, name = fixed_uuid('lab-node-%02d' % i), 'lab-node-%02d' % i
    r = ironic('GET', '/v1/nodes/' + u, ok=(200, 404))
    if r.status_code == 404:
        ironic('POST', '/v1/nodes', {'uuid': u, 'name': name, 'driver': 'fake-hardware', 'driver_info': {'ipmi_address': bmc(i)},
                                     'resource_class': 'baremetal', 'properties': {}})
        ironic('POST', '/v1/ports', {'node_uuid': u, 'address': mac(i), 'uuid': fixed_uuid('lab-port-%02d' % i)})
    return u


def wait(what, probe, seconds=60):
    end = time.time() + seconds
    while time.time() < end:
        got = probe()
        if got:
            return got
        time.sleep(0.2)
    raise SystemExit('timed out: ' + what)


def node_state(u):
    return ironic('GET', '/v1/nodes/%s?fields=provision_state,last_error' % u).json()


def inspection(u):
    r = inspector('GET', '/v1/introspection/' + u, ok=(200, 404))
    return r.json() if r.status_code == 200 else None


def await_state(u, accept):
    def probe():
        found = inspection(u)
        return found if found and accept(found['state']) else None
    return wait('the introspection of %s to go on' % u, probe)


# the API answers before the conductor is registered; wait for the driver
wait('fake-hardware to be served by a conductor',
     lambda: any(d['name'] == 'fake-hardware' and d['hosts'] for d in ironic('GET', '/v1/drivers').json()['drivers']))

nodes = [ensure_node(i) for i in range(1, N + 1)]
for u in nodes:
    if node_state(u)['provision_state'] == 'enroll':
        ironic('PUT', '/v1/nodes/%s/states/provision' % u, {'target': 'manage'})
for u in nodes:
    wait('node %s to be manageable' % u, lambda: node_state(u)['provision_state'] not in ('enroll', 'verifying'))

# what becomes of the nodes, from the end: never introspected, waiting twice, failed, through ironic; the others finished
from_the_end = ['never', 'waiting', 'waiting', 'error', 'ironic']
plans = [(i, u, from_the_end[N - i] if N - i < len(from_the_end) else 'finished') for i, u in enumerate(nodes, 1)]
introspected = [entry for entry in plans if entry[2] != 'never']
for i, u, plan in introspected:
    have = inspection(u)
    if have and (plan == 'error' or have['state'] != 'error'):
        continue
    if plan == 'ironic':  # the whole way: ironic's conductor asks the inspector, and polls it
        ironic('PUT', '/v1/nodes/%s/states/provision' % u, {'target': 'inspect'})
    else:
        inspector('POST', '/v1/introspection/' + u)
for i, u, plan in introspected:
    found = await_state(u, lambda state: state != 'starting')
    if found['state'] != 'waiting' or plan == 'waiting':
        continue
    if plan == 'error':
        # a root device hint that no disk meets: a hook refuses, so that the state becomes "error". (An error
        # that the ramdisk reports itself would leave 11.1.0 in "waiting": no such transition in its state machine.)
        ironic('PATCH', '/v1/nodes/' + u, [{'op': 'add', 'path': '/properties/root_device', 'value': {'serial': 'no-such-disk'}}])
    call('POST', IN + '/v1/continue', None, ramdisk_data(i), ok=(200, 400) if plan == 'error' else (200,))
for i, u, plan in introspected:
    if plan != 'waiting':
        await_state(u, lambda state: state in ('finished', 'error'))

save(nodes=[{'uuid': u, 'name': 'lab-node-%02d' % i, 'mac': mac(i), 'bmc_address': bmc(i), 'plan': plan} for i, u, plan in plans])
states = [row['state'] for row in inspector('GET', '/v1/introspection').json()['introspection']]
print('ironic: %d nodes; inspector: %s' % (N, ', '.join('%d %s' % (states.count(s), s) for s in sorted(set(states)))))
