import { z } from 'zod';
import { authorizeAnywhere } from '../authorize.ts';
import {
  defineOperation,
  type OperationContext,
  OperationError,
  type PersonName,
  type UndoSummary,
} from '../operation.ts';
import { already, notFound } from '../refusal.ts';
import { id } from '../schemas.ts';
import { planAfterUndo } from '../series/row.ts';
import { reverse } from '../undo/reverse.ts';
import { readChanges, readSummary, UNDO_MS } from '../undo/step.ts';
import { ownersOf, tasksOf, tellReversal } from '../undo/tell.ts';
import { assertChangeable, type TaskRow } from './row.ts';
import { viewTask } from './view.ts';

/** The actor's step named, or their last one not yet taken back. */
async function findStep(context: OperationContext, stepId: string | undefined) {
  const mine = { memberId: context.actor.id };
  const { undoStep } = context.tx.db;
  if (stepId !== undefined) {
    const named = await undoStep.findFirst({ where: { ...mine, id: stepId } });
    if (!named) throw notFound('step', stepId);
    return named;
  }
  const last = await undoStep.findFirst({
    where: { ...mine, undoneAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  if (!last) throw new OperationError('nothing_to_undo');
  return last;
}

/** What a step was about: a key or code, or the person whose name stands for it. */
function subjectOf({ key, title }: UndoSummary): string | PersonName {
  return typeof title !== 'string' && title.name === key ? title : key;
}

/** Only a project's own archiving can be taken back once it is archived; a deleted task comes back by its own step. */
function assertOpen(task: TaskRow): void {
  if (task.project.archivedAt) assertChangeable({ ...task, deletedAt: null });
}

/**
 * Takes back the actor's last step, or the one named, within ten minutes. Refuses with `changed_since`, naming
 * who, where the same fields were changed meanwhile; an undone creation becomes withdrawn.
 */
export const taskUndo = defineOperation({
  name: 'task.undo',
  input: z.object({ step: id.optional() }),
  right: 'self',
  changes: true,
  async run(context, input) {
    await authorizeAnywhere(context, 'self');
    const { tx, now } = context;
    const step = await findStep(context, input.step);
    const summary = readSummary(step.summary);
    const key = subjectOf(summary);
    if (step.undoneAt) throw already('undone', { key, at: step.undoneAt });
    if (now.getTime() - step.createdAt.getTime() > UNDO_MS) {
      throw new OperationError('expired', { verb: summary.verb, key, title: summary.title });
    }
    const claimed = await tx.db.undoStep.updateMany({
      where: { id: step.id, undoneAt: null },
      data: { undoneAt: now },
    });
    if (claimed.count === 0) throw already('undone', { key });
    const changes = readChanges(step.changes);
    const owners = await ownersOf(context, changes);
    const before = await tasksOf(context, changes, owners);
    for (const task of before.values()) assertOpen(task);
    await reverse(context, changes, { key, at: step.createdAt });
    await planAfterUndo(context, changes);
    const after = await tasksOf(context, changes, owners);
    context.audit({
      action: 'task.undone',
      subject: summary.key,
      body: { step: step.id, operation: step.operation, records: changes.map((change) => change.id) },
    });
    tellReversal(context, changes, owners, before, after);
    const tasks = [];
    for (const task of after.values()) tasks.push(await viewTask(tx, task, now));
    return { summary, operation: step.operation, tasks };
  },
});
