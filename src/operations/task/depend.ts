import { z } from 'zod';
import type { TenantTx } from '../../store/store.ts';
import { authorize } from '../authorize.ts';
import { defineOperation, OperationError } from '../operation.ts';
import { already, notFound } from '../refusal.ts';
import { id, limits } from '../schemas.ts';
import { openTask, recordPart } from './part.ts';
import { receipt } from './receipt.ts';
import { caseOf, readTask } from './row.ts';

/** Whether a task needs another one, directly or through others. */
async function needs(tx: TenantTx, taskId: string, otherId: string): Promise<boolean> {
  const seen = new Set([taskId]);
  let edge = [taskId];
  while (edge.length > 0) {
    if (edge.includes(otherId)) return true;
    const rows = await tx.db.taskDependency.findMany({
      where: { taskId: { in: edge } },
      select: { dependsOnId: true },
    });
    edge = [...new Set(rows.map((row) => row.dependsOnId))].filter((next) => !seen.has(next));
    for (const next of edge) seen.add(next);
  }
  return false;
}

/**
 * Holds up every other change of dependencies in the tenant, so that two halves of a circle never meet. The task's
 * row is taken first, as every other act takes it before the tenant's: nobody waits in a circle either.
 */
async function oneAtATime(tx: TenantTx, taskId: string, now: Date): Promise<void> {
  await tx.db.task.updateMany({ where: { id: taskId }, data: { updatedAt: now } });
  await tx.db.tenant.updateMany({ where: { id: tx.tenantId }, data: { auditSeq: { increment: 0 } } });
}

/** Says that a task waits for another one, or no longer does; throws `cycle` where that one waits for this. */
export const taskDepend = defineOperation({
  name: 'task.depend',
  input: z.object({ task: id, on: id, remove: z.boolean().default(false) }),
  right: 'task.edit',
  changes: true,
  async run(context, input) {
    const { tx } = context;
    const task = await openTask(context, input.task, 'task.edit');
    const other = await readTask(tx, input.on);
    await authorize(context, 'search', caseOf(context, other));
    if (other.deletedAt && !input.remove) throw notFound('task', input.on);
    await oneAtATime(tx, task.id, context.now);
    const link = { taskId: task.id, dependsOnId: other.id };
    const there = (await tx.db.taskDependency.count({ where: link })) > 0;
    if (there !== input.remove) {
      throw already(there ? 'depends' : 'independent', { key: task.key, by: other.key });
    }
    if (input.remove) await tx.db.taskDependency.deleteMany({ where: link });
    else {
      if (await needs(tx, other.id, task.id)) {
        throw new OperationError('cycle', { key: task.key, on: other.key });
      }
      if ((await tx.db.taskDependency.count({ where: { taskId: task.id } })) >= limits.dependencies) {
        throw new OperationError('limit', {
          what: 'dependencies',
          maximum: limits.dependencies,
          key: task.key,
        });
      }
      await tx.db.taskDependency.create({ data: { ...link, tenantId: tx.tenantId } });
    }
    const after = await recordPart(context, task, {
      action: input.remove ? 'task.dependency_removed' : 'task.dependency_added',
      verb: 'depend',
      field: 'dependencies',
      body: { on: other.key },
      changes: [
        {
          record: 'task_dependency',
          id: `${task.id}:${other.id}`,
          before: input.remove ? {} : null,
          after: input.remove ? null : {},
        },
      ],
    });
    return { ...(await receipt(context, { after, fields: ['dependencies'] })), on: other.key };
  },
});
