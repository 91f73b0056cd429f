import { RequestError } from '../errors.ts';
import { isObject } from '../json/read.ts';

/** The refusal of a query whose text is longer than `limit` bytes, before it is hashed or parsed; null when it is not. */
export function queryTextFault(body: unknown, limit: number): RequestError | null {
  const text = isObject(body) ? body['query'] : null;
  // A character takes up to three bytes of UTF-8, so that most texts need not be measured.
  if (typeof text !== 'string' || text.length * 3 <= limit) return null;
  const bytes = Buffer.byteLength(text);
  if (bytes <= limit) return null;
  return new RequestError(
    'COST_LIMIT_EXCEEDED',
    `The text of the query has ${bytes} bytes; the limit is ${limit}.`,
  );
}
