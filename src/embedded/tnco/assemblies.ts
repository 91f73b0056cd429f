import type { JsonObject } from '../json.ts';
import { uuidOf } from '../uuid.ts';
import type { IntentType, Process } from './processes.ts';

const kinds = [
  'vRouter',
  'vFirewall',
  'vEPC',
  'ims-core',
  'session-border',
  'dns-cache',
  'upf',
  'amf',
  'smf',
  'cdn-edge',
] as const;
const sites = ['north', 'south'] as const;

/** An assembly of the embedded TNC-O. */
export interface Assembly {
  id: string;
  name: string;
  kind: string;
  site: string;
}

/** The 20 assemblies: each kind at each site. */
export const assemblies: readonly Assembly[] = sites.flatMap((site) =>
  kinds.map((kind) => ({ id: uuidOf(`assembly ${kind} ${site}`), name: `${kind}-${site}`, kind, site })),
);

/** The assembly as a process saw it: at one of its versions, its properties known or not. */
export function assemblyAt({ id, name, kind, site }: Assembly, n: number): Process['assembly'] {
  const properties = { deploymentLocation: `core@${site}`, dataNetwork: `${kind}-data`, mtu: '9000' };
  const type = `assembly::${kind}::${n % 3 === 0 ? '1.1' : '1.0'}`;
  return { id, name, type, properties: n % 4 === 3 ? null : properties };
}

/** What was asked for, in the form that the intent's own call takes. */
export function intentOf(type: IntentType, assembly: Process['assembly']): JsonObject {
  const { name: assemblyName, type: descriptorName } = assembly;
  const whole = { assemblyName, descriptorName, properties: assembly.properties ?? {} };
  const forms: Record<IntentType, JsonObject> = {
    CreateAssembly: { ...whole, intendedState: 'Active' },
    DeleteAssembly: { assemblyName },
    ChangeAssemblyState: { assemblyName, intendedState: 'Active' },
    HealAssembly: { assemblyName, brokenComponentName: `${assemblyName}__control` },
    ScaleInAssembly: { assemblyName, clusterName: 'data' },
    ScaleOutAssembly: { assemblyName, clusterName: 'data' },
    UpgradeAssembly: whole,
    AdoptAssembly: { ...whole, clusters: { data: 2 } },
    CreateOrUpgradeAssembly: { ...whole, intendedState: 'Active' },
  };
  return forms[type];
}
