import { setImmediate } from 'node:timers/promises';
import { pick } from '../jsonPointer.ts';
import { isObject, json } from '../transport/read.ts';
import type { JsonObject } from '../transport/read.ts';
import { largeBody } from './parser.ts';
import type { LargeJsonParser } from './parser.ts';
import { RawJson } from './rawJson.ts';

/** A JSON object of any size and shape, of which only what is asked for is read out. */
export interface JsonDocument {
  whole(): Promise<unknown>;
  /** What well-formed JSON Pointers point at, by pointer. */
  pick(pointers: readonly string[]): Promise<unknown>;
  /** The value that one points at, undefined where there is none. */
  at(pointer: string): Promise<unknown>;
}

/** One that has been read already. */
export function smallDocument(value: JsonObject): JsonDocument {
  return {
    whole: async () => json(value),
    pick: async (pointers) => json(pick(value, pointers)),
    at: async (pointer) => pick(value, [pointer])[pointer],
  };
}

export interface LargeBody {
  readonly body: Uint8Array;
  readonly parser: LargeJsonParser;
  /** Takes texts that go into the answer as they are; null: all are read here, whatever time that takes. */
  readonly raws: RawJson[] | null;
  /** The error that a body of the wrong kind is. */
  readonly misread: (cause: unknown) => Error;
}

type Text = Uint8Array<ArrayBuffer>;

/** One that is read in another thread. What is asked for in the same turn is read together. */
export function largeDocument(large: LargeBody): JsonDocument {
  const print = together(large);
  const valueOf = (text: Text): unknown => JSON.parse(Buffer.from(text.buffer).toString());
  const answered = async (wish: Wish): Promise<unknown> => {
    const text = await print(wish);
    if (large.raws === null || text.length < largeBody) return valueOf(text);
    const raw = new RawJson(text);
    large.raws.push(raw);
    return raw;
  };
  return {
    whole: async () => answered(null),
    pick: answered,
    at: async (pointer) => {
      const found = valueOf(await print([pointer]));
      return isObject(found) ? found[pointer] : undefined;
    },
  };
}

type Wish = readonly string[] | null;

/** Gathers the wishes of one turn, so that the body is read once for all of them. */
function together({ body, parser, misread }: LargeBody): (wish: Wish) => Promise<Text> {
  let wishes: Wish[] = [];
  let texts: Promise<readonly Text[]> | null = null;
  const start = async () => {
    await setImmediate();
    const asked = wishes;
    wishes = [];
    texts = null;
    return parser.print(body, asked).catch((cause: unknown) => {
      throw misread(cause);
    });
  };
  return async (wish) => {
    const index = wishes.push(wish) - 1;
    const text = (await (texts ??= start()))[index];
    if (text === undefined) throw new Error('a text was not printed');
    return text;
  };
}
