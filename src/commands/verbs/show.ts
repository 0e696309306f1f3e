import { unfit } from '../call.ts';
import { foldLower } from '../fold.ts';
import { keyAt } from '../tokens.ts';
import type { Verb } from '../verb.ts';
import { onProject, withMarkedCode } from './on-project.ts';
import { onTask } from './on-task.ts';

export const show: Verb = {
  name: 'show',
  en: ['show'],
  zh: ['查看'],
  also: ['open', 'view', '看看'],
  group: 'look',
  shape: { en: '<task or #CODE>', zh: '<任务或 #代码>' },
  example: { en: 'show BF26-8', zh: '查看 BF26-8' },
  does: { en: 'Show a task or a project', zh: '查看任务或项目' },
  operation: 'task.show',
  async read(call) {
    const text = call.rest.trim();
    if (text !== '' && !keyAt(foldLower(text), 0)) {
      const marked = await withMarkedCode(call, text);
      if (/^[#＃\uE000]/.test(marked)) return onProject(call, 'project.show');
    }
    if (text === '' && !(await call.lookup.threadTask())) return unfit('task');
    return onTask(call, 'task.show');
  },
};
