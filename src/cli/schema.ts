import { readSchemaSettings } from '../config/readSchemaSettings.ts';
import { surroundings } from '../config/surroundings.ts';
import { sdl } from '../schema/build.ts';

/** `tributary schema`: the SDL that is served, as a composer or a code generator takes it. */
export function printSchema(): void {
  const { writes, names } = readSchemaSettings(surroundings());
  process.stdout.write(`${sdl(writes.allowed, names)}\n`);
}
