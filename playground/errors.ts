/** A refusal of the playground's own API, with the status it answers. */
export class PlaygroundError extends Error {
  override readonly name = 'PlaygroundError';
  constructor(
    readonly status: 400 | 403 | 404 | 409,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
