#!/usr/bin/env node
// `npm run reference`: writes docs/commands.md from the verbs that the service knows.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

await build({
  absWorkingDir: root,
  entryPoints: { reference: 'scripts/commands-page.ts' },
  outdir: 'dist',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  logLevel: 'warning',
});

const { commandsPage } = await import(new URL('../dist/reference.js', import.meta.url).href);
writeFileSync(`${root}/docs/commands.md`, commandsPage());
