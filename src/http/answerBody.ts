import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { constants, createGzip, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { pieceSize, withTexts } from '../json/rawJson.ts';
import type { RawJson } from '../json/rawJson.ts';

/** An answer as it was printed, and the texts that it holds only marks for. */
interface Printed {
  readonly text: string;
  readonly texts: readonly RawJson[];
}

const zip = promisify(gzip);
/** Better levels cost more than they save. */
const fastest = { level: constants.Z_BEST_SPEED };

/** Bytes that are too many to be held in one piece. */
interface Long {
  readonly pieces: readonly Uint8Array[];
  readonly length: number;
}

/** The body to send. What is compressed is so in another thread. */
export function bodyOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { text, texts, compressFrom }: Printed & { readonly compressFrom: number },
): string | Buffer | Readable | Promise<Buffer> {
  const body = texts.length === 0 ? text : joined(withTexts(text, texts));
  if (compressFrom > 0 && body.length >= compressFrom) {
    const vary = reply.getHeader('vary'); // CORS may have said something
    void reply.header('vary', vary === undefined ? 'accept-encoding' : `${String(vary)}, accept-encoding`);
    if (prefersGzip(request)) {
      void reply.header('content-encoding', 'gzip');
      return isLong(body) ? streamed(body).pipe(createGzip(fastest)) : zip(body, fastest);
    }
  }
  if (!isLong(body)) return typeof body === 'string' ? sent(body) : body;
  void reply.header('content-length', body.length);
  return streamed(body);
}

function joined(pieces: readonly Uint8Array[]): Buffer | Long {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return length > pieceSize ? { pieces, length } : Buffer.concat(pieces, length);
}

function isLong(body: string | Buffer | Long): body is Long {
  return typeof body === 'object' && 'pieces' in body;
}

function streamed({ pieces }: Long): Readable {
  return Readable.from(pieces, { objectMode: false });
}

function prefersGzip({ headers }: FastifyRequest): boolean {
  const accepted = headers['accept-encoding'];
  if (accepted === undefined) return false;
  const negotiator = new Negotiator({ headers: { 'accept-encoding': String(accepted) } });
  return negotiator.encoding(['gzip', 'identity']) === 'gzip';
}

/** Characters: Node writes a short text together with the head of its answer, in one piece. */
const short = 4096;
/** More than one character can take beyond the one byte that is reckoned with. */
const spare = 4;

/**
 * A text as it is best sent: a long one as UTF-8, since of a text Fastify counts the bytes and Node makes two copies, which for
 * a list costs as much as executing it. Most answers are ASCII: their bytes are as many as their characters, and need not be
 * counted first.
 */
export function sent(text: string): string | Buffer {
  if (text.length <= short) return text;
  const bytes = Buffer.allocUnsafeSlow(text.length + spare);
  // Any other character makes it more, also where the text does not fit.
  return bytes.write(text) === text.length ? bytes.subarray(0, text.length) : Buffer.from(text);
}
