import type { Unscoped } from './tenants.ts';

/** Facts about this deployment, by key. */
export interface Settings {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
  /** Sets a key that is not set; resolves to what holds now, so that of two racing callers both learn the winner. */
  setIfAbsent(key: string, value: string): Promise<string>;
  remove(key: string): Promise<boolean>;
}

/** Makes the settings of this deployment. */
export function createSettings(db: Unscoped): Settings {
  return {
    async get(key) {
      return (await db.read((client) => client.setting.findUnique({ where: { key } })))?.value ?? null;
    },
    async set(key, value) {
      await db.write((client) =>
        client.setting.upsert({ where: { key }, create: { key, value }, update: { value } }),
      );
    },
    async setIfAbsent(key, value) {
      // An empty update would make Prisma look first and insert then, which a racing caller can come between.
      const upsert = { where: { key }, create: { key, value }, update: { key } };
      return (await db.write((client) => client.setting.upsert(upsert))).value;
    },
    async remove(key) {
      return (await db.write((client) => client.setting.deleteMany({ where: { key } }))).count > 0;
    },
  };
}
