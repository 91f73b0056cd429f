import type { ServerResponse } from 'node:http';

/** Stands in every hostile answer; must never reach a client. */
export const marker = 'HOSTILE-7f3a';
const traceback = `Traceback (most recent call last):\\n  File \\"/usr/lib/python3/${marker}.py\\", line 7`;
const html = `<html><body><h1>${marker}</h1>http://10.9.8.7:5050/v1 token gAAAAABhostiletoken</body></html>`;

export interface Attack {
  readonly name: string;
  /** Codes that an error at the field may have; those of `userErrors` for a write count as such. */
  readonly codes: readonly string[];
  /** A read may say that there is nothing, without an error. */
  readonly absent?: boolean;
  /** A JSON object, whatever it holds. */
  readonly isObject?: boolean;
  readonly answer: (response: ServerResponse, elsewhere: string) => void;
}

const json =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
const fault = (status: number) =>
  json(status, `{"error":{"message":"${traceback}"},"localizedMessage":"${traceback}"}`);
const page =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(html);
const head = (response: ServerResponse, headers: string, body: string) =>
  response.socket?.write(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${headers}\r\n\r\n${body}`);

const refused = [
  'UPSTREAM_REJECTED',
  'INVALID_INPUT',
  'INVALID_STATE',
  'NOT_FOUND',
  'CONFLICT',
  'QUOTA_EXCEEDED',
  'OUTCOME_UNKNOWN',
  'UNSUPPORTED',
  'BAD_USER_INPUT',
  'NOT_SENT',
];
const malformed = ['UPSTREAM_MALFORMED', 'OUTCOME_UNKNOWN'];
const cut = [...malformed, 'UPSTREAM_UNREACHABLE', 'UPSTREAM_TIMEOUT'];

/** Everything that an upstream may do wrong, one at a time. */
export const attacks: readonly Attack[] = [
  { name: '400', codes: refused, answer: fault(400) },
  {
    name: '401',
    codes: ['UPSTREAM_FORBIDDEN', 'UNAUTHENTICATED', 'OUTCOME_UNKNOWN', 'NOT_SENT'],
    answer: fault(401),
  },
  { name: '403', codes: ['UPSTREAM_FORBIDDEN', 'OUTCOME_UNKNOWN', 'NOT_SENT'], answer: fault(403) },
  { name: '404', codes: refused, absent: true, answer: fault(404) },
  { name: '404 with HTML', codes: ['UPSTREAM_MALFORMED'], answer: page(404) },
  { name: '409', codes: refused, answer: fault(409) },
  { name: '413', codes: refused, answer: fault(413) },
  { name: '429', codes: ['UPSTREAM_UNAVAILABLE', 'OUTCOME_UNKNOWN'], answer: fault(429) },
  { name: '500 with HTML', codes: ['UPSTREAM_FAILED', 'OUTCOME_UNKNOWN'], answer: page(500) },
  {
    name: '503 with Retry-After',
    codes: ['UPSTREAM_UNAVAILABLE', 'OUTCOME_UNKNOWN'],
    answer: page(503, { 'retry-after': '120' }),
  },
  { name: '200 with HTML', codes: malformed, answer: page(200) },
  { name: '200 without a body', codes: malformed, answer: (response) => response.writeHead(200).end() },
  { name: '204', codes: malformed, answer: (response) => response.writeHead(204).end() },
  { name: 'truncated JSON', codes: malformed, answer: json(200, `{"introspection":[{"uuid":"${marker}`) },
  { name: 'null', codes: malformed, answer: json(200, 'null') },
  { name: 'a wrong shape', codes: malformed, answer: json(200, `[[{"${marker}":1}]]`) },
  {
    name: 'a body of 100 MB',
    codes: cut,
    answer: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const piece = Buffer.alloc(1_000_000, 'a');
      let left = 100;
      const more = () => {
        while (left-- > 0 && !response.destroyed)
          if (!response.write(piece)) return void response.once('drain', more);
        response.end();
      };
      more();
    },
  },
  { name: 'a reset before headers', codes: cut, answer: ({ socket }) => socket?.resetAndDestroy() },
  {
    name: 'a reset after headers',
    codes: cut,
    answer: (response) => {
      head(response, 'Content-Length: 5000', '{"a":');
      setTimeout(() => response.socket?.resetAndDestroy(), 5);
    },
  },
  { name: 'silence', codes: ['UPSTREAM_TIMEOUT', 'OUTCOME_UNKNOWN'], answer: () => undefined },
  {
    name: 'one byte a second',
    codes: ['UPSTREAM_TIMEOUT', 'OUTCOME_UNKNOWN'],
    answer: (response) => {
      head(response, 'Content-Length: 5000', '{');
      const timer = setInterval(() => response.socket?.write(' '), 1_000);
      response.socket?.once('close', () => clearInterval(timer));
    },
  },
  {
    name: 'a redirect to elsewhere',
    codes: malformed,
    answer: (response, elsewhere) => response.writeHead(302, { location: `${elsewhere}/${marker}` }).end(),
  },
  {
    name: 'a wrong content length',
    codes: cut,
    answer: (response) => {
      head(response, 'Content-Length: 500', `{"${marker}":1}`);
      setTimeout(() => response.socket?.end(), 5);
    },
  },
  {
    name: 'invalid UTF-8',
    codes: malformed,
    answer: (response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')])),
  },
  {
    name: '100,000 levels of nesting',
    isObject: true,
    codes: malformed,
    answer: json(200, `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
  },
];
