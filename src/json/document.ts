import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { DecodeError } from './read.ts';
import { skipBlanks, openObject } from './bytes.ts';
import { deepestJson } from './depth.ts';
import { Places } from './places.ts';
import type { Place } from './places.ts';
import { RawJson } from './rawJson.ts';
import { Scanner } from './scanner.ts';

/** A JSON object of any size and shape, of which only what is asked for is read out. */
export interface JsonDocument {
  whole(): Promise<unknown>;
  /** What well-formed JSON Pointers point at, by pointer; those that point nowhere are left out. */
  pick(pointers: readonly string[]): Promise<unknown>;
  /** The value that one points at, undefined where there is none. */
  at(pointer: string): Promise<unknown>;
}

interface DocumentSource {
  readonly body: Buffer;
  /** Takes texts that go into the answer as they are; null: they are read, as whoever gets the values wants them. */
  readonly raws: RawJson[] | null;
  /** Asked before so many bytes of it go into the answer; throws where they are too many. */
  readonly take: (bytes: number) => void;
  /** The error that a body of the wrong kind is. */
  readonly misread: (cause: unknown) => Error;
}

/** One that is read when something of it is asked for, and once for all that is asked for in the same turn. */
export function documentOf(source: DocumentSource): JsonDocument {
  const read = together(source);
  const valueOf = ({ start, end }: Place): unknown => JSON.parse(source.body.toString('utf8', start, end));
  /** `around`: levels that the answer puts around it. */
  const free = (place: Place, around: number): unknown => {
    if (place.levels + around > deepestJson)
      throw source.misread(new DecodeError(`expected at most ${deepestJson} levels`));
    source.take(place.end - place.start);
    if (source.raws === null) return valueOf(place);
    const raw = new RawJson(source.body.subarray(place.start, place.end));
    source.raws.push(raw);
    return raw;
  };
  return {
    whole: async () => free((await read([''])).root, 0),
    async pick(pointers) {
      const places = await read(pointers);
      const found = pointers.flatMap((pointer): [string, unknown][] => {
        const place = places.find(pointer);
        return place === undefined ? [] : [[pointer, free(place, 1)]];
      });
      return Object.fromEntries(found);
    },
    async at(pointer) {
      const place = (await read([pointer])).find(pointer);
      return place === undefined ? undefined : valueOf(place);
    },
  };
}

/** Gathers the pointers of one turn, so that the body is read once for all of them. */
function together({ body, misread }: DocumentSource): (pointers: readonly string[]) => Promise<Places> {
  let wanted = new Set<string>();
  let reading: Promise<Places> | null = null;
  const read = async () => {
    await setImmediate();
    const places = new Places(wanted);
    wanted = new Set();
    reading = null;
    try {
      await find(body, places.root);
    } catch (cause) {
      throw misread(cause);
    }
    return places;
  };
  return async (pointers) => {
    for (const pointer of pointers) wanted.add(pointer);
    return (reading ??= read());
  };
}

/** Whatever else is to be done has its turn between two pieces of a long body. */
async function find(body: Buffer, root: Place): Promise<void> {
  if (!isUtf8(body)) throw new DecodeError('expected UTF-8');
  const pieces = new Scanner(body).read(root);
  while (pieces.next().done !== true) await setImmediate();
  if (body[skipBlanks(body, 0)] !== openObject) throw new DecodeError('expected an object');
}
