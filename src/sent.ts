/** Characters: Node writes a short text together with the head of its answer, in one piece. */
const short = 4096;
/** More than one character can take beyond the one byte that is reckoned with. */
const spare = 4;

/**
 * A text as it is best sent: a long one as UTF-8, since of a text Fastify counts the bytes and Node makes two copies, which for
 * a list costs as much as executing it. Most answers are ASCII: their bytes are as many as their characters, and need not be counted first.
 */
export function sent(text: string): string | Buffer {
  if (text.length <= short) return text;
  const bytes = Buffer.allocUnsafeSlow(text.length + spare);
  // Any other character makes it more, also where the text does not fit.
  return bytes.write(text) === text.length ? bytes.subarray(0, text.length) : Buffer.from(text);
}
