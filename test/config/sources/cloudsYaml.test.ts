import { describe, expect, it } from 'vitest';
import { openPlace } from '../support.ts';

const lab = `
clouds:
  lab:
    auth:
      auth_url: http://keystone:5000
      username: tributary
      user-domain-name: Default
      project_name: service
      project_domain_id: default
    region_name: RegionOne
    interface: [internal, publicURL]
    verify: False
    api_timeout: 7
    compute_endpoint_override: http://nova:8774/v2.1
`;
const secure = 'clouds: { lab: { auth: { password: 012345 } } }\n';
const OS_CLOUD = 'lab';

describe('clouds.yaml', () => {
  it('is read only when a cloud is named', () => {
    const place = openPlace({ 'clouds.yaml': lab, 'secure.yaml': secure });
    expect(place.read()).toMatchObject({ embedded: true, keystone: null });
    expect(place.read({ TRIBUTARY_EMBEDDED: '1', OS_CLOUD })).toMatchObject({ keystone: null });
    expect(place.read({ OS_CLOUD }).keystone?.url).toBe('http://keystone:5000/v3');
    place.write('tributary.yaml', 'cloud: lab\n');
    expect(place.read().keystone?.url).toBe('http://keystone:5000/v3');
  });

  it('gives the whole login, with secure.yaml over it', () => {
    const { keystone, nova } = openPlace({ 'clouds.yaml': lab, 'secure.yaml': secure }).read({ OS_CLOUD });
    expect(nova?.catalog).toEqual({ region: 'RegionOne', interfaces: ['internal', 'public'], type: null });
    expect(keystone).toMatchObject({
      timeout: 7000,
      tls: { verify: false },
      credentials: {
        method: 'password',
        user: { name: 'tributary', domain: { name: 'Default' } },
        scope: { kind: 'project', project: { name: 'service', domain: { id: 'default' } } },
      },
    });
    expect(keystone?.credentials?.method === 'password' && keystone.credentials.password.read()).toBe(
      '012345',
    );
    expect(nova).toMatchObject({ url: 'http://nova:8774/v2.1', timeout: 7000, tls: { verify: false } });
  });

  it('is weaker than tributary.yaml, which is weaker than the environment', () => {
    const place = openPlace({ 'clouds.yaml': lab, 'secure.yaml': secure });
    place.write('tributary.yaml', 'cloud: lab\nkeystone: { region_name: two, project_id: p2 }\n');
    const { keystone, inspector } = place.read({ OS_INTERFACE: 'admin' });
    expect(inspector?.catalog).toMatchObject({ region: 'two', interfaces: ['admin'] });
    expect(keystone?.credentials).toMatchObject({ scope: { kind: 'project', project: { id: 'p2' } } });
    expect(place.read({ OS_REGION_NAME: 'three' }).inspector?.catalog.region).toBe('three');
  });

  it('lets one service be looked for elsewhere than the rest', () => {
    const own =
      '    compute_interface: admin\n    compute_region_name: two\n    compute-service-type: servers\n';
    const place = openPlace({ 'clouds.yaml': lab + own, 'secure.yaml': secure });
    const usual = { region: 'RegionOne', interfaces: ['internal', 'public'], type: null };
    const { nova, inspector } = place.read({ OS_CLOUD });
    expect(nova?.catalog).toEqual({ region: 'two', interfaces: ['admin'], type: 'servers' });
    expect(inspector?.catalog).toEqual(usual);
    const { nova: other, karbor } = place.read({
      OS_CLOUD,
      OS_COMPUTE_REGION_NAME: 'three',
      KARBOR_INTERFACE: 'admin',
    });
    expect(other?.catalog.region).toBe('three');
    expect(karbor?.catalog).toEqual({ ...usual, interfaces: ['admin'] });
  });

  it('is found in the order of openstacksdk', () => {
    const at = (region: string) =>
      `clouds: { lab: { auth: { auth_url: http://k }, region_name: ${region} } }\n`;
    const place = openPlace({ 'home/.config/openstack/clouds.yaml': at('home') });
    const region = (env = {}) => place.read({ OS_CLOUD, ...env }).nova?.catalog.region;
    expect(region()).toBe('home');
    place.write('xdg/openstack/clouds.yml', at('xdg'));
    expect(region({ XDG_CONFIG_HOME: `${place.cwd}/xdg` })).toBe('xdg');
    place.write('clouds.yaml', at('here'));
    expect(region()).toBe('here');
    place.write(
      'named.json',
      JSON.stringify({ clouds: { lab: { auth: { auth_url: 'http://k' }, region_name: 'named' } } }),
    );
    expect(region({ OS_CLIENT_CONFIG_FILE: 'named.json' })).toBe('named');
  });

  it('may list regions, of which the first is taken unless another is named', () => {
    const regions = 'regions: [{name: one, values: {interface: internal}}, two]';
    const place = openPlace({
      'clouds.yaml': `clouds: { lab: { auth: { auth_url: http://k }, ${regions} } }\n`,
    });
    expect(place.read({ OS_CLOUD }).nova?.catalog).toMatchObject({ region: 'one', interfaces: ['internal'] });
    expect(place.read({ OS_CLOUD, OS_REGION_NAME: 'two' }).nova?.catalog).toMatchObject({
      region: 'two',
      interfaces: ['public'],
    });
  });

  it('may say one thing for several clouds', () => {
    const text =
      'all: &all { interface: internal }\nclouds: { lab: { <<: *all, auth: { auth_url: http://k } } }\n';
    expect(openPlace({ 'clouds.yaml': text }).read({ OS_CLOUD }).nova?.catalog.interfaces).toEqual([
      'internal',
    ]);
  });
});

describe('faults in clouds.yaml', () => {
  it('name the cloud that is not there', () => {
    const place = openPlace({ 'clouds.yaml': lab });
    expect(place.faults({ OS_CLOUD: 'labb' })).toEqual([
      'OS_CLOUD: clouds.yaml has no cloud "labb"; did you mean lab?',
      'OS_AUTH_URL: is missing: the cloud does not name its Keystone; set it',
    ]);
  });

  it('name the places where no file is', () => {
    const [fault = ''] = openPlace().faults({ OS_CLOUD });
    expect(fault).toMatch(/^OS_CLOUD: no clouds.yaml is there to take it from; put one at clouds.yaml or /);
    expect(fault).toContain('home/.config/openstack/clouds.yaml or /etc/openstack/clouds.yaml');
  });

  it('have their lines', () => {
    const place = openPlace({
      'clouds.yaml': lab.replace('[internal, publicURL]', 'outer'),
      'secure.yaml': secure,
    });
    expect(place.faults({ OS_CLOUD })).toEqual([
      expect.stringMatching(/^clouds.yaml:11 clouds.lab.interface: "outer" is not /),
    ]);
    expect(openPlace({ 'clouds.yaml': lab }).faults({ OS_CLOUD })).toEqual([
      'OS_PASSWORD: is missing: the password login needs it; set it',
    ]);
  });

  it('include a secure.yaml that cannot be read', () => {
    const place = openPlace({ 'clouds.yaml': lab, 'secure.yaml': '{' });
    expect(place.faults({ OS_CLOUD })[0]).toMatch(/^secure.yaml:1: cannot be read/);
  });
});
