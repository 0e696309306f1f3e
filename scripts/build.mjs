#!/usr/bin/env node
// Bundles the service and its maintenance commands into dist/ (or `--outdir=…`). Packages stay outside: npm has installed them.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const entries = {
  main: 'src/main.ts',
  migrate: 'scripts/migrate.ts',
  'rotate-secret': 'scripts/rotate-secret.ts',
  fault: 'bench/fault.ts',
  bench: 'bench/bench.ts',
};
const args = process.argv.slice(2);
const only = args.filter((arg) => !arg.startsWith('--'));
const outdir = args.find((arg) => arg.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';

// Lark's SDK keeps 11 MB of source in memory as it comes; in one small file of its own it needs half as much.
const LARK_SDK = '@larksuiteoapi/node-sdk';
const larkSdk = {
  name: 'lark-sdk',
  setup: (plan) =>
    plan.onResolve({ filter: /^@larksuiteoapi\/node-sdk$/ }, () => ({
      path: '#lark-sdk',
      external: true,
    })),
};
await build({
  absWorkingDir: root,
  stdin: { contents: `module.exports = require('${LARK_SDK}')`, resolveDir: root },
  outfile: 'dist/vendor/lark-sdk.cjs',
  bundle: true,
  platform: 'node',
  mainFields: ['main'],
  target: 'node20.19',
  format: 'cjs',
  minify: true,
  charset: 'ascii',
  logLevel: 'warning',
});

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(
    Object.entries(entries).filter(([name, path]) =>
      only.length > 0 ? only.includes(name) : existsSync(`${root}/${path}`),
    ),
  ),
  outdir,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  packages: 'external',
  plugins: [larkSdk],
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  sourcemap: true,
  loader: { '.html': 'text', '.css': 'text', '.txt': 'text', '.sql': 'text', '.client.js': 'text' },
  metafile: true,
  logLevel: 'warning',
});

// Chunks are named by their content; those of earlier builds would pile up.
const chunks = join(root, 'dist/chunks');
for (const name of outdir === 'dist' && only.length === 0 && existsSync(chunks) ? readdirSync(chunks) : []) {
  if (!(`dist/chunks/${name}` in metafile.outputs)) rmSync(join(chunks, name));
}
