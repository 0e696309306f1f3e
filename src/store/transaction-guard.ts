import { isNotFound } from './errors.ts';

/**
 * Makes a failure within a transaction final. PostgreSQL gives a transaction up at the first failed statement and then
 * answers its commit with a silent rollback; SQLite would go on. Here both fail, even where the failure was caught.
 */
export class TransactionGuard {
  #failure: { readonly error: unknown } | null = null;
  readonly #underWay = new Set<Promise<void>>();

  /** Runs one step; throws the first failure again where an earlier step failed. */
  async run<T>(step: () => Promise<T>): Promise<T> {
    this.assertIntact();
    try {
      return await step();
    } catch (error) {
      if (!isNotFound(error)) this.fail(error);
      throw error;
    }
  }

  fail(error: unknown): void {
    this.#failure ??= { error };
  }

  /** Goes on while a write is under way, which `settled` waits for. */
  behind(write: Promise<unknown>): void {
    const ended = write
      .catch((error: unknown) => this.fail(error))
      .then(() => void this.#underWay.delete(ended));
    this.#underWay.add(ended);
  }

  /** Resolves once nothing is under way any more; throws where any step failed. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    this.assertIntact();
  }

  assertIntact(): void {
    if (this.#failure !== null) throw this.#failure.error;
  }
}
