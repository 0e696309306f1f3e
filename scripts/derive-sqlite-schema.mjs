#!/usr/bin/env node
// Writes prisma/sqlite/schema.prisma from prisma/schema.prisma; with --check it only says whether they differ.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../prisma/schema.prisma', import.meta.url));
const target = fileURLToPath(new URL('../prisma/sqlite/schema.prisma', import.meta.url));

const client = `generator client {
  provider            = "prisma-client"
  output              = "../../src/store/generated/sqlite"
  moduleFormat        = "esm"
  importFileExtension = "ts"
}
`;

/** Everything from the first enum or model on is shared; only generators and the datasource differ. */
export function deriveSqliteSchema(schema) {
  const shared = schema.slice(schema.search(/^(enum|model|\/\/ ----) /m));
  const native = shared.match(/@db\.\w+|\w+\[\]\s+@default|mode:\s*insensitive/);
  if (native) throw new Error(`prisma/schema.prisma uses ${native[0]}, which SQLite cannot hold`);
  return `// Derived from prisma/schema.prisma by scripts/derive-sqlite-schema.mjs; edit that file instead.\n\n${client}\ndatasource db {\n  provider = "sqlite"\n}\n\n${shared}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const derived = deriveSqliteSchema(readFileSync(source, 'utf8'));
  const present = existsSync(target) ? readFileSync(target, 'utf8') : '';
  if (process.argv.includes('--check')) {
    if (derived !== present) {
      console.error(
        'prisma/sqlite/schema.prisma differs from prisma/schema.prisma: run node scripts/derive-sqlite-schema.mjs',
      );
      process.exit(1);
    }
  } else if (derived !== present) {
    mkdirSync(new URL('../prisma/sqlite/', import.meta.url), { recursive: true });
    writeFileSync(target, derived);
  }
}
