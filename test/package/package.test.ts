import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { answerOf, folder, freePort, locked, root, run, start } from './support.ts';

const docs = readFileSync(join(root, 'docs/embedding.md'), 'utf8');
const blocks = [...docs.matchAll(/^```(\w+) (\S+)\n(.*?)^```$/gms)].map(
  ([, language = '', file = '', text = '']) => ({ language, file, text }),
);
const examples = blocks.filter(({ language }) => language === 'js');
const answers = new Map(
  blocks.filter(({ language }) => language === 'json').map(({ file, text }) => [file, text]),
);
const servers = examples.filter(({ text }) => text.includes('PORT')).map(({ file }) => file);
const programs = examples.filter(({ text }) => !text.includes('PORT')).map(({ file }) => file);

const tsc = join(root, 'node_modules/typescript/bin/tsc');
const packed = folder();
const consumer = folder();
let tarball = '';

beforeAll(async () => {
  await run(process.execPath, ['scripts/build.mjs'], { cwd: root });
  const told = await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', packed], {
    cwd: root,
  });
  tarball = join(packed, told.trim());
  writeFileSync(join(consumer, 'package.json'), '{ "private": true }');
  const others = locked(
    ...['graphql', 'fastify', '@apollo/server', 'graphql-yoga', '@types/node'],
    ...['@apollo/client', 'rxjs', '@graphql-typed-document-node/core'],
  );
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  await run('npm', ['install', ...quiet, tarball, ...others], { cwd: consumer });
  for (const { file, text } of examples) writeFileSync(join(consumer, file), text);
}, 400_000);

describe('the tarball', () => {
  it('has nothing that publint would say', async () => {
    const told = await run(join(root, 'node_modules/.bin/publint'), ['run', tarball, '--strict'], {
      cwd: consumer,
    });
    expect(told).toContain('All good!');
  });

  it('has types that resolve wherever its code does', async () => {
    // From CommonJS it resolves to an ES module, which Node takes from 20.19 on; a schema is no module.
    const args = ['--profile', 'node16', '--ignore-rules', 'cjs-resolves-to-esm', '--format', 'json'];
    const attw = join(root, 'node_modules/.bin/attw');
    const told: unknown = JSON.parse(
      await run(attw, [tarball, ...args, '--exclude-entrypoints', 'schema.graphql'], { cwd: consumer }),
    );
    expect(told).toMatchObject({ analysis: { types: { kind: 'included' } } });
  });

  it('holds what runs, and no sources or tests', async () => {
    const files = (await run('tar', ['-tzf', tarball], { cwd: consumer })).trim().split('\n');
    const tops = new Set(files.map((file) => file.split('/').slice(1, 2).join()));
    expect([...tops].sort()).toEqual([
      'LICENSE',
      'README.md',
      'dist',
      'docs',
      'package.json',
      'schema',
      'schema.graphql',
    ]);
    expect(files).toContain('package/dist/explorer/index.html');
  });

  it('is typed for import and for require', async () => {
    writeFileSync(join(consumer, 'typed.mts'), typedModule);
    writeFileSync(join(consumer, 'typed.cts'), typedCommonJs);
    const options = ['--module', 'nodenext', '--target', 'es2023', '--strict', '--noEmit', '--types', 'node'];
    await run(process.execPath, [tsc, ...options, 'typed.mts', 'typed.cts'], { cwd: consumer });
  });

  it('brings the command', async () => {
    const printed = await run(join(consumer, 'node_modules/.bin/tributary'), ['schema'], { cwd: consumer });
    expect(printed).toBe(
      readFileSync(join(consumer, 'node_modules/tributary-gateway/schema.graphql'), 'utf8'),
    );
  });
});

