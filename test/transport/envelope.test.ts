import { describe, expect, it } from 'vitest';
import { clean, messageOf } from '../../src/transport/envelope.ts';

describe('messageOf', () => {
  it.each([
    ['inspector', '{"error":{"message":"Node is locked"}}', 'Node is locked'],
    ['keystone', '{"error":{"code":401,"message":"Log in","title":"Unauthorized"}}', 'Log in'],
    ['nova', '{"itemNotFound":{"code":404,"message":"No instances found"}}', 'No instances found'],
    ['karbor', '{"overLimit":{"code":413,"message":"Too many","retryAfter":"0"}}', 'Too many'],
    ['TNC-O', '{"url":null,"localizedMessage":"Bad limit","details":{}}', 'Bad limit'],
    ['Spring', '{"status":400,"error":"Bad Request","message":"No","path":"/api"}', 'No'],
    ['OAuth', '{"error":"invalid_token","error_description":"Expired"}', 'Expired'],
    ['YAML', 'details: {}\nlocalizedMessage: "Bad limit"\nurl: null\n', 'Bad limit'],
    ['HTML', '<html><body>Nope</body></html>', null],
    ['nothing', '', null],
    ['a blank message', '{"error":{"message":" "}}', null],
    ['an array', '["no"]', null],
    ['a scalar', '"no"', null],
  ])('finds what %s said', (_whose, body, said) => expect(messageOf(body)).toBe(said));
});

describe('clean', () => {
  it.each([
    ['http://10.1.2.3:5050/v1 is away', '[address] is away'],
    ['connect to 10.1.2.3:8774 failed', 'connect to [address] failed'],
    ['no route to [fd00::1]:8774 now', 'no route to [address] now'],
    ['nova-api.internal.example:8774 refused', '[address] refused'],
    ['cannot read /etc/karbor/karbor.conf', 'cannot read [path]'],
    ['token gAAAAABm_abcdefghijklmnop= is bad', 'token [token] is bad'],
    ['got gAAAAABm_abcdefghijklmnop= here', 'got [token] here'],
    ['got eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl here', 'got [token] here'],
    ['Password: hunter2hunter2', 'Password [cut]'],
    [
      'Node 1be26c0b-03f2-4d2e-ae87-c02d7f33c123   is\nlocked',
      'Node 1be26c0b-03f2-4d2e-ae87-c02d7f33c123 is locked',
    ],
  ])('makes %j fit to be shown', (said, shown) => expect(clean(said)).toBe(shown));

  it.each([
    'Create checkpoint failed: Traceback (most recent call last):\n  File "/usr/lib/x.py", line 1',
    'oops\n  File "manager.py", line 3, in x',
    '<html><h1>Not Found</h1>',
    'Not <!-- x --> found',
    '   ',
  ])('shows nothing of %j', (said) => expect(clean(said)).toBeNull());

  it.each(['a.', 'a-', 'a+', 'eyJ-', '\n', '[a:'])('takes no longer for 60,000 characters of %j', (part) => {
    const started = performance.now();
    clean(part.repeat(60_000 / part.length));
    expect(performance.now() - started).toBeLessThan(300);
  });

  it('cuts what is long', () => expect(clean('x '.repeat(400))).toHaveLength(301));
});
