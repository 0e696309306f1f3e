import type { Engine } from './engine.ts';
import type { Prisma, Tenant } from './generated/postgresql/client.ts';
import { plainly } from './plain/index.ts';

export type { Tenant };

/** A company to be created. */
export type NewTenant = Pick<Tenant, 'id' | 'name' | 'zone' | 'locale' | 'currency' | 'createdAt'> &
  Partial<Pick<Tenant, 'commandWord'>>;

/** The directory of tenants: the one path to their rows that is not confined to a tenant. */
export interface Tenants {
  create(tenant: NewTenant): Promise<Tenant>;
  find(id: string): Promise<Tenant | null>;
  /** The oldest tenant, or null where there is none. */
  findFirst(): Promise<Tenant | null>;
  /** The tenant that a button's token belongs to: for links, which carry nothing but the token. */
  ofButton(token: string): Promise<string | null>;
  /** A page in the order of ids; `after` is the last id seen. */
  list(page?: { after?: string; limit?: number }): Promise<Tenant[]>;
}

/** What runs a piece of Prisma work outside any tenant: reads at once, writes in the engine's order. */
export interface Unscoped {
  read<T>(work: (db: Prisma.TransactionClient) => Promise<T>): Promise<T>;
  write<T>(work: (db: Prisma.TransactionClient) => Promise<T>): Promise<T>;
  /** One row of a table by plain conditions, at the cost of one statement; null where there is none. */
  find(table: string, where: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** An engine's ways to work outside any tenant. */
export function unscoped(engine: Engine): Unscoped {
  return {
    read: (work) => engine.read(null, async ({ prisma }) => work(await prisma())),
    write: (work) => engine.write(null, async ({ prisma }) => work(await prisma())),
    async find(table, where) {
      const found = await plainly(engine.alone, table, 'findFirst', { where });
      if (!found) throw new TypeError(`these conditions on ${table} are not plain`);
      return found.answer;
    },
  };
}

/** Makes the directory of tenants. */
export function createTenants(db: Unscoped): Tenants {
  return {
    create: (tenant) => db.write((client) => client.tenant.create({ data: tenant })),
    find: (id) => db.read((client) => client.tenant.findUnique({ where: { id } })),
    findFirst: () =>
      db.read((client) => client.tenant.findFirst({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })),
    ofButton: async (token) => {
      // PostgreSQL refuses NUL in any text; a token comes from an address that anybody may write.
      if (token.includes('\0')) return null;
      const row = await db.read((client) =>
        client.buttonToken.findUnique({ where: { token }, select: { tenantId: true } }),
      );
      return row?.tenantId ?? null;
    },
    list: ({ after, limit = 100 } = {}) =>
      db.read((client) =>
        client.tenant.findMany({
          ...(after === undefined ? {} : { where: { id: { gt: after } } }),
          orderBy: { id: 'asc' },
          take: limit,
        }),
      ),
  };
}
