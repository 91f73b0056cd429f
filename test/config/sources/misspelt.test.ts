import { expect, it } from 'vitest';
import { faults } from '../support.ts';

it.each([
  ['INSPECTR_URL', 'INSPECTOR_URL'],
  ['KARBOR_TOKN', 'KARBOR_TOKEN'],
  ['NOVA_TIMOUT', 'NOVA_TIMEOUT'],
  ['TNCO_PASWORD_FILE', 'TNCO_PASSWORD_FILE'],
  ['OS_AUTHURL', 'OS_AUTH_URL'],
  ['TRIBUTARY_CONFG', 'TRIBUTARY_CONFIG'],
  ['KARBOR_API_URL', 'KARBOR_URL'],
  ['NOVA_AUTH_TOKEN', 'NOVA_TOKEN'],
  ['SANDBOXX', 'SANDBOX'],
])('takes %s for a misspelt %s', (name, meant) => {
  expect(faults({ [name]: 'x' })).toEqual([`${name}: is not a setting; did you mean ${meant}?`]);
});

it('knows every name that begins with its own', () => {
  expect(faults({ TRIBUTARY_COLOUR: 'blue' })).toEqual(['TRIBUTARY_COLOUR: is not a setting; take it away']);
});

it('leaves the variables of others alone', () => {
  const others = {
    PATH: '/bin',
    HOSTNAME: 'h',
    POST: 'x',
    LOGLEVEL: 'loud',
    FTP_PROXY: 'x',
    ALL_PROXY: 'x',
    REDIS_URI: 'x',
    OS_IDENTITY_API_VERSION: '3',
    OS_VOLUME_API_VERSION: '3',
    OS_TRUST_ID: 'x',
    NOVA_SERVICE_HOST: '10.0.0.1',
    NOVA_PORT: 'tcp://10.0.0.1:8774',
    KARBOR_PORT_8799_TCP_ADDR: '10.0.0.1',
    TRIBUTARY_SERVICE_PORT_HTTP: '4000',
  };
  expect(faults(others)).toEqual([]);
});
