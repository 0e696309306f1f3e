import { z } from 'zod';
import { defineOperation, OperationError } from '../operation.ts';
import { limits } from '../schemas.ts';
import { type Added, addTask, viewAdded } from './add.ts';
import { newTask } from './schemas.ts';

/** Creates several tasks, all or none, as one undo step; an error's `index` names the task it is about, from 0. */
export const taskCreateMany = defineOperation({
  name: 'task.create_many',
  input: z.object({ tasks: z.array(newTask).min(1).max(limits.batch) }),
  right: 'task.create',
  changes: true,
  async run(context, input) {
    const added: Added[] = [];
    for (const [index, task] of input.tasks.entries()) {
      try {
        added.push(await addTask(context, task));
      } catch (error) {
        if (error instanceof OperationError) throw new OperationError(error.code, { ...error.facts, index });
        throw error;
      }
    }
    for (const { task, changes } of added) {
      context.undoable({ summary: { verb: 'create_many', key: task.key, title: task.title }, changes });
    }
    const tasks = [];
    for (const one of added) tasks.push({ task: await viewAdded(context, one), clock: one.clock });
    return { tasks };
  },
});
