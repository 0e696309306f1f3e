import { z } from 'zod';
import { defineOperation, type OperationContext, OperationError, type UndoChange } from '../operation.ts';
import { already } from '../refusal.ts';
import { id, limits, paragraph, people } from '../schemas.ts';
import { openTask, recordPart } from './part.ts';
import { receipt } from './receipt.ts';
import type { TaskRow } from './row.ts';
import { writeNote } from './write-note.ts';

const input = z.object({
  task: id,
  text: paragraph(limits.note),
  mentioned: people.optional(),
  /** The platform message it comes from: the same source again is an edit of the same note. */
  source: z.string().min(1).max(300).optional(),
});

async function editNote(context: OperationContext, task: TaskRow, commentId: string, text: string) {
  const { db } = context.tx;
  const note = await db.comment.findFirstOrThrow({ where: { id: commentId } });
  if (note.authorId !== context.actor.id) {
    throw new OperationError('forbidden', { right: 'task.note', reason: 'not_own', key: task.key });
  }
  if (note.text === text) throw already('note', { key: task.key });
  await db.comment.updateMany({ where: { id: note.id }, data: { text, editedAt: context.now } });
  const change: UndoChange = {
    record: 'comment',
    id: note.id,
    before: { text: note.text, editedAt: note.editedAt },
    after: { text },
  };
  return recordPart(context, task, {
    action: 'task.note_edited',
    verb: 'note',
    field: 'notes',
    body: { commentId: note.id, before: note.text, after: text },
    changes: [change],
  });
}

/** Adds a note to a task, or follows an edit of the message that a note came from. */
export const taskNote = defineOperation({
  name: 'task.note',
  input,
  right: 'task.note',
  changes: true,
  async run(context, { task: taskId, text, mentioned = [], source }) {
    const { tx } = context;
    const task = await openTask(context, taskId, 'task.note');
    const known = source
      ? await tx.db.comment.findFirst({ where: { taskId, sourceKey: source, deletedAt: null } })
      : null;
    if (known) {
      const edited = await editNote(context, task, known.id, text);
      return { ...(await receipt(context, { after: edited, fields: ['notes'] })), note: known.id };
    }
    const note = await writeNote(context, { taskId, text, mentioned, ...(source && { source }) });
    const after = await recordPart(context, task, {
      action: 'task.noted',
      verb: 'note',
      body: note.body,
      changes: [note.change],
    });
    return { ...(await receipt(context, { after, fields: ['notes'] })), note: note.id };
  },
});
