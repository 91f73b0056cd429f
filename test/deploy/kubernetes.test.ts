import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readSettings } from '../../src/config/readSettings.ts';
import { isObject } from '../../src/json/read.ts';
import { misfits, rendered, strangers } from './manifests.ts';
import type { Manifest } from './manifests.ts';
import { alertExpressions } from './monitoring.ts';

const app = { 'app.kubernetes.io/name': 'tributary' };
const base = rendered('base');
const folders = [
  ['base', base],
  ['example', rendered('example')],
] as const;

function one(manifests: readonly Manifest[], kind: string): Manifest {
  const [found, second] = manifests.filter((manifest) => manifest.kind === kind);
  if (found === undefined || second !== undefined) throw new Error(`not one ${kind}`);
  return found;
}

/** The value at a path, as `spec.ports.0.name`; a dot in a key has a backslash before it. */
function at(value: unknown, path: string): unknown {
  const keys = path.split(/(?<!\\)\./).map((key) => key.replace('\\.', '.'));
  return keys.reduce(
    (inner, key) => (Array.isArray(inner) ? inner[Number(key)] : isObject(inner) ? inner[key] : null),
    value,
  );
}

describe.each(folders)('deploy/kubernetes/%s', (_folder, manifests) => {
  it('fits the published schemas', async () => {
    const kinds = new Set(manifests.map(({ kind }) => kind));
    expect([...kinds].filter((kind) => kind !== 'PodMonitor').sort()).toEqual([
      'ConfigMap',
      'Deployment',
      'HorizontalPodAutoscaler',
      'NetworkPolicy',
      'PodDisruptionBudget',
      'Service',
      'ServiceAccount',
    ]);
    for (const manifest of manifests)
      expect([manifest.kind, await misfits(manifest)]).toEqual([manifest.kind, null]);
  });

  it('sets no field that the schemas do not know', () => {
    expect(strangers(manifests)).toEqual([]);
  });

  it('holds no secret', () => {
    expect(manifests.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    expect(settingsIn(manifests)).not.toMatch(/(?:password|token|secret|api_key|redis_url): /);
  });
});

function settingsIn(manifests: readonly Manifest[]): string {
  return String(at(one(manifests, 'ConfigMap'), 'data.tributary\\.yaml'));
}

it('the example holds settings without a fault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const secret of ['tnco', 'redis'])
    writeFileSync(join(folder, secret), 'redis://redis.example.org:6379');
  const [, [, manifests]] = folders;
  const file = join(folder, 'tributary.yaml');
  writeFileSync(file, settingsIn(manifests).replaceAll('/run/secrets/tributary', folder));
  expect(readSettings({ env: { TRIBUTARY_CONFIG: file }, cwd: folder, home: folder })).toMatchObject({
    host: '0.0.0.0',
    port: at(one(manifests, 'Deployment'), 'spec.template.spec.containers.0.ports.0.containerPort'),
    telemetry: { metricsAddress: { host: '0.0.0.0', port: 9464 } },
  });
});

it('the example is scraped under the job that the alerts ask for', () => {
  const [, [, example]] = folders;
  const label = String(at(one(example, 'PodMonitor'), 'spec.jobLabel'));
  const pod = at(one(base, 'Deployment'), 'spec.template.metadata.labels');
  const job = isObject(pod) ? pod[label] : null;
  for (const { place, text } of alertExpressions())
    expect([place, text]).toEqual([place, expect.stringContaining(`job="${String(job)}"`)]);
});

describe('the manifests among themselves', () => {
  const deployment = one(base, 'Deployment');
  const container = at(deployment, 'spec.template.spec.containers.0');

  it('select the same pods', () => {
    expect(at(deployment, 'spec.template.metadata.labels')).toEqual(app);
    expect(at(deployment, 'spec.selector.matchLabels')).toEqual(app);
    expect(at(one(base, 'Service'), 'spec.selector')).toEqual(app);
    expect(at(one(base, 'PodDisruptionBudget'), 'spec.selector.matchLabels')).toEqual(app);
    expect(at(one(base, 'NetworkPolicy'), 'spec.podSelector.matchLabels')).toEqual(app);
    expect(at(one(base, 'HorizontalPodAutoscaler'), 'spec.scaleTargetRef')).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name: deployment.metadata.name,
    });
  });

  it('run without root, capabilities, a writable file system, or the cluster’s token', () => {
    expect(at(deployment, 'spec.template.spec')).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(container).toMatchObject({
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
    });
    expect(at(container, 'resources.limits.memory')).toMatch(/Mi$/);
  });

  it('let the gateway finish what it has begun before the pod is killed', () => {
    const wait = Number(at(container, 'lifecycle.preStop.exec.command.1'));
    const { shutdownGrace } = readSettings({ env: {}, cwd: tmpdir(), home: tmpdir() });
    const period = Number(at(deployment, 'spec.template.spec.terminationGracePeriodSeconds'));
    expect(wait).toBeGreaterThan(0);
    expect(period).toBeGreaterThan(wait + shutdownGrace / 1000);
  });
});
