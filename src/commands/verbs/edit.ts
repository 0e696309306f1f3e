import type { Verb } from '../verb.ts';
import { readForm } from './form.ts';

export const edit: Verb = {
  name: 'edit',
  en: ['edit'],
  zh: ['编辑'],
  also: ['modify', '修改'],
  // Many titles begin with it: `Edit the launch video`, 编辑主图.
  soft: true,
  group: 'change',
  shape: { en: '[task]', zh: '[任务]' },
  example: { en: 'edit BF26-8', zh: '编辑 BF26-8' },
  does: { en: 'Open the form with all of a task', zh: '打开任务的表单，改任何一项' },
  operation: 'open.form',
  takesLines: true,
  read: (call) => readForm(call, { form: 'task.edit', about: 'task' }, call.head, call.rest.trim()),
};
