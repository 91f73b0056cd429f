"""Services, endpoints, projects, users, roles and application credentials. Idempotent."""
from labstate import E, call, save, token

KS = E['LAB_AUTH_URL']
tok, info = token()


def get(path):
    return call('GET', KS + path, tok).json()


def ensure(kind, plural, name, domain=None, **more):
    for it in get('/%s' % plural)[plural]:
        if it['name'] == name and (domain is None or it.get('domain_id') == domain):
            return it
    body = dict(more, name=name)
    if domain:
        body['domain_id'] = domain
    return call('POST', '%s/%s' % (KS, plural), tok, {kind: body}).json()[kind]


# services and endpoints
KARBOR = E['LAB_KARBOR_URL']
SERVICES = [
    ('keystone', 'identity', KS + '/'),
    ('ironic', 'baremetal', E['LAB_IRONIC_URL']),
    ('ironic-inspector', 'baremetal-introspection', E['LAB_INSPECTOR_URL']),
    ('nova', 'compute', E['LAB_NOVA_URL']),
    ('karbor', 'data-protect', KARBOR),
]
endpoints = get('/endpoints')['endpoints']
for name, stype, url in SERVICES:
    svc = next((s for s in get('/services')['services'] if s['type'] == stype), None)
    if svc is None:
        svc = call('POST', KS + '/services', tok, {'service': {
            'name': name, 'type': stype, 'description': 'lab ' + name, 'enabled': True}}).json()['service']
    for iface in ('public', 'internal', 'admin'):
        have = next((e for e in endpoints if e['service_id'] == svc['id'] and e['interface'] == iface), None)
        if have is None:
            call('POST', KS + '/endpoints', tok, {'endpoint': {
                'service_id': svc['id'], 'interface': iface, 'region_id': E['LAB_REGION'], 'url': url, 'enabled': True}})
        elif have['url'] != url:
            call('PATCH', KS + '/endpoints/' + have['id'], tok, {'endpoint': {'url': url}})

# roles (admin, member and reader come from the bootstrap)
roles = {r: ensure('role', 'roles', r)['id'] for r in
         ('admin', 'member', 'reader', 'service', 'baremetal_admin', 'baremetal_observer')}
projects = {p: ensure('project', 'projects', p, domain='default')['id'] for p in ('admin', 'service', 'demo', 'other')}

# user -> (password, project or None for the system scope, roles)
PW, SPW = E['LAB_USER_PASSWORD'], E['LAB_SERVICE_PASSWORD']
USERS = {
    'ironic': (SPW, 'service', ['admin', 'service']),
    'ironic-inspector': (SPW, 'service', ['admin', 'service']),
    'nova': (SPW, 'service', ['admin', 'service']),
    'operator': (PW, 'demo', ['admin']),
    'observer': (PW, 'demo', ['baremetal_observer', 'reader']),
    'sysreader': (PW, None, ['reader']),
    'member': (PW, 'demo', ['member']),
    'outsider': (PW, 'other', ['member']),
}
admin_id = next(u['id'] for u in get('/users')['users'] if u['name'] == 'admin')
users = {'admin': {'id': admin_id, 'password': E['LAB_ADMIN_PASSWORD'], 'project': 'admin', 'roles': ['admin']}}
for name, (password, project, granted) in USERS.items():
    uid = ensure('user', 'users', name, domain='default', password=password)['id']
    users[name] = {'id': uid, 'password': password, 'project': project, 'roles': granted}
    scope = '/projects/' + projects[project] if project else '/system'
    for role in granted:
        call('PUT', '%s%s/users/%s/roles/%s' % (KS, scope, uid, roles[role]), tok)

# application credentials, each made by its own user, with a secret that is known
credentials = {}
for who in ('admin', 'operator', 'member'):
    user = users[who]
    own, _ = token(who, user['password'], user['project'])
    name, secret = 'lab-%s' % who, 'lab-appcred-%s-secret' % who
    base = '%s/users/%s/application_credentials' % (KS, user['id'])
    have = next((a for a in call('GET', base, own).json()['application_credentials'] if a['name'] == name), None)
    if have is None:
        have = call('POST', base, own, {'application_credential': {
            'name': name, 'secret': secret, 'description': 'lab'}}).json()['application_credential']
    credentials[who] = {'id': have['id'], 'name': name, 'secret': secret, 'project': user['project']}

save(auth_url=KS, brief_auth_url=E['LAB_BRIEF_AUTH_URL'], brief_token_seconds=int(E['LAB_BRIEF_TOKEN_SECONDS']),
     region=E['LAB_REGION'], projects=projects, users=users, application_credentials=credentials,
     endpoints={t: u for _, t, u in SERVICES})
print('keystone: %d services, %d users, %d application credentials' % (len(SERVICES), len(users), len(credentials)))
