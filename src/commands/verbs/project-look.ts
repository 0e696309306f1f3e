import { done } from '../call.ts';
import type { Verb } from '../verb.ts';
import { onProject } from './on-project.ts';

export const status: Verb = {
  name: 'status',
  en: ['status'],
  zh: ['状态'],
  group: 'project',
  shape: { en: '[#CODE]', zh: '[#代码]' },
  example: { en: 'status #BF26', zh: '状态 #BF26' },
  does: { en: 'How a project stands', zh: '查看项目进展' },
  operation: 'project.status',
  read: (call) => onProject(call, 'project.status'),
};

export const archive: Verb = {
  name: 'archive',
  en: ['archive'],
  zh: ['归档'],
  group: 'project',
  shape: { en: '[#CODE]', zh: '[#代码]' },
  example: { en: 'archive #BF26', zh: '归档 #BF26' },
  does: { en: 'Archive a project, after a confirmation', zh: '归档项目，会先请你确认' },
  operation: 'project.archive',
  read: (call) => onProject(call, 'project.archive'),
};

export const projects: Verb = {
  name: 'projects',
  en: ['projects'],
  zh: ['项目列表'],
  also: ['project', '项目', 'project list', 'list projects'],
  group: 'project',
  shape: { en: '[#CODE]', zh: '[#代码]' },
  example: { en: 'projects', zh: '项目列表' },
  does: { en: 'All projects, or one', zh: '所有项目，或其中一个' },
  operation: 'project.list',
  soft: true,
  async read(call) {
    if (call.rest.trim() === '') return done('project.list', {}, { verb: call.verb });
    return onProject(call, 'project.show');
  },
};
