import type { InboundEvent } from '../../adapters/contract.ts';
import type { Reply } from './reply.ts';
import type { Session } from './session.ts';

type ThreadReply = Extract<InboundEvent, { kind: 'thread_reply' }>;

/** A plain reply in a linked thread becomes a note on its task, and dropped files become attachments; edits are followed. */
export async function threadReply(session: Session, event: ThreadReply): Promise<Reply> {
  const { tx, standing } = session;
  const { room, thread } = event.message;
  const link = await tx.db.threadLink.findFirst({
    where: { workspaceId: standing.workspaceId, room, thread: thread ?? '', comments: true },
  });
  if (!link) return { kind: 'silent' };
  const source = `${room}/${event.message.id}`;
  const text = event.text.trim();
  if (event.edited) {
    await tx.db.comment.updateMany({ where: { sourceKey: source }, data: { text, editedAt: session.now } });
    return { kind: 'silent' };
  }
  if (text !== '') {
    await session.act({ operation: 'task.note', input: { task: link.taskId, text } }, { by: 'press' });
    const note = await tx.db.comment.findFirst({
      where: { taskId: link.taskId },
      orderBy: { createdAt: 'desc' },
    });
    if (note) await tx.db.comment.updateMany({ where: { id: note.id }, data: { sourceKey: source } });
  }
  for (const file of event.files ?? []) {
    const input = {
      task: link.taskId,
      kind: 'file',
      name: file.name,
      ref: file.ref,
      ...(file.size ? { size: file.size } : {}),
    };
    await session.act({ operation: 'task.attach', input }, { by: 'press' });
  }
  return { kind: 'silent' };
}
