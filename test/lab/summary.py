"""Prints what the lab holds, and writes lab.env (for a shell) and clouds.yaml (for openstacksdk) next to lab.json."""
from pathlib import Path

from labstate import E, load

lab = load()
here = Path(E['LAB_DIR'])
admin = lab['users']['admin']

exports = {
    'OS_AUTH_URL': lab['auth_url'], 'OS_USERNAME': 'admin', 'OS_PASSWORD': admin['password'], 'OS_PROJECT_NAME': 'admin',
    'OS_USER_DOMAIN_NAME': 'Default', 'OS_PROJECT_DOMAIN_NAME': 'Default', 'OS_REGION_NAME': lab['region'],
    'OS_IDENTITY_API_VERSION': 3,
}
(here / 'lab.env').write_text(''.join("export %s='%s'\n" % item for item in exports.items()))

clouds = ['clouds:']
for name, user in lab['users'].items():
    scope = 'project_name: %s, project_domain_name: Default' % user['project'] if user['project'] else 'system_scope: all'
    clouds += ['  %s:' % name, '    region_name: %s' % lab['region'],
               '    auth: {auth_url: "%s", username: %s, password: %s, user_domain_name: Default, %s}'
               % (lab['auth_url'], name, user['password'], scope)]
for name, credential in lab['application_credentials'].items():
    clouds += ['  %s-credential:' % name, '    region_name: %s' % lab['region'], '    auth_type: v3applicationcredential',
               '    auth: {auth_url: "%s", application_credential_id: %s, application_credential_secret: %s}'
               % (lab['auth_url'], credential['id'], credential['secret'])]
(here / 'clouds.yaml').write_text('\n'.join(clouds) + '\n')

for service, url in sorted(lab['endpoints'].items()):
    print('  %-24s %s' % (service, url))
print('  %-24s %s (tokens of %d s)' % ('identity, brief', lab['brief_auth_url'], lab['brief_token_seconds']))
for name, user in lab['users'].items():
    print('  %-17s %-16s %s on %s' % (name, user['password'], ', '.join(user['roles']), user['project'] or 'the system scope'))
plans = [node['plan'] for node in lab['nodes']]
print('  %d nodes: %s' % (len(plans), ', '.join('%d %s' % (plans.count(p), p) for p in sorted(set(plans)))))
print('  %d servers: %s' % (len(lab['servers']), ', '.join(s['name'] for s in lab['servers'])))
print('  all of it: %s; to source: lab.env; for openstacksdk: clouds.yaml' % (here / 'lab.json'))
