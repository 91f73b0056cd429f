import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { isObject } from './shape.ts';

/** The request half of an exchange. */
export interface Sent {
  method: string;
  /** Path and query. */
  target: string;
  headers: Record<string, string>;
  /** An object goes out as JSON, a string as it is. */
  body: unknown;
}

/** The answering half. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** JSON where it is some, else the text, null where there is none. */
  body: unknown;
}

/** An exchange with a real server. */
export interface Capture {
  name: string;
  request: Sent;
  response: Answer;
}

/** The exchanges recorded with one upstream. */
export function captures(upstream: string): Capture[] {
  const file = new URL(`captures/${upstream}.json`, import.meta.url);
  const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Array.isArray(found) ? found.filter(isCapture) : [];
}

function isCapture(value: unknown): value is Capture {
  return isObject(value) && isObject(value['request']) && isObject(value['response']);
}

/** Sends a request with just these headers, over a connection of its own. */
export async function send(url: string, sent: Sent): Promise<Answer> {
  const { method, target, headers } = sent;
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, method, path: target, headers, agent: false }, (response) => {
      const fields: Record<string, string> = {};
      for (const [name, values] of Object.entries(response.headersDistinct))
        fields[name] = (values ?? []).join(', ');
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: fields, body: read(body) }),
        reject,
      );
    });
    call.once('error', reject);
    call.end(
      typeof sent.body === 'string' ? sent.body : sent.body === null ? undefined : JSON.stringify(sent.body),
    );
  });
}

function read(body: string): unknown {
  if (body === '') return null;
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch {
    // The recordings have lost the line end that Content-Length counts.
    return body.replace(/\n$/, '');
  }
}
