import type { OperationContext, TaskField } from '../operation.ts';
import type { TaskRow } from './row.ts';
import { type TaskPicture, viewTask } from './view.ts';

/** What a verb about one task answers: the task as it is now, and which fields it changed. */
export interface TaskReceipt {
  readonly task: TaskPicture;
  readonly fields: readonly TaskField[];
}

/** The receipt for a task just changed. */
export async function receipt(
  context: OperationContext,
  altered: { readonly after: TaskRow; readonly fields: readonly TaskField[] },
): Promise<TaskReceipt> {
  return { task: await viewTask(context.tx, altered.after, context.now), fields: altered.fields };
}
