import type { Room } from '../../store/generated/postgresql/client.ts';
import type { TenantView } from '../../store/store.ts';
import { notFound } from '../refusal.ts';

/** The room with an id; throws `not_found`. */
export async function readRoom(tx: TenantView, id: string): Promise<Room> {
  const room = await tx.db.room.findFirst({ where: { id } });
  if (!room) throw notFound('room', id);
  return room;
}
