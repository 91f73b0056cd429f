import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** These tests start the gateway as its users do. */
export default function build(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url))]);
}
