import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { everySetting } from '../../src/config/declared/all.ts';
import { jsonSchema, settingsTables } from './published.ts';
import { configType } from './publishedType.ts';
import { openPlace } from './support.ts';

const docs = 'docs/configuration.md';
const marker = /(<!-- From here on .*-->\n)[^]*/;

async function pretty(text: string, filepath: string): Promise<string> {
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

it('keeps the table of the documentation equal to the declarations', async () => {
  const prose = readFileSync(docs, 'utf8');
  const whole = prose.replace(marker, (_, line: string) => `${line}\n${settingsTables(everySetting)}\n`);
  await expect(await pretty(whole, docs)).toMatchFileSnapshot(`../../${docs}`);
});

it('keeps the published JSON Schema equal to the declarations', async () => {
  const file = 'docs/tributary.schema.json';
  const schema = JSON.stringify(jsonSchema(everySetting), null, 2);
  await expect(await pretty(schema, file)).toMatchFileSnapshot(`../../${file}`);
});

it('keeps the type of settings given in code equal to the declarations', async () => {
  const file = 'src/generated/config.ts';
  await expect(await pretty(configType(everySetting), file)).toMatchFileSnapshot(`../../${file}`);
});

const schema = new Ajv({ strict: true, allowUnionTypes: true }).compile(jsonSchema(everySetting));

it.each([
  'port: 5000\nlimits:\n',
  'writes: [createCheckpoint]\nwrites_by_role: { admin: all, member: none }\nkeystone: { auth_url: http://k }',
  'tnco: { url: https://t, max_rows: 3, roles: [admin], verify: no, timeout: 2.5, max_body: 1MiB, token: t }',
  'keystone: { auth_url: http://k, interface: [internal, public], username: 12, password: "3", user_domain_id: d }',
  'trust_proxy: 10.0.0.0/8, loopback\ntelemetry: { metrics_address: "[::1]:9464", log_level: warn }',
  'port: high',
  'ports: 1',
  'limits: { depth: 0 }',
  'nova: { timeout: soon }',
  'writes: [createCheckpiont]',
  'writes_by_role: { admin: some }',
  'telemetry: { log_level: loud }',
  'keystone: [a]',
  'tnco: { url: tnco }',
])('agrees with the JSON Schema on %j', (text) => {
  const accepted = openPlace({ 'tributary.yaml': text }).faults().length === 0;
  expect(schema(parse(text))).toBe(accepted);
});

it('documents settings that are read', () => {
  const [, example = ''] = /```yaml\n([^]*?)```/.exec(readFileSync(docs, 'utf8')) ?? [];
  const clouds = 'clouds: { production: { auth: { auth_url: https://k } } }';
  const place = openPlace({ 'tributary.yaml': example.replace('/run/secrets/', ''), 'clouds.yaml': clouds });
  place.write('tnco', 'secret');
  place.write('ca.pem', '-----BEGIN CERTIFICATE-----');
  expect(place.read()).toMatchObject({
    host: '0.0.0.0',
    limits: { depth: 12 },
    tnco: { login: { clientId: 'tributary' } },
  });
});
