import { z } from 'zod';
import { authorize } from '../authorize.ts';
import { assertAssignable, readMembers } from '../member/people.ts';
import { defineOperation } from '../operation.ts';
import { readLiveProject } from '../project/row.ts';
import { already } from '../refusal.ts';
import { id } from '../schemas.ts';
import { alterTask } from './alter.ts';
import { takeNumber } from './number.ts';
import { receipt } from './receipt.ts';
import { caseOf, isKeyNode, peopleOf } from './row.ts';

/**
 * Moves a task to another project, where it gets a new key; the answer names the former one. Whoever moves it must
 * be allowed to create there, and to delete here if it is a key node: the plan it leaves loses it.
 */
export const taskMove = defineOperation({
  name: 'task.move',
  input: z.object({ task: id, project: id }),
  right: 'task.edit',
  changes: true,
  async run(context, input) {
    const act = { task: input.task, right: 'task.edit', action: 'task.moved', verb: 'move' } as const;
    const altered = await alterTask(context, act, async (task) => {
      if (task.projectId === input.project) throw already('project', { key: task.key });
      if (isKeyNode(task)) await authorize(context, 'task.delete_key', caseOf(context, task));
      const target = await readLiveProject(context.tx, input.project);
      await authorize(context, 'task.create', { projectId: target.id, key: target.code });
      const people = await readMembers(context.tx, [task.responsibleId, ...peopleOf(task, 'helper')]);
      const staying = [...people.values()].filter((member) => member.active).map((member) => member.id);
      await assertAssignable(context.tx, target, staying);
      return { set: { projectId: target.id, ...(await takeNumber(context.tx, target)) } };
    });
    return { ...(await receipt(context, altered)), formerKey: altered.before.key };
  },
});
