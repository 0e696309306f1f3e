import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { id } from '../schemas.ts';
import { markTask } from './mark.ts';

/** Marks a task as launch-critical, or takes the mark off. */
export const taskPin = defineOperation({
  name: 'task.pin',
  input: z.object({ task: id, pinned: z.boolean() }),
  right: 'task.edit',
  changes: true,
  run: (context, input) => markTask(context, input.task, 'pinned', input.pinned),
});