describe('docs/clients.md', () => {
  const clients = readFileSync(join(root, 'docs/clients.md'), 'utf8');
  const block = (title: string) =>
    new RegExp(`^\`\`\`${title}\\n(.*?)^\`\`\`$`, 'ms').exec(clients)?.[1] ?? '';
  const example = join(root, 'examples/client');

  it('shows the example as it is', () => {
    expect(block('ts main.ts')).toBe(readFileSync(join(example, 'src/main.ts'), 'utf8'));
    const codegen = readFileSync(join(example, 'codegen.yml'), 'utf8').replace(/^#.*\n/gm, '');
    expect(block('yaml codegen.yml')).toBe(
      codegen.replace('../../schema.graphql', 'node_modules/tributary-gateway/schema.graphql'),
    );
  });

  it('has an example that runs', async () => {
    const project = join(consumer, 'client');
    cpSync(example, project, { recursive: true });
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
    await run(process.execPath, [tsc, '--project', project], { cwd: project });
    const port = await freePort();
    const env = { TRIBUTARY_EMBEDDED: '1', PORT: String(port) };
    const server = start(process.execPath, ['plain.mjs'], { cwd: consumer, env });
    onTestFinished(() => server.kill('SIGKILL'));
    const url = `http://127.0.0.1:${port}/graphql`;
    await answerOf(url, '{ __typename }', server);
    expect(await run(process.execPath, ['built/main.js', url], { cwd: project })).toBe(block('text main.ts'));
  });
});

describe('docs/embedding.md', () => {
  it('has examples of all the ways', () => {
    expect(servers).toEqual(['plain.mjs', 'plain.cjs', 'fastify.mjs', 'apollo.mjs', 'yoga.mjs']);
    expect(programs).toEqual([...answers.keys()]);
  });

  it.each(programs)('%s prints what it should, and ends', async (file) => {
    const program = start(process.execPath, [file], { cwd: consumer, env: { TRIBUTARY_EMBEDDED: '1' } });
    onTestFinished(() => program.kill('SIGKILL'));
    const { code, stdout, stderr } = await program.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(answers.get(file) ?? ''));
  });

  it.each(servers)('%s serves, and ends when it is closed', async (file) => {
    const port = await freePort();
    const env = { TRIBUTARY_EMBEDDED: '1', PORT: String(port) };
    const server = start(process.execPath, [file], { cwd: consumer, env });
    onTestFinished(() => server.kill('SIGKILL'));
    const path = { 'fastify.mjs': '/tributary/graphql', 'apollo.mjs': '/' }[file] ?? '/graphql';
    const query = '{ node(id: "metal-01") { introspection { state } } nodes(after: "x") { nodes { id } } }';
    expect(await answerOf(`http://127.0.0.1:${port}${path}`, query, server)).toMatchObject({
      data: { node: { introspection: { state: 'FINISHED' } }, nodes: null },
      errors: [{ path: ['nodes'], extensions: { code: 'BAD_USER_INPUT' } }],
    });
    server.kill();
    const { code, stderr } = await server.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

const typedModule = `
import { createGateway, createSubgraph, startEmbeddedCloud, ConfigError, errorCodes } from 'tributary-gateway';
import type { Config, ErrorCode, Options, Result, Subgraph, TributaryGateway } from 'tributary-gateway';
import { typePolicies } from 'tributary-gateway/apollo-client';
const config: Config = { callers: 'anonymous', limits: { depth: 4 } };
const options: Options = { config, reports: { failure: (id: string) => void id } };
const gateway: TributaryGateway = await createGateway(options);
const subgraph: Subgraph = await createSubgraph(options);
const result: Result = await subgraph.execute({ query: '{ __typename }' });
const codes: ErrorCode[] = ['UPSTREAM_TIMEOUT'];
const keys: string[] = typePolicies.Checkpoint.keyFields;
const url: string = (await startEmbeddedCloud()).urls.nova;
// @ts-expect-error: no such setting
const wrong: Config = { depht: 4 };
export { gateway, result, codes, keys, url, wrong, ConfigError, errorCodes };
`;

const typedCommonJs = `
import tributary = require('tributary-gateway');
const subgraph: Promise<tributary.Subgraph> = tributary.createSubgraph({ config: { embedded: true } });
export = subgraph;
`;
