import type { Policy } from '../../../src/execution/compilePolicy.ts';

export const usualPolicy: Policy = 'never';
