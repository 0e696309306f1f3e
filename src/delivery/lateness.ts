import { findTask } from '../operations/task/row.ts';
import type { Ids } from '../store/ids.ts';
import type { TenantTx } from '../store/store.ts';

/** What happens by itself when a task's due time passes: its cards turn late. */
export const LATE = 'late';

const scheduleOf = (taskId: string): string => `task:${taskId}:late`;

/** Plans the moment after a task's due time, anew after every change; nothing for one that is done, deleted or late already. */
export async function watchDue(
  tx: TenantTx,
  { ids, now }: { readonly ids: Ids; readonly now: Date },
  taskId: string,
  created: boolean,
): Promise<void> {
  const task = await findTask(tx, taskId);
  if (!created) await tx.unplan(scheduleOf(taskId));
  if (!task?.dueAt || task.status === 'done' || task.deletedAt || task.dueAt < now) return;
  await tx.plan([
    {
      id: ids.next('occ'),
      schedule: scheduleOf(taskId),
      localKey: `${task.dueAt.toISOString()} ${task.version}`,
      kind: LATE,
      payload: JSON.stringify({ task: taskId }),
      // At the due instant itself the task is still in time.
      dueAt: new Date(task.dueAt.getTime() + 1),
    },
  ]);
}
