import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import { isObject } from '../../src/json/read.ts';
import { repository } from './image.ts';

export interface Manifest extends Record<string, unknown> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
}

/** What `kubectl apply -k` would send for a folder of `deploy/kubernetes`. */
export function rendered(folder: string): Manifest[] {
  const target = join(repository, 'deploy/kubernetes', folder);
  const { status, stdout, stderr } = spawnSync('kubectl', ['kustomize', target], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`kubectl kustomize: ${stderr}`);
  return parseAllDocuments(stdout).map((document) => {
    const manifest: unknown = document.toJS();
    if (!isManifest(manifest)) throw new Error('a document that is no manifest');
    return manifest;
  });
}

function isManifest(value: unknown): value is Manifest {
  return isObject(value) && typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string';
}

/** The package that has the published schemas of a group. */
function schemasOf(apiVersion: string): string {
  const name = apiVersion.startsWith('monitoring.coreos.com/')
    ? '@kubernetes-models/prometheus-operator'
    : 'kubernetes-models';
  return `${name}/${apiVersion}`;
}

/** Faults against the published schema of the manifest's kind. */
export async function misfits({ apiVersion, kind, ...rest }: Manifest): Promise<string | null> {
  const models = (await import(/* @vite-ignore */ schemasOf(apiVersion))) as Record<string, unknown>;
  const Model = models[kind];
  if (!isModel(Model)) throw new Error(`no schema for ${apiVersion} ${kind}`);
  try {
    new Model({ ...rest }).validate();
    return null;
  } catch (error) {
    return String(error);
  }
}

function isModel(value: unknown): value is new (data: object) => { validate(): void } {
  return typeof value === 'function';
}

/** Fields that the published schemas do not know: JSON Schema lets them pass, TypeScript's object literals do not. */
export function strangers(manifests: readonly Manifest[]): string[] {
  const file = join(repository, 'test/deploy/rendered.ts');
  const text = manifests
    .map((manifest, index) => {
      const type = `import('${schemasOf(manifest.apiVersion)}').I${manifest.kind}`;
      return `export const manifest${index}: ${type} = ${JSON.stringify(manifest, null, 1)};`;
    })
    .join('\n');
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...more) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ESNext) : getSourceFile(name, ...more);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
