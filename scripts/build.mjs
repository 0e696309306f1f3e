#!/usr/bin/env node
// Bundles the service and its maintenance commands into dist/. Packages stay outside: npm has installed them.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const entries = { main: 'src/main.ts', migrate: 'scripts/migrate.ts' };
const only = process.argv.slice(2);

await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(
    Object.entries(entries).filter(([name, path]) =>
      only.length > 0 ? only.includes(name) : existsSync(`${root}/${path}`),
    ),
  ),
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  packages: 'external',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  sourcemap: true,
  loader: { '.html': 'text', '.css': 'text', '.txt': 'text', '.sql': 'text', '.client.js': 'text' },
  logLevel: 'warning',
});
