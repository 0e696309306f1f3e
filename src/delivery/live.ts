import { createHash } from 'node:crypto';
import type { OutboundAct, Outcome } from '../../adapters/contract.ts';
import { movedCard } from '../../cards/index.ts';
import { roomsShowing } from '../operations/room/placed.ts';
import { findTask } from '../operations/task/row.ts';
import { readParts } from '../operations/task/view.ts';
import type { Ids } from '../store/ids.ts';
import type { Store, TenantTx } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { contentOf } from './content.ts';
import { mint } from './mint.ts';
import { askOfRoom, type Readership, readershipOfMember, readershipOfRoom } from './reader.ts';
import { refreshCard } from './register.ts';

/** A rendering of a registered card, ready to be sent. */
export interface Shown {
  readonly act: OutboundAct;
  readonly hash: string;
  /** An earlier attempt may have posted this card with other words, and nobody can say which of them stand there. */
  readonly doubtful: boolean;
}

/** What an attempt at a card knows of itself. */
export interface Attempt {
  /** An earlier attempt at the same message may have arrived. */
  readonly unclear: boolean;
  /** The copy that is to take this one's place. */
  readonly after?: string;
}

/** Cards that change in every room when their subject changes. */
export interface LiveCards {
  /** Renders a card from its subject's present state; null where nothing is to be said any more, or nothing visible changed. */
  prepare(tenantId: string, cardId: string, attempt: Attempt): Promise<Shown | null>;
  /** Records what became of it: the message it is now, or that it cannot be reached any more. */
  delivered(tenantId: string, cardId: string, shown: Shown, outcome: Outcome): Promise<void>;
}

type CardRow = Awaited<ReturnType<TenantTx['db']['postedCard']['findFirstOrThrow']>>;

/** Makes the keeper of live cards. */
export function createLiveCards(parts: { store: Store; clock: Clock; ids: Ids }): LiveCards {
  const { store, clock, ids } = parts;
  return {
    prepare: (tenantId, cardId, attempt) =>
      store.inTenant(tenantId, async (tx) => {
        const row = await tx.db.postedCard.findFirst({ where: { id: cardId } });
        if (!row || row.state === 'gone') return null;
        const leaves = row.state === 'moving' && (await leavesNow(tx, row, attempt));
        if (leaves === 'later') return null;
        tx.behind(askAhead(tx, row));
        const now = clock.now();
        const at = await readershipOf(tx, row, now);
        const present =
          at && (await contentOf(tx, { kind: row.subjectKind, id: row.subjectId }, at.reader, row.memberId));
        if (!at || !present) {
          await close(tx, cardId, at ? 'its subject is gone' : 'nobody can be reached there');
          return null;
        }
        const card = leaves ? movedCard(present, at.reader) : present;
        const hash = createHash('sha256').update(JSON.stringify(card)).digest('hex');
        const posted = row.postedAt !== null || row.messageId !== null;
        if (posted && !leaves && hash === row.shownHash) return null;
        const doubtful = !posted && attempt.unclear && hash !== row.shownHash;
        // Kept before it is sent: what an attempt said whose outcome nobody knows.
        if (!posted) {
          const shownHash = doubtful ? null : hash;
          tx.behind(tx.db.postedCard.updateMany({ where: { id: cardId }, data: { shownHash } }));
        }
        const minted = mint(tx, card, {
          ids,
          now,
          cardId,
          ...(row.memberId ? { holder: row.memberId } : {}),
        });
        return { hash, doubtful, act: actOf(row, at, minted, leaves) };
      }),

    delivered: (tenantId, cardId, shown, outcome) =>
      store.inTenant(tenantId, async (tx) => {
        if (shown.act.kind === 'retire') {
          if (outcome.kind === 'sent' || outcome.kind === 'gone') await close(tx, cardId, 'replaced');
        } else if (outcome.kind === 'sent') {
          const { message } = outcome;
          const now = clock.now();
          await tx.db.postedCard.updateMany({
            where: { id: cardId },
            data: {
              shownHash: shown.doubtful ? null : shown.hash,
              ...(shown.act.kind === 'post' ? { postedAt: now } : {}),
              ...(message ? { messageRoom: message.room, messageId: message.id } : {}),
            },
          });
          if (shown.doubtful) await refreshCard(tx, { ids, now }, cardId);
        } else if (outcome.kind === 'gone' && outcome.what !== 'installation') {
          await close(tx, cardId, `${outcome.what}: ${outcome.detail}`);
        }
      }),
  };
}

/**
 * Whether a copy makes way in this attempt for the one that takes its place. Not before that one stands; where it could
 * not be posted, the earlier copy stays live. One of which nothing stands there yet is not posted any more.
 */
async function leavesNow(
  tx: TenantTx,
  row: CardRow,
  { after, unclear }: Attempt,
): Promise<boolean | 'later'> {
  // Its first posting may have arrived: it has to be found before it can be taken away.
  if (!row.messageId && unclear) return false;
  if (after === undefined) return 'later';
  const successor = await tx.db.postedCard.findFirst({ where: { id: after } });
  // A still later copy brings its own turn.
  if (successor?.state === 'moving') return 'later';
  if (successor?.postedAt) {
    if (row.messageId) return true;
    await close(tx, row.id, 'replaced');
    return 'later';
  }
  await tx.db.postedCard.updateMany({ where: { id: row.id }, data: { state: 'live' } });
  return false;
}

/**
 * Asks at once what the making of a card will ask step by step: by then the transaction's memo has the answers, and one
 * way to the database was enough for all of them.
 */
async function askAhead(tx: TenantTx, row: CardRow): Promise<void> {
  const task = row.subjectKind === 'task' ? row.subjectId : null;
  await Promise.all([
    row.roomId && askOfRoom(tx, row.roomId, row.workspaceId),
    task && findTask(tx, task).then((found) => found && roomsShowing(tx, found.projectId)),
    task && readParts(tx, task),
  ]);
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
  return (await findTask(tx, row.subjectId))?.projectId;
}

function actOf(
  row: CardRow,
  at: Readership,
  card: Extract<OutboundAct, { kind: 'post' }>['card'],
  leaves: boolean,
): OutboundAct {
  if (row.messageId && row.messageRoom) {
    const message = {
      room: row.messageRoom,
      id: row.messageId,
      ...(row.thread ? { thread: row.thread } : {}),
    };
    return { kind: leaves ? 'retire' : 'update', message, card };
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
