import { authorize } from '../authorize.ts';
import type { OperationContext } from '../operation.ts';
import { already } from '../refusal.ts';
import { alterTask } from './alter.ts';
import { receipt, type TaskReceipt } from './receipt.ts';
import { caseOf } from './row.ts';

/**
 * Sets or clears one of the two marks that make a task a key node. Clearing one needs the right to delete a key
 * node, or the protection could be taken off before deleting.
 */
export async function markTask(
  context: OperationContext,
  id: string,
  mark: 'pinned' | 'milestone',
  value: boolean,
): Promise<TaskReceipt> {
  const action = value ? `task.${mark}` : `task.${mark}_cleared`;
  const act = {
    task: id,
    right: 'task.edit',
    action,
    verb: mark === 'pinned' ? 'pin' : 'milestone',
  } as const;
  const altered = await alterTask(context, act, async (task) => {
    if (task[mark] === value) throw already(mark, { key: task.key });
    if (!value) await authorize(context, 'task.delete_key', caseOf(context, task));
    return { set: { [mark]: value } };
  });
  return receipt(context, altered);
}
