import { expect, it } from 'vitest';
import { sdl } from '../../src/schema/build.ts';

it('keeps the published schema.graphql equal to what is served and printed', async () => {
  await expect(`${sdl()}\n`).toMatchFileSnapshot('../../schema.graphql');
});
