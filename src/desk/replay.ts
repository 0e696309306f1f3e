import type { InboxRow } from '../store/inbox.ts';
import type { DeskParts } from './parts.ts';

/** Who asked for a replay, in the audit log. */
const BY_OPERATOR = { actorId: null, actor: 'admin API' } as const;

/**
 * Puts a delivery that was given up back to be worked on from its first attempt; false where there is none with this id.
 * The audit log of the company it concerns says so first, where it can be read at all.
 */
export async function replayWebhook(parts: DeskParts, id: string, requestId: string): Promise<boolean> {
  const { store, log } = parts;
  const row = await store.inbox.find(id);
  if (row?.state !== 'dead') return false;
  const tenantId = await tenantOf(parts, row);
  const body = { connection: row.connectionId, error: row.error, attempts: row.attempts };
  await record(parts, tenantId, { action: 'webhook.replayed', subject: id, body, requestId });
  const replayed = await store.inbox.replay(id);
  if (replayed) log.info({ inbox: id, requestId }, 'a webhook is worked on again');
  return replayed;
}

/** Puts a message that was given up back into its lane; false where there is none with this id. */
export async function replayMessage(parts: DeskParts, id: number, requestId: string): Promise<boolean> {
  const { store, log } = parts;
  const [letter] = await store.outbox.deadLetters({ before: id + 1, limit: 1 });
  if (letter?.id !== id) return false;
  const body = { uid: letter.uid, error: letter.error, attempts: letter.attempts };
  await record(parts, letter.tenantId, { action: 'message.replayed', subject: String(id), body, requestId });
  const replayed = await store.outbox.replay(id);
  if (replayed) log.info({ outbox: letter.uid, requestId }, 'a message is sent again');
  return replayed;
}

async function record(
  { store, clock }: DeskParts,
  tenantId: string | null,
  line: { action: string; subject: string; body: Readonly<Record<string, unknown>>; requestId: string },
): Promise<void> {
  if (tenantId === null) return;
  await store.inTenant(tenantId, async (tx) => tx.audit({ ...line, ...BY_OPERATOR, at: clock.now() }));
}

/** The company that a stored delivery concerns; null where it cannot be read or its workspace is not bound. */
async function tenantOf({ store, line, log }: DeskParts, row: InboxRow): Promise<string | null> {
  const found = await line(row.connectionId);
  if (!found) return null;
  let workspace: string | null = null;
  const { key, body, budgetMs } = row;
  try {
    await found.adapter.dispatch({ key, body, budgetMs }, found.connection, async (inbound) => {
      workspace = inbound.workspace.id;
      return { kind: 'none' };
    });
  } catch (error) {
    log.info({ err: error, inbox: row.id }, 'a webhook that is to be replayed cannot be read');
  }
  if (workspace === null) return null;
  return (await store.installations.find(row.connectionId, workspace))?.tenantId ?? null;
}
