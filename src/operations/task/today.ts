import { z } from 'zod';
import { addDays, localDateOf, resolveWall } from '../../time/index.ts';
import { defineOperation } from '../operation.ts';
import { page } from '../schemas.ts';
import { alive, listPage } from './page.ts';
import { seenBy, workOf } from './scope.ts';

/** Lists the actor's unfinished tasks that are late or due before the actor's day ends. */
export const taskToday = defineOperation({
  name: 'task.today',
  input: z.object({ page }),
  right: 'search',
  changes: false,
  async run(context, asked) {
    const { actor, now } = context;
    const tomorrow = addDays(localDateOf(now, actor.zone), 1);
    const dayEnd = resolveWall(`${tomorrow}T00:00:00`, actor.zone).at;
    const mine = { status: { not: 'done' as const }, dueAt: { lt: dayEnd }, OR: workOf(actor.id) };
    return listPage(context, {
      where: { AND: [alive, seenBy(actor), mine] },
      page: asked.page,
      title: '',
      again: { operation: 'task.today', input: {} },
    });
  },
});
