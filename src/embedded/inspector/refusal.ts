/** A request that the inspector turns down: its HTTP status and the text of its error envelope. */
export class Refusal extends Error {
  override name = 'Refusal' as const;
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
