import type { Unscoped } from './tenants.ts';

/**
 * Removes everything that came from or waits for some connections, and what happens by itself for a tenant; the
 * tenant's own tables are its own to empty. Their installations become unbound.
 */
export async function forget(
  db: Unscoped,
  connectionIds: readonly string[],
  tenantId: string,
): Promise<void> {
  const connectionId = { in: [...connectionIds] };
  const lanes = connectionIds.map((id) => ({ lane: { contains: `/${id}/` } }));
  await db.write(async (client) => {
    await client.inbox.deleteMany({ where: { connectionId } });
    await client.outbox.deleteMany({ where: { OR: lanes } });
    await client.lane.deleteMany({ where: { OR: lanes } });
    await client.occurrence.deleteMany({ where: { tenantId } });
    await client.usage.deleteMany({ where: { connectionId } });
    await client.bindCode.deleteMany({ where: { tenantId } });
    await client.installation.deleteMany({ where: { connectionId } });
  });
}
