import type { PlacedRoom } from '../operations/room/placed.ts';
import type { Ids } from '../store/ids.ts';
import type { TenantTx } from '../store/store.ts';
import { laneOf, type OutboxPayload } from './payload.ts';
import { readershipOfMember, type Whereabouts, whereaboutsOfRoom } from './reader.ts';

/** What a card is a picture of. */
export interface Subject {
  readonly kind: 'task' | 'project' | 'notice' | 'pending';
  readonly id: string;
}

export interface Registration {
  readonly ids: Ids;
  readonly now: Date;
}

/** How the note of a card begins whose message can no longer be changed. */
export const UNCHANGEABLE = 'message: ';
/** How the note of a card begins that hangs in a room which the bot was taken out of, and where a vendor said so. */
const LEFT = 'bot left the room: ';
const UNREACHABLE = 'room: ';

/** One waiting rendering of a card is enough: it shows the state at the moment of sending. */
const dedupeKey = (cardId: string): string => `live:${cardId}`;

const payloadFor = (at: Whereabouts, cardId: string, after?: string): string =>
  JSON.stringify({
    connectionId: at.connectionId,
    platform: at.platform,
    workspace: at.workspace,
    content: { kind: 'live', cardId, ...(after ? { after } : {}) },
  } satisfies OutboxPayload);

const targetOf = (at: Whereabouts, thread?: string) =>
  at.room === undefined
    ? ({ kind: 'direct', userId: at.userId ?? '' } as const)
    : ({ kind: 'room', room: at.room, ...(thread ? { thread } : {}) } as const);

/** Registers a copy of a subject's card in a room, or in a thread of it, and queues its posting. */
export async function registerInRoom(
  tx: TenantTx,
  given: Registration,
  subject: Subject,
  room: string | PlacedRoom,
  thread?: string,
): Promise<void> {
  const at = await whereaboutsOfRoom(tx, room);
  const roomId = typeof room === 'string' ? room : room.id;
  if (at) register(tx, given, subject, at, { roomId, ...(thread ? { thread } : {}) });
}

/**
 * Shows a subject once more where it may hang already: copies in the same place make way for the new one once it stands,
 * so that a place shows one card of a subject.
 */
export async function showAgain(
  tx: TenantTx,
  given: Registration,
  subject: Subject,
  roomId: string,
  thread?: string,
): Promise<void> {
  const at = await whereaboutsOfRoom(tx, roomId);
  if (!at) return;
  const earlier = await tx.db.postedCard.findMany({
    where: {
      ...{ roomId, subjectKind: subject.kind, subjectId: subject.id, thread: thread ?? null },
      // One that could not be changed any more may still be taken back.
      OR: [{ state: { in: ['live', 'moving'] } }, { state: 'gone', note: { startsWith: UNCHANGEABLE } }],
    },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
  });
  const id = register(tx, given, subject, at, { roomId, ...(thread ? { thread } : {}) });
  if (earlier.length === 0) return;
  await tx.db.postedCard.updateMany({
    where: { id: { in: earlier.map((card) => card.id) } },
    data: { state: 'moving' },
  });
  const lane = laneOf(at, targetOf(at));
  tx.enqueue(
    earlier.map((card) => ({
      uid: given.ids.next('msg'),
      lane,
      payload: payloadFor(at, card.id, id),
    })),
  );
}

/** Registers one person's own copy and queues its posting; false where the person cannot be written to. */
export async function registerForMember(
  tx: TenantTx,
  given: Registration,
  subject: Subject,
  memberId: string,
): Promise<boolean> {
  const at = await readershipOfMember(tx, memberId, given.now);
  if (!at) return false;
  register(tx, given, subject, at, { memberId });
  return true;
}

function register(
  tx: TenantTx,
  { ids, now }: Registration,
  subject: Subject,
  at: Whereabouts,
  copy: { roomId?: string; memberId?: string; thread?: string },
): string {
  const id = ids.next('card');
  const uid = ids.next('msg');
  const write = tx.db.postedCard.create({
    data: {
      id,
      tenantId: tx.tenantId,
      workspaceId: at.workspaceId,
      roomId: copy.roomId ?? null,
      memberId: copy.memberId ?? null,
      subjectKind: subject.kind,
      subjectId: subject.id,
      thread: copy.thread ?? null,
      outboxUid: uid,
      createdAt: now,
    },
  });
  tx.behind(write);
  tx.enqueue([
    { uid, lane: laneOf(at, targetOf(at, copy.thread)), payload: payloadFor(at, id), dedupe: dedupeKey(id) },
  ]);
  return id;
}

/** Queues a fresh rendering of one card, if it is still live. */
export async function refreshCard(tx: TenantTx, given: Registration, cardId: string): Promise<void> {
  await refresh(tx, given, { id: cardId });
}

/** Queues a fresh rendering of every live copy of a subject. */
export async function refreshSubject(tx: TenantTx, given: Registration, subject: Subject): Promise<void> {
  await refresh(tx, given, { subjectKind: subject.kind, subjectId: subject.id });
}

/** Queues a fresh rendering of every live card that hangs in a room, after its language, zone or audience changed. */
export async function refreshRoom(tx: TenantTx, given: Registration, roomId: string): Promise<void> {
  await refresh(tx, given, { roomId });
}

/** Lets go of every live card in a room which the bot was taken out of. */
export async function leaveRoom(tx: TenantTx, roomId: string, reason: string): Promise<void> {
  await tx.db.postedCard.updateMany({
    where: { roomId, state: 'live' },
    data: { state: 'gone', note: `${LEFT}${reason}` },
  });
}

/**
 * Takes up the cards of a room again once the bot is back, and queues a fresh rendering of each; one that the platform
 * no longer lets us change is closed by that.
 */
export async function returnToRoom(tx: TenantTx, given: Registration, roomId: string): Promise<void> {
  await tx.db.postedCard.updateMany({
    where: {
      ...{ roomId, state: 'gone', messageId: { not: null } },
      OR: [{ note: { startsWith: LEFT } }, { note: { startsWith: UNREACHABLE } }],
    },
    data: { state: 'live', note: null },
  });
  await refreshRoom(tx, given, roomId);
}

/** Queues a fresh rendering of every live private copy of one member. */
export async function refreshMember(tx: TenantTx, given: Registration, memberId: string): Promise<void> {
  await refresh(tx, given, { memberId });
}

async function refresh(
  tx: TenantTx,
  { ids, now }: Registration,
  where: { id?: string; subjectKind?: string; subjectId?: string; roomId?: string; memberId?: string },
): Promise<void> {
  const cards = await tx.db.postedCard.findMany({
    where: { ...where, state: 'live' },
    select: { id: true, roomId: true, memberId: true },
  });
  for (const card of cards) {
    const at = card.roomId
      ? await whereaboutsOfRoom(tx, card.roomId)
      : await readershipOfMember(tx, card.memberId ?? '', now);
    if (!at) continue;
    tx.enqueue([
      {
        uid: ids.next('msg'),
        lane: laneOf(at, targetOf(at)),
        payload: payloadFor(at, card.id),
        dedupe: dedupeKey(card.id),
      },
    ]);
  }
}
