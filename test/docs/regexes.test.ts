import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';

/** What the checker of `npm run check` says of expressions, in a process of its own. */
function faultsOf(expressions: readonly { pattern: string; flags: string }[]): readonly (string | null)[] {
  const script = `
    import { faultOf } from './scripts/regexes.mjs';
    const faults = [];
    for (const each of JSON.parse(process.argv[1])) faults.push(await faultOf(each));
    console.log(JSON.stringify(faults));
    process.exit(0);`;
  const said = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script, JSON.stringify(expressions)],
    { encoding: 'utf8' },
  );
  return JSON.parse(said.stdout);
}

/** The expressions that are found in a source text or composed by a module. */
function found(call: string): { readonly out: unknown; readonly error: string } {
  const script = `
    import { composedOf, literalsOf } from './scripts/regexes.mjs';
    console.log(JSON.stringify(await ${call}));`;
  const said = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return { out: said.stdout === '' ? null : JSON.parse(said.stdout), error: said.stderr };
}

describe('the checker of regular expressions', () => {
  it('finds those that a text can drive to exponential or polynomial time', () => {
    const [exponential, nested, square, safe] = faultsOf([
      { pattern: '^(a+)+$', flags: '' },
      { pattern: '^(?:[a-z]+\\s?)*:$', flags: 'i' },
      { pattern: '\\s+$', flags: '' },
      { pattern: '^[a-z]{1,9}:', flags: 'i' },
    ]);
    expect(exponential).toContain('exponential');
    expect(nested).toContain('exponential');
    expect(square).toContain('polynomial');
    expect(safe).toBeNull();
  }, 120_000);

  it('collects literals from the syntax, not from texts and comments', () => {
    const source = 'const a = /x+/gi; // /no/\nconst b = "/no/"; f(() => /y/.test(c));';
    expect(found(`literalsOf(${JSON.stringify(source)})`).out).toEqual([
      { pattern: 'x+', flags: 'gi' },
      { pattern: 'y', flags: '' },
    ]);
  });

  it('collects composed ones as they are when their module is loaded', () => {
    const { out } = found("composedOf(process.cwd(), 'src/commands/call.ts')");
    expect(out).toEqual([{ pattern: '\uE000(\\d{1,5})\uE001', flags: 'g' }]);
  });

  it('refuses one that is composed later, where nothing can examine it', () => {
    const dir = mkdtempSync('node_modules/.later-');
    writeFileSync(`${dir}/later.ts`, "export const later = (word: string) => new RegExp('^' + word);");
    const { out, error } = found(`composedOf(process.cwd(), '${dir}/later.ts')`);
    rmSync(dir, { recursive: true });
    expect(out).toBeNull();
    expect(error).toContain('composes an expression after it was loaded');
  });
});
