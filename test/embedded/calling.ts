import { onTestFinished } from 'vitest';
import type { ManualClock } from '../../src/embedded/clock.ts';
import { manualClock } from '../../src/embedded/clock.ts';
import type { CloudOptions } from '../../src/embedded/cloud.ts';
import { startEmbeddedCloud } from '../../src/embedded/cloud.ts';
import type { Stage } from '../replay/stage.ts';
import { openStage } from '../replay/stage.ts';

/** A cloud for one test, with a clock that stands still, and the calls that tests make of it. */
export async function testCloud(
  options: Omit<CloudOptions, 'clock'> = {},
): Promise<Stage & { clock: ManualClock }> {
  const clock = manualClock();
  const cloud = await startEmbeddedCloud({ ...options, clock });
  onTestFinished(() => cloud.close());
  return openStage({ cloud, clock });
}
