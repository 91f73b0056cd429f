import type { ExampleGroup } from './example.ts';
import { bareMetal } from './examples/bareMetal.ts';
import { dataProtection } from './examples/dataProtection.ts';
import { everything } from './examples/everything.ts';
import { processes } from './examples/processes.ts';
import { serverEvents } from './examples/serverEvents.ts';

/** Every example, as the explorer lists them. */
export const exampleGroups: readonly ExampleGroup[] = [
  everything,
  bareMetal,
  processes,
  serverEvents,
  dataProtection,
];
