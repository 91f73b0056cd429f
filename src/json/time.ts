import { DecodeError, string } from './read.ts';
import type { Reader } from './read.ts';

const dialect = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/;

/** Most times as they come: in UTC, on a day that every month has. Nothing of them needs to be worked out. */
const plain = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z?$/;

/** Any of the upstreams' time dialects as RFC 3339 in UTC; a time without a zone is read as UTC (upstreams.md 9.3). */
export const utcTime: Reader<string> = (value) => {
  const text = string(value);
  if (plain.test(text)) return text.endsWith('Z') ? text : `${text}Z`;
  const [, day, time, fraction = '', zone = 'Z'] = dialect.exec(text) ?? [];
  if (day === undefined || time === undefined) throw new DecodeError('expected an ISO 8601 time');
  existing(day);
  if (zone === 'Z') return `${moment(`${day}T${time}Z`).slice(0, 19)}${fraction}Z`;
  const offset = zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  return `${moment(`${day}T${time}${offset}`).slice(0, 19)}${fraction}Z`;
};

/** Most days: every month has them. */
const plainDay = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

/** A day, as `2026-11-21`. */
export const day: Reader<string> = (value) => {
  const text = string(value);
  if (plainDay.test(text)) return text;
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new DecodeError('expected a date as YYYY-MM-DD');
  return existing(text);
};

/** Date.parse takes 30 February for 2 March. */
function existing(day: string): string {
  if (moment(`${day}T00:00:00Z`).slice(0, 10) !== day) throw new DecodeError('expected a day that exists');
  return day;
}

function moment(text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new DecodeError('expected a time that exists');
  return new Date(time).toISOString();
}
