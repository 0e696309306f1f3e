import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { id } from '../schemas.ts';
import { markTask } from './mark.ts';

/** Makes a task a milestone, or an ordinary task again. */
export const taskMilestone = defineOperation({
  name: 'task.milestone',
  input: z.object({ task: id, milestone: z.boolean() }),
  right: 'task.edit',
  changes: true,
  run: (context, input) => markTask(context, input.task, 'milestone', input.milestone),
});
