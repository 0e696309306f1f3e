import { defineOperation } from '../operation.ts';
import { addTask, viewAdded } from './add.ts';
import { newTask } from './schemas.ts';

/** Creates a task; answers it, and what a clock change did to its due time. */
export const taskCreate = defineOperation({
  name: 'task.create',
  input: newTask,
  right: 'task.create',
  changes: true,
  async run(context, input) {
    const added = await addTask(context, input);
    const { task, changes, clock } = added;
    context.undoable({ summary: { verb: 'create', key: task.key, title: task.title }, changes });
    return { task: await viewAdded(context, added), clock };
  },
});
