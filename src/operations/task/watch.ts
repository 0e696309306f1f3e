import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { already } from '../refusal.ts';
import { id } from '../schemas.ts';
import { alterTask } from './alter.ts';
import { receipt } from './receipt.ts';
import { peopleOf } from './row.ts';

/** Makes the actor a follower of a task, or no longer one; whoever may see a task may follow it. */
export const taskWatch = defineOperation({
  name: 'task.watch',
  input: z.object({ task: id, watching: z.boolean() }),
  right: 'search',
  changes: true,
  async run(context, input) {
    const me = context.actor.id;
    const action = input.watching ? 'task.watched' : 'task.unwatched';
    const act = { task: input.task, right: 'search', action, verb: 'watch' } as const;
    const altered = await alterTask(context, act, (task) => {
      const others = peopleOf(task, 'follower').filter((memberId) => memberId !== me);
      return { followers: input.watching ? [...others, me] : others };
    });
    if (altered.fields.length === 0) {
      throw already(input.watching ? 'watching' : 'not_watching', { key: altered.after.key });
    }
    return receipt(context, altered);
  },
});
