import { expect, it } from 'vitest';
import { openPlace } from '../support.ts';

const OS_AUTH_URL = 'https://keystone:5000';
const pems = {
  'ca.pem': '-----BEGIN CERTIFICATE-----\nca\n',
  'cert.pem': '-----BEGIN CERTIFICATE-----\ncert\n',
  'key.pem': '-----BEGIN PRIVATE KEY-----\nkey\n',
  'both.pem': '-----BEGIN CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n',
  'none.pem': 'nothing\n',
};

it('is as for Keystone, unless an upstream has its own', () => {
  const place = openPlace(pems);
  const own = { NOVA_VERIFY: 'no', NOVA_CACERT: 'cert.pem', TNCO_URL: 'https://t' };
  const settings = place.read({
    OS_AUTH_URL,
    OS_CACERT: 'ca.pem',
    OS_CERT: 'cert.pem',
    OS_KEY: 'key.pem',
    ...own,
  });
  const common = { verify: true, ca: pems['ca.pem'], cert: pems['cert.pem'], key: pems['key.pem'] };
  expect(settings.keystone?.tls).toEqual(common);
  expect(settings.karbor?.tls).toEqual(common);
  expect(settings.nova?.tls).toEqual({ ...common, verify: false, ca: pems['cert.pem'] });
  expect(settings.tnco?.tls).toEqual({ verify: true, ca: null, cert: null, key: null });
});

it('takes a certificate and its key from one file, and neither without the other', () => {
  const place = openPlace(pems);
  expect(place.read({ OS_AUTH_URL, OS_CERT: 'both.pem' }).keystone?.tls).toMatchObject({
    cert: pems['both.pem'],
    key: pems['both.pem'],
  });
  expect(place.faults({ OS_AUTH_URL, OS_CERT: 'cert.pem' })).toEqual([
    expect.stringMatching(/^OS_KEY: is missing/),
  ]);
  expect(place.faults({ OS_AUTH_URL, OS_KEY: 'key.pem' })).toEqual([
    expect.stringMatching(/^OS_CERT: is missing/),
  ]);
});

it('refuses files that are missing or no PEM', () => {
  const place = openPlace(pems);
  for (const OS_CACERT of ['gone.pem', 'none.pem', '.'])
    expect(place.faults({ OS_AUTH_URL, OS_CACERT })).toEqual([
      `OS_CACERT: "${OS_CACERT}" is not the path of a readable PEM file; write for example /etc/ssl/ca.pem`,
    ]);
});

it('can be turned off in either of openstacksdk’s words', () => {
  expect(openPlace().read({ OS_AUTH_URL, OS_INSECURE: 'true' }).nova?.tls.verify).toBe(false);
  expect(openPlace().read({ OS_AUTH_URL, OS_INSECURE: 'true', OS_VERIFY: 'yes' }).nova?.tls.verify).toBe(
    true,
  );
});
