import { unfit } from '../call.ts';
import { settle } from '../settle.ts';
import { readObject, readTail } from '../tail.ts';
import type { Verb } from '../verb.ts';
import { leftover } from '../view.ts';
import { withMarkedCode } from './on-project.ts';

export const move: Verb = {
  name: 'move',
  en: ['move'],
  zh: ['移到'],
  also: ['移动到', '移动'],
  group: 'change',
  shape: { en: '[task] #CODE', zh: '[任务] #代码' },
  example: { en: 'move BF26-8 #PD27', zh: '移到 BF26-8 #PD27' },
  does: { en: 'Move a task to another project', zh: '把任务移到另一个项目' },
  operation: 'task.move',
  async read(call) {
    const object = await readObject(call);
    const target = await withMarkedCode(call, object.text.replace(/^(?:to|到|至)\s+/i, ''));
    const tail = await readTail({ ...call, rest: target }, target, { object: 'none', takes: ['project'] });
    return settle(
      { ...tail, task: object.task, taskProblem: object.taskProblem },
      {
        time: 'none',
        build(view) {
          const { task } = view;
          if (!task) return unfit('task');
          const project = tail.project?.facts;
          if (!project || leftover(view) !== '')
            return unfit('project', { understood: { verb: call.verb, task } });
          const input = { task: task.id, project: project.id };
          return { intent: { operation: 'task.move', input }, echo: { verb: call.verb, task, project } };
        },
      },
    );
  },
};
