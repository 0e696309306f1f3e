import { readMembers } from '../member/people.ts';
import type { OperationContext, UndoChange } from '../operation.ts';
import { notFound } from '../refusal.ts';

interface NewNote {
  readonly taskId: string;
  readonly text: string;
  readonly mentioned: readonly string[];
  /** The platform message it comes from. */
  readonly source?: string;
}

/** A note that was just written, what the audit keeps of it, and what takes it back. */
interface Written {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly change: UndoChange;
}

async function assertKnown(context: OperationContext, mentioned: readonly string[]): Promise<void> {
  const known = await readMembers(context.tx, mentioned);
  const stranger = mentioned.find((memberId) => !known.get(memberId)?.active);
  if (stranger !== undefined) throw notFound('member', stranger);
}

/** Writes a note on a task and says so; throws `not_found` where somebody mentioned is not known. */
export async function writeNote(context: OperationContext, note: NewNote): Promise<Written> {
  const { tx, actor, now } = context;
  const { taskId, text, mentioned, source } = note;
  await assertKnown(context, mentioned);
  const id = context.ids.next('note');
  await tx.db.comment.create({
    data: {
      id,
      tenantId: tx.tenantId,
      taskId,
      authorId: actor.id,
      text,
      sourceKey: source ?? null,
      createdAt: now,
    },
  });
  context.emit({ type: 'task.noted', actorId: actor.id, taskId, commentId: id, mentioned });
  return {
    id,
    body: { commentId: id, text, mentioned },
    change: { record: 'comment', id, before: null, after: { text, deletedAt: null } },
  };
}
