import { ConfigError } from '../config/faults.ts';
import { readSchemaSettings } from '../config/readSchemaSettings.ts';
import { sdl } from '../schema/build.ts';
import { home } from '../config/home.ts';

/** `tributary schema`: the SDL that is served, as a composer or a code generator takes it. */
export function printSchema(): void {
  try {
    const surroundings = { env: process.env, cwd: process.cwd(), home: home() };
    const { writes, names } = readSchemaSettings(surroundings);
    process.stdout.write(`${sdl(writes.allowed, names)}\n`);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}
