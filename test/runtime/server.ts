/** Declares a suite that needs a PostgreSQL server; without TEST_DATABASE_URL it is left out, and that is said. */
export function withServer(name: string, declare: () => void): void {
  if (process.env.TEST_DATABASE_URL) {
    describe(name, declare);
    return;
  }
  process.stderr.write(`TEST_DATABASE_URL is not set: "${name}" is left out\n`);
  describe.skip(name, () => {
    it('needs a PostgreSQL server', () => undefined);
  });
}
