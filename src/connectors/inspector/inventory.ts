import { UpstreamError } from '../../errors.ts';
import type { JsonDocument } from '../../json/document.ts';
import { DecodeError } from '../../json/read.ts';
import { inventory } from './model.ts';

/** Checked only when asked for: the data around it is free in shape. */
export async function inventoryIn(data: JsonDocument | null) {
  if (data === null) return null;
  const value = await data.at('/inventory');
  try {
    return inventory({ inventory: value });
  } catch (cause) {
    if (!(cause instanceof DecodeError)) throw cause;
    const place = `$${cause.place}`;
    const failed = { upstream: 'inspector', operation: 'introspection-data.get', place } as const;
    throw new UpstreamError('UPSTREAM_MALFORMED', failed, { cause });
  }
}
