import { expect } from 'vitest';

/** vitest types its asymmetric matchers as `any`; these are the ones used here, as values of unknown type. */
export const containing = (text: string): unknown => expect.stringContaining(text);
export const like = (pattern: RegExp): unknown => expect.stringMatching(pattern);
export const anyText: unknown = expect.any(String);
export const having = (part: object): unknown => expect.objectContaining(part);
export const including = (items: readonly unknown[]): unknown => expect.arrayContaining([...items]);
