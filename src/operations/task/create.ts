import { defineOperation } from '../operation.ts';
import { addTask } from './add.ts';
import { newTask } from './schemas.ts';
import { viewTask } from './view.ts';

/** Creates a task; answers it, and what a clock change did to its due time. */
export const taskCreate = defineOperation({
  name: 'task.create',
  input: newTask,
  right: 'task.create',
  changes: true,
  async run(context, input) {
    const { task, changes, clock } = await addTask(context, input);
    context.undoable({ summary: { verb: 'create', key: task.key, title: task.title }, changes });
    return { task: await viewTask(context.tx, task, context.now), clock };
  },
});
