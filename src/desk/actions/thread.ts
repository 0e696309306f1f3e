import type { MessageRef } from '../../../adapters/contract.ts';
import { messageCard } from '../../../cards/index.ts';
import { mint } from '../../delivery/mint.ts';
import { laneOf, type OutboxPayload } from '../../delivery/payload.ts';
import { readershipOfRoom } from '../../delivery/reader.ts';
import { OperationError } from '../../operations/operation.ts';
import { texts } from '../../text/index.ts';
import type { Reply } from '../reply.ts';
import type { Session } from '../session.ts';
import type { DeskAction } from './action.ts';

/** The thread that is meant: the one in which it is said, else the one under the task's card in this room. */
async function threadMeant({ tx, inbound, standing }: Session, taskId: string): Promise<string | null> {
  const { event } = inbound;
  const message: MessageRef | undefined = 'message' in event ? event.message : undefined;
  if (message?.thread) return message.thread;
  const card = await tx.db.postedCard.findFirst({
    where: {
      ...{ roomId: standing.place?.roomId ?? '', subjectKind: 'task', subjectId: taskId, state: 'live' },
      messageId: { not: null },
    },
    orderBy: { createdAt: 'desc' },
  });
  return card?.thread ?? card?.messageId ?? null;
}

/** Where replies never reach us, the answer says what to type instead. */
async function instead({ tx, reader }: Session, taskId: string): Promise<Reply> {
  const task = await tx.db.task.findFirstOrThrow({ where: { id: taskId } });
  const { thread } = texts(reader.locale).task;
  const view = {
    title: thread.title(task.key),
    lines: [thread.notDelivered],
    copy: thread.example(task.key),
  };
  return { kind: 'private', card: messageCard(view, reader) };
}

/** Everybody in the thread reads what becomes of their replies. */
async function sayInThread(session: Session, taskId: string, thread: string, on: boolean): Promise<void> {
  const { tx, standing, parts, now } = session;
  const at = standing.place && (await readershipOfRoom(tx, standing.place.roomId, now));
  if (!at?.room) return;
  const task = await tx.db.task.findFirstOrThrow({ where: { id: taskId } });
  const t = texts(at.reader.locale);
  const said = on ? t.outcomes.threadLinked(task.key) : t.outcomes.threadUnlinked(task.key);
  const view = { title: t.task.thread.title(task.key), lines: [said] };
  const card = mint(tx, messageCard(view, at.reader), { ids: parts.ids, now });
  const to = { kind: 'room', room: at.room, thread } as const;
  const payload: OutboxPayload = {
    connectionId: at.connectionId,
    platform: at.platform,
    workspace: at.workspace,
    content: { kind: 'card', to, card },
  };
  tx.enqueue([{ uid: parts.ids.next('msg'), lane: laneOf(at, to), payload: JSON.stringify(payload) }]);
}

/** Links a thread to a task, so that its replies become notes there, or unlinks it. */
export const threadAction: DeskAction = async (session, input, manner) => {
  const { parts, inbound, standing } = session;
  const task = String(input.task ?? '');
  const comments = input.comments !== false;
  const line = await parts.line(inbound.connectionId);
  if (!line?.adapter.capabilities.deliversThreadReplies) return instead(session, task);
  if (!standing.place || !inbound.room) {
    throw new OperationError('invalid', { path: 'room', issue: 'group_only' });
  }
  const thread = await threadMeant(session, task);
  if (thread === null) throw new OperationError('invalid', { path: 'room', issue: 'no_thread' });
  const room = inbound.room.id;
  const reply = await session.act(
    { operation: 'thread.link', input: { task, room, thread, comments } },
    manner,
  );
  await sayInThread(session, task, thread, comments);
  return reply;
};
