import { defineConfig } from 'prisma/config';

/** For Prisma's own commands on PostgreSQL: `npx prisma migrate deploy --config prisma/prisma.config.ts`. */
export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations/postgresql' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
