import { isObject } from '../json/read.ts';

const maxDetail = 300;
/** What is read of a message: it may hold all that a client sent, and some patterns take time that grows with its square. */
const maxRead = 1_000;

/** The upstream's own message out of any of the error bodies seen in the wild (upstreams.md 9.2), or null. */
export function messageOf(body: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return yamlMessage(body);
  }
  return messageIn(value);
}

function messageIn(value: unknown): string | null {
  if (!isObject(value)) return null;
  const flat = [value['localizedMessage'], value['message'], value['error_description']].find(isText);
  if (flat !== undefined) return flat;
  for (const fault of Object.values(value)) {
    if (isObject(fault) && isText(fault['message'])) return fault['message'];
  }
  return null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** TNC-O may answer errors as YAML; one line of it is all that is wanted. */
function yamlMessage(body: string): string | null {
  return /^(?:localizedMessage|message): *["']?([^\n]*?)["']?$/m.exec(body)?.[1] ?? null;
}

const cuts: readonly (readonly [RegExp, string])[] = [
  [/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, '[address]'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '[address]'],
  [/\[[0-9a-f:]*:[0-9a-f:]+\](?::\d+)?/gi, '[address]'],
  [/\b[a-z0-9-]+(?:\.[a-z0-9-]+)*:\d{2,5}\b/gi, '[address]'],
  [/(?:^|(?<=[\s"'(=]))\/[\w.-]+(?:\/[\w.%-]*)+/g, '[path]'],
];

const secrets: readonly (readonly [RegExp, string])[] = [
  [/\b(?:gAAAA[\w-]+=*|eyJ[\w-]+\.[\w-]+\.[\w-]+)/g, '[token]'],
  [/\b(bearer|token|password|secret)\b(["']?\s*[:=]\s*["']?|\s+)\S{8,}/gi, '$1 [cut]'],
];

/** A text without what looks like a token or a password, fit for a log. */
export function cutSecrets(text: string): string {
  return secrets.reduce((left, [pattern, put]) => left.replace(pattern, put), text);
}

/** A short message fit for a client: no markup, traceback, address, path or token. Null when nothing fit is left. */
export function clean(message: string): string | null {
  const said = message.slice(0, maxRead);
  if (/Traceback|\n\s*File "|^\s*at \S+\(/m.test(said) || /<[a-z!/]/i.test(said)) return null;
  let text = said.replace(/\s+/g, ' ').trim();
  for (const [pattern, put] of cuts) text = text.replace(pattern, put);
  text = cutSecrets(text);
  if (text === '') return null;
  return text.length > maxDetail ? `${text.slice(0, maxDetail)}…` : text;
}
