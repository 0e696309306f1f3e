import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from '@swc/core';
import { build } from 'esbuild';
import { check } from 'recheck';

/**
 * Collects every regular expression of some folders and looks for one that a text can drive to more than linear time.
 * Literals are taken from the syntax; composed ones by running the module that makes them, so they must be made when
 * it is loaded.
 */

const COMPOSED = /\bnew RegExp\(/g;
/** How long one expression may be examined, in milliseconds; one that takes longer counts as open. */
const EXAMINE_MS = 60_000;

/** Source files below folders, without tests and what is generated. */
export function sourcesOf(root, folders) {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && entry.name.endsWith('.ts') && !/\.(?:test|d)\.ts$/.test(entry.name),
      )
      .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name))),
  );
}

/** The literals of one source text. */
export async function literalsOf(source) {
  const found = [];
  const visit = (node) => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    else if (node && typeof node === 'object') {
      if (node.type === 'RegExpLiteral') found.push({ pattern: node.pattern, flags: node.flags });
      for (const each of Object.values(node)) visit(each);
    }
  };
  visit(await parse(source, { syntax: 'typescript', target: 'es2022' }));
  return found;
}

/** The expressions that a module composes while it is loaded; throws where one is composed later. */
export async function composedOf(root, file) {
  const sites = readFileSync(join(root, file), 'utf8').match(COMPOSED)?.length ?? 0;
  if (sites === 0) return [];
  const marked = {
    name: 'marked',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (relative(root, path) !== file) return undefined;
        let site = 0;
        const contents = readFileSync(path, 'utf8').replace(
          COMPOSED,
          () => `globalThis.collectRegExp(${site++}, `,
        );
        return { contents, loader: 'ts' };
      });
    },
  };
  const bundle = await build({
    entryPoints: [join(root, file)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
    plugins: [marked],
  });
  const found = [];
  const seen = new Set();
  globalThis.collectRegExp = (site, pattern, flags = '') => {
    seen.add(site);
    found.push({ pattern: String(pattern), flags });
    return new RegExp(pattern, flags);
  };
  // Inside the project, so that its packages are found.
  const dir = mkdtempSync(join(root, 'node_modules', '.regexes-'));
  const module = join(dir, 'module.mjs');
  writeFileSync(module, bundle.outputFiles[0].text);
  try {
    await import(pathToFileURL(module).href);
  } finally {
    rmSync(dir, { recursive: true });
  }
  if (seen.size < sites)
    throw new Error(`${file} composes an expression after it was loaded, so none can examine it`);
  return found;
}

/** An attacking text is tried at this length, where a square takes seconds, and a line a few milliseconds. */
const ATTACK_LENGTH = 80_000;
const SLOW_MS = 250;

/** Whether a text that was guessed to take more than linear time does: guesses differ from run to run. */
function takesLong({ pattern, flags }, { pumps, suffix }) {
  const each = ATTACK_LENGTH / pumps.length;
  const text = pumps.map(({ prefix, pump }) => prefix + pump.repeat(each / pump.length)).join('') + suffix;
  const expression = new RegExp(pattern, flags);
  const before = performance.now();
  text.replace(expression, '');
  return performance.now() - before > SLOW_MS;
}

/** Why an expression is not linear, or null where it is. */
export async function faultOf({ pattern, flags }) {
  const result = await check(pattern, flags, { timeout: EXAMINE_MS });
  if (result.status === 'safe') return null;
  if (result.status !== 'vulnerable') return `could not be examined (${result.error?.kind ?? 'unknown'})`;
  const guessed = result.checker === 'fuzz' && result.complexity.type === 'polynomial';
  if (guessed && !takesLong({ pattern, flags }, result.attack)) return null;
  return `${result.complexity.type}${result.complexity.degree ? ` of degree ${result.complexity.degree}` : ''}, e.g. ${result.attack.pattern}`;
}
