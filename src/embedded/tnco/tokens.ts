import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';

/** Seconds that a token lives: TNC-O's default. */
export const tokenLifetime = 1200;

/** The tokens handed out, each with its end. */
export class Tokens {
  readonly #clock: Clock;
  readonly #ends = new Map<string, number>();
  readonly #key = randomBytes(32);

  constructor(clock: Clock, forever: string) {
    this.#clock = clock;
    this.#ends.set(forever, Infinity);
  }

  /** An opaque token, as the OAuth2 endpoint gives it; its answer tells how long it lives. */
  opaque(): string {
    return this.#kept(randomUUID());
  }

  /** A JSON web token, as the logins of the user interface give it: Zen's answer tells its end in here only. */
  signed(username: string): string {
    const issued = Math.floor(this.#clock.now() / 1000);
    const claims = { sub: username, iat: issued, exp: issued + tokenLifetime, jti: randomUUID() };
    const unsigned = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}`;
    const signature = createHmac('sha256', this.#key).update(unsigned).digest('base64url');
    return this.#kept(`${unsigned}.${signature}`);
  }

  /** What a token is worth now. */
  standing(token: string): 'valid' | 'expired' | 'unknown' {
    const end = this.#ends.get(token);
    if (end === undefined) return 'unknown';
    return this.#clock.now() < end ? 'valid' : 'expired';
  }

  #kept(token: string): string {
    this.#ends.set(token, this.#clock.now() + tokenLifetime * 1000);
    return token;
  }
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
