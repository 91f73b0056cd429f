/** More than one character can take beyond the one byte that is reckoned with. */
const spare = 4;

/** A text as UTF-8. Most answers are ASCII: their bytes are as many as their characters, and need not be counted first. */
export function bytesOf(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(text.length + spare);
  // Any other character makes it more, also where the text does not fit.
  return bytes.write(text) === text.length ? bytes.subarray(0, text.length) : Buffer.from(text);
}
