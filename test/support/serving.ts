import { onTestFinished } from 'vitest';
import { serve } from '../../src/cli/serve.ts';
import type { Serving } from '../../src/cli/serve.ts';
import type { FakeUpstream } from './fakeUpstream.ts';
import { project } from './rows.ts';

/** What a gateway needs that has no more than a karbor. */
export const karborAt = ({ url }: FakeUpstream) => ({
  KARBOR_URL: `${url}/v1/${project}`,
  KARBOR_TOKEN: 'a-token',
});

/** A gateway as `tributary serve` runs it, which reads no more of its environment than is given, for the length of a test. */
export async function openServing(env: Readonly<Record<string, string>>): Promise<Serving> {
  const own = { PORT: '0', LOG_LEVEL: 'silent', SHUTDOWN_GRACE: '1ms', ...env };
  const serving = await serve(own, '/nowhere');
  onTestFinished(async () => serving.stop());
  return serving;
}
