import { authorize } from '../authorize.ts';
import { defineOperation } from '../operation.ts';
import { caseOf, readTask } from './row.ts';
import { taskRef } from './schemas.ts';
import { viewTask } from './view.ts';

/** Shows one task, deleted and archived ones included. */
export const taskShow = defineOperation({
  name: 'task.show',
  input: taskRef,
  right: 'search',
  changes: false,
  async run(context, input) {
    const task = await readTask(context.tx, input.task);
    await authorize(context, 'search', caseOf(context, task));
    return viewTask(context.tx, task, context.now);
  },
});
