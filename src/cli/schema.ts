import { sdl } from '../schema.ts';

/** `tributary schema`: the SDL as a file holds it. */
export function printSchema(): void {
  process.stdout.write(`${sdl()}\n`);
}
