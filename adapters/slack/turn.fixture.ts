import { readStored, toTurn } from './parse.ts';
import { testConnection } from './services.fixture.ts';
import type { StoredKind } from './stored-body.ts';
import type { Turn } from './turn.ts';

/** When the stored payloads of these tests arrived, in ms. */
export const AT = Date.parse('2026-10-29T02:15:00Z');

/** What a stored payload becomes. */
export function turn(kind: StoredKind, body: Record<string, unknown>): Turn | null {
  const read = readStored({ kind, at: AT, body });
  return (
    read &&
    toTurn(read, { connection: testConnection(), deliveryKey: 'k', commandWord: 'pm', botUserId: 'UBOT' })
  );
}

/** The same where it must become something. */
export function must(kind: StoredKind, body: Record<string, unknown>): Turn {
  const made = turn(kind, body);
  if (!made) throw new Error('no inbound');
  return made;
}
