import type { DomainEvent } from '../operations/operation.ts';
import type { TenantTx } from '../store/store.ts';
import { type Registration, refreshSubject, registerForMember, registerInRoom } from './register.ts';

/** One thing that a person is told of a task, kept as facts and worded when it is shown. */
export interface NoticeLine {
  readonly what:
    | 'assigned'
    | 'handed_over'
    | 'due_changed'
    | 'done'
    | 'reopened'
    | 'blocked'
    | 'unblocked'
    | 'noted';
  readonly actorId: string;
  /** ISO, UTC. */
  readonly at: string;
  /** A note's words, or the reason of a block. */
  readonly text?: string;
  /** Who is responsible now. */
  readonly to?: string | null;
  /** The due time that was set; the task may have another one by now. */
  readonly due?: { readonly at: string; readonly wall: string; readonly zone: string } | null;
  readonly created?: boolean;
  readonly mentioned?: boolean;
}

/** Events of one task within this time are lines of one message. */
const MERGE_MS = 60_000;

interface Telling {
  readonly memberId: string;
  readonly taskId: string;
  readonly line: NoticeLine;
}

/** Tells those whom an event concerns, never its actor, once per event: by the table of who is told. */
export async function notify(
  tx: TenantTx,
  given: Registration,
  events: readonly DomainEvent[],
): Promise<void> {
  const created = new Set(events.flatMap((event) => (event.type === 'task.created' ? [event.taskId] : [])));
  for (const event of events) {
    for (const telling of await tellings(tx, given.now, event, created)) {
      const seesCard = created.has(telling.taskId) && (await seesRoomCard(tx, telling));
      if (!seesCard) await tell(tx, given, telling);
    }
  }
}

async function tellings(
  tx: TenantTx,
  now: Date,
  event: DomainEvent,
  created: ReadonlySet<string>,
): Promise<Telling[]> {
  if (!('taskId' in event)) return [];
  const { actorId, taskId } = event;
  const line = (what: NoticeLine['what'], facts: Partial<NoticeLine> = {}): NoticeLine => ({
    what,
    actorId,
    at: now.toISOString(),
    ...facts,
  });
  const to = (members: readonly (string | null)[], said: NoticeLine): Telling[] =>
    [...new Set(members)].flatMap((memberId) =>
      memberId && memberId !== actorId ? [{ memberId, taskId, line: said }] : [],
    );
  switch (event.type) {
    case 'task.assigned':
      return [
        ...to([event.to], line('assigned', { created: created.has(taskId) })),
        ...to([event.from], line('handed_over', { to: event.to })),
      ];
    case 'task.due_changed': {
      const people = await concerned(tx, taskId);
      return to(people.responsible, line('due_changed', { due: people.due }));
    }
    case 'task.status_changed': {
      const people = await concerned(tx, taskId);
      const what = statusLine(event.from, event.to);
      const reason = event.reason ? { text: event.reason } : {};
      return what
        ? to([...people.creator, ...people.responsible, ...people.followers], line(what, reason))
        : [];
    }
    case 'task.noted': {
      const people = await concerned(tx, taskId);
      const comment = await tx.db.comment.findFirst({
        where: { id: event.commentId },
        select: { text: true },
      });
      const text = comment?.text ?? '';
      const others = [...people.responsible, ...people.followers].filter(
        (id) => !event.mentioned.includes(id),
      );
      return [
        ...to(event.mentioned, line('noted', { text, mentioned: true })),
        ...to(others, line('noted', { text })),
      ];
    }
    default:
      return [];
  }
}

/** What a change of status is told as; null where nobody is told. */
export function statusLine(from: string, to: string): NoticeLine['what'] | null {
  if (to === 'done') return 'done';
  if (to === 'blocked') return 'blocked';
  if (from === 'done') return 'reopened';
  if (from === 'blocked') return 'unblocked';
  return null;
}

async function concerned(tx: TenantTx, taskId: string) {
  const task = await tx.db.task.findFirstOrThrow({ where: { id: taskId }, include: { people: true } });
  return {
    creator: [task.createdById],
    due:
      task.dueAt && task.dueWall && task.dueZone
        ? { at: task.dueAt.toISOString(), wall: task.dueWall, zone: task.dueZone }
        : null,
    responsible: task.responsibleId ? [task.responsibleId] : [],
    followers: task.people.filter((person) => person.role === 'follower').map((person) => person.memberId),
  };
}

/** A mention on a freshly posted room card is the notice, where that person is known to be in the room. */
async function seesRoomCard(tx: TenantTx, { memberId, taskId }: Telling): Promise<boolean> {
  const identities = await tx.db.identity.findMany({
    where: { memberId, status: 'linked' },
    select: { workspaceId: true, externalId: true },
  });
  const cards = await tx.db.postedCard.findMany({
    where: { subjectKind: 'task', subjectId: taskId, roomId: { not: null } },
    select: { roomId: true, workspaceId: true },
  });
  for (const card of cards) {
    const userIds = identities
      .filter((one) => one.workspaceId === card.workspaceId)
      .map((one) => one.externalId);
    const present = await tx.db.roomPresence.findFirst({
      where: { roomId: card.roomId ?? '', userId: { in: userIds } },
    });
    if (present) return true;
  }
  return false;
}

/** A note as a thread is told of it. */
export async function noteLineOf(
  tx: TenantTx,
  now: Date,
  event: Extract<DomainEvent, { type: 'task.noted' }>,
): Promise<NoticeLine> {
  const comment = await tx.db.comment.findFirst({ where: { id: event.commentId }, select: { text: true } });
  return { what: 'noted', actorId: event.actorId, at: now.toISOString(), text: comment?.text ?? '' };
}

/** What threads are told is nobody's own notice. */
const NOBODY = '';

/** Tells threads of something that happened to their task; events within 60 s are lines of the same message. */
export async function tellThread(
  tx: TenantTx,
  given: Registration,
  taskId: string,
  line: NoticeLine,
  threads: readonly { readonly roomId: string; readonly thread: string }[],
): Promise<void> {
  if (threads.length === 0) return;
  const id = await writeLine(tx, given, { memberId: NOBODY, taskId, line });
  if (id === null) return;
  for (const { roomId, thread } of threads) {
    await registerInRoom(tx, given, { kind: 'notice', id }, roomId, thread);
  }
}

async function tell(tx: TenantTx, given: Registration, telling: Telling): Promise<void> {
  const id = await writeLine(tx, given, telling);
  if (id !== null) await registerForMember(tx, given, { kind: 'notice', id }, telling.memberId);
}

/** Adds a line to the message that is still open, or begins one; resolves to the id of a new one. */
async function writeLine(
  tx: TenantTx,
  given: Registration,
  { memberId, taskId, line }: Telling,
): Promise<string | null> {
  const { now, ids } = given;
  const open = await tx.db.notice.findFirst({
    where: { memberId, taskId, createdAt: { gte: new Date(now.getTime() - MERGE_MS) } },
    orderBy: { createdAt: 'desc' },
  });
  if (open) {
    const lines = [...(JSON.parse(open.lines) as NoticeLine[]), line];
    await tx.db.notice.update({
      where: { id: open.id },
      data: { lines: JSON.stringify(lines), updatedAt: now },
    });
    await refreshSubject(tx, given, { kind: 'notice', id: open.id });
    return null;
  }
  const id = ids.next('notice');
  await tx.db.notice.create({
    data: {
      id,
      tenantId: tx.tenantId,
      memberId,
      taskId,
      lines: JSON.stringify([line]),
      createdAt: now,
      updatedAt: now,
    },
  });
  return id;
}
