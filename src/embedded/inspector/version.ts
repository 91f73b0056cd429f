import type { Outgoing } from '../service.ts';
import { pythonInt } from '../python.ts';
import { failure, page } from './answers.ts';

const current = 18;

/**
 * What is wrong with the version that a request asks for; null when nothing is. A malformed one is an HTML 500
 * instead of the 400 that the server means: it compares its own error answer with a number.
 */
export function versionFault(header: string | undefined): Outgoing | null {
  if (header === undefined || header.toLowerCase() === 'latest') return null;
  const [, major = '', minor = ''] = /^([^.]*)\.(.*)$/s.exec(header) ?? [];
  const asked = [pythonInt(major), pythonInt(minor)] as const;
  if (asked[0] === null || asked[1] === null) return page(500, crash);
  if (asked[0] === 1 && asked[1] >= 0 && asked[1] <= current) return null;
  const text = `Unsupported API version ${asked[0]}.${asked[1]}, supported range is 1.0 to 1.${current}`;
  return failure(406, text);
}

const crash = {
  title: 'Internal Server Error',
  words:
    'The server encountered an internal error and was unable to complete your request. ' +
    'Either the server is overloaded or there is an error in the application.',
};
