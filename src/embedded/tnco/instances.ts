import type { JsonObject } from '../json.ts';
import { uuidOf } from '../uuid.ts';
import type { Process } from './processes.ts';

const parts = ['gateway', 'control', 'data', 'storage'] as const;

/** The assembly as it was before a process; null where the process brings it into being. */
export function instanceBefore(process: Process): JsonObject | null {
  const { intentType } = process;
  if (intentType === 'CreateAssembly' || intentType === 'AdoptAssembly') return null;
  const members = intentType === 'ScaleInAssembly' ? 3 : 2;
  return instance(process, { members, state: intentType === 'HealAssembly' ? 'Broken' : 'Active' });
}

/** The assembly as a process is to leave it; null where the process removes it. */
export function instanceAfter(process: Process): JsonObject | null {
  const { intentType } = process;
  if (intentType === 'DeleteAssembly') return null;
  return instance(process, { members: intentType === 'ScaleOutAssembly' ? 3 : 2, state: 'Active' });
}

/** The steps of a process and how far it has come with them. */
export function executionPlan(process: Process): JsonObject {
  const tasks = parts.flatMap((part, at) => tasksOf(process, part, at));
  const done = { Completed: tasks.length, 'In Progress': 4, Failed: 5 }[String(process.status)] ?? 0;
  return {
    id: uuidOf(`plan of ${process.id}`),
    tasks: tasks.map((task, at) => ({ ...task, status: taskStatus(process, at - done) })),
  };
}

function tasksOf({ id, assembly }: Process, part: string, at: number): JsonObject[] {
  const component = `${assembly.name}__${part}`;
  return ['Install', 'Configure', 'Start'].map((transition, step) => ({
    id: uuidOf(`task ${component} ${transition} of ${id}`),
    name: `${transition} ${component}`,
    type: 'Transition',
    transition,
    componentName: component,
    order: at * 3 + step,
  }));
}

function taskStatus({ status }: Process, ahead: number): string {
  if (ahead < 0) return 'Completed';
  if (ahead > 0 || (status !== 'In Progress' && status !== 'Failed')) return 'Pending';
  return status;
}

function instance({ assembly }: Process, shape: { members: number; state: string }): JsonObject {
  return {
    type: 'Assembly',
    id: assembly.id,
    name: assembly.name,
    descriptorName: assembly.type,
    state: shape.state,
    properties: Object.entries(assembly.properties ?? {}).map(([name, value]) => ({ name, value })),
    children: parts.flatMap((part) =>
      Array.from({ length: part === 'data' ? shape.members : 1 }, (_, at) => ({
        type: 'Component',
        id: uuidOf(`component ${assembly.name} ${part} ${at}`),
        name: part === 'data' ? `${assembly.name}__data__${at + 1}` : `${assembly.name}__${part}`,
        descriptorName: `resource::${part}::1.0`,
        state: shape.state,
        properties: [{ name: 'deploymentLocation', value: 'core@edge' }],
      })),
    ),
    relationships: [],
    references: [
      { id: uuidOf('reference internal network'), name: 'internal-network', type: 'resource::network::1.0' },
    ],
  };
}
