import type { Verb } from '../verb.ts';
import { readNew } from './new-task.ts';

export const create: Verb = {
  name: 'new',
  en: ['new', 'add'],
  zh: ['新建', '创建', '加任务', '建任务'],
  group: 'create',
  shape: {
    en: '<title> [@person] [due] [!priority] [#CODE] [~tag]',
    zh: '<标题> [@负责人] [时间] [!优先级] [#代码] [~标签]',
  },
  example: {
    en: 'new Check coupon setup @maya !high fri 6pm PT',
    zh: '新建 检查 coupon 设置 @李婷 !高 周五下午6点',
  },
  does: { en: 'Create a task', zh: '新建一个任务' },
  operation: 'task.create',
  takesLines: true,
  notBefore: '议者人',
  read: readNew,
};
