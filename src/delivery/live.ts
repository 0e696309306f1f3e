import { createHash } from 'node:crypto';
import type { OutboundAct, Outcome } from '../../adapters/contract.ts';
import type { Ids } from '../store/ids.ts';
import type { Store, TenantTx } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { contentOf } from './content.ts';
import { mint } from './mint.ts';
import { type Readership, readershipOfMember, readershipOfRoom } from './reader.ts';

/** A rendering of a registered card, ready to be sent. */
export interface Shown {
  readonly act: OutboundAct;
  readonly hash: string;
}

/** Cards that change in every room when their subject changes. */
export interface LiveCards {
  /** Renders a card from its subject's present state; null where nothing is to be said any more, or nothing visible changed. */
  prepare(tenantId: string, cardId: string): Promise<Shown | null>;
  /** Records what became of it: the message it is now, or that it cannot be reached any more. */
  delivered(tenantId: string, cardId: string, shown: Shown, outcome: Outcome): Promise<void>;
}

type CardRow = Awaited<ReturnType<TenantTx['db']['postedCard']['findFirstOrThrow']>>;

/** Makes the keeper of live cards. */
export function createLiveCards(parts: { store: Store; clock: Clock; ids: Ids }): LiveCards {
  const { store, clock, ids } = parts;
  return {
    prepare: (tenantId, cardId) =>
      store.inTenant(tenantId, async (tx) => {
        const row = await tx.db.postedCard.findFirst({ where: { id: cardId } });
        if (row?.state !== 'live') return null;
        const now = clock.now();
        const at = await readershipOf(tx, row, now);
        const card =
          at && (await contentOf(tx, { kind: row.subjectKind, id: row.subjectId }, at.reader, row.memberId));
        if (!at || !card) {
          await close(tx, cardId, at ? 'its subject is gone' : 'nobody can be reached there');
          return null;
        }
        const hash = createHash('sha256').update(JSON.stringify(card)).digest('hex');
        if (hash === row.shownHash) return null;
        const minted = await mint(tx, card, {
          ids,
          now,
          cardId,
          ...(row.memberId ? { holder: row.memberId } : {}),
        });
        return { hash, act: actOf(row, at, minted) };
      }),

    delivered: (tenantId, cardId, shown, outcome) =>
      store.inTenant(tenantId, async (tx) => {
        if (outcome.kind === 'sent') {
          const { message } = outcome;
          await tx.db.postedCard.updateMany({
            where: { id: cardId },
            data: {
              shownHash: shown.hash,
              ...(shown.act.kind === 'post' ? { postedAt: clock.now() } : {}),
              ...(message ? { messageRoom: message.room, messageId: message.id } : {}),
            },
          });
        } else if (outcome.kind === 'gone' && outcome.what !== 'installation') {
          await close(tx, cardId, `${outcome.what}: ${outcome.detail}`);
        }
      }),
  };
}

async function readershipOf(tx: TenantTx, row: CardRow, now: Date): Promise<Readership | null> {
  const projectId = await projectOf(tx, row);
  return row.roomId
    ? readershipOfRoom(tx, row.roomId, now, projectId)
    : readershipOfMember(tx, row.memberId ?? '', now, projectId);
}

async function projectOf(tx: TenantTx, row: CardRow): Promise<string | undefined> {
  if (row.subjectKind === 'project') return row.subjectId;
  if (row.subjectKind !== 'task') return undefined;
  const task = await tx.db.task.findFirst({ where: { id: row.subjectId }, select: { projectId: true } });
  return task?.projectId;
}

function actOf(
  row: CardRow,
  at: Readership,
  card: Extract<OutboundAct, { kind: 'post' }>['card'],
): OutboundAct {
  if (row.messageId && row.messageRoom) {
    const message = {
      room: row.messageRoom,
      id: row.messageId,
      ...(row.thread ? { thread: row.thread } : {}),
    };
    return { kind: 'update', message, card };
  }
  if (at.room !== undefined) {
    return {
      kind: 'post',
      to: { kind: 'room', room: at.room, ...(row.thread ? { thread: row.thread } : {}) },
      card,
    };
  }
  return { kind: 'post', to: { kind: 'direct', userId: at.userId ?? '' }, card };
}

async function close(tx: TenantTx, cardId: string, note: string): Promise<void> {
  await tx.db.postedCard.updateMany({ where: { id: cardId }, data: { state: 'gone', note } });
}
