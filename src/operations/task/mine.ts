import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { page } from '../schemas.ts';
import { alive, listPage } from './page.ts';
import { seenBy, workOf } from './scope.ts';

/** Lists the actor's unfinished tasks: those they are responsible for or help with. */
export const taskMine = defineOperation({
  name: 'task.mine',
  input: z.object({ page }),
  right: 'search',
  changes: false,
  async run(context, asked) {
    const mine = { status: { not: 'done' as const }, OR: workOf(context.actor.id) };
    return listPage(context, {
      where: { AND: [alive, seenBy(context.actor), mine] },
      page: asked.page,
      title: '',
      again: { operation: 'task.mine', input: {} },
    });
  },
});
