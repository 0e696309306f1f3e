import { unfit } from '../call.ts';
import { settle } from '../settle.ts';
import { readTail } from '../tail.ts';
import type { Verb } from '../verb.ts';
import { viewOf } from '../view.ts';
import { type LaunchPlan, settleLaunch } from './launch-time.ts';

export const launch: Verb = {
  name: 'launch',
  en: ['launch'],
  zh: ['上线日'],
  group: 'project',
  shape: { en: '<date> [#CODE]', zh: '<日期> [#代码]' },
  example: { en: 'launch 2026-11-27 00:00 PT #BF26', zh: '上线日 2026-11-27 00:00 洛杉矶时间 #BF26' },
  does: { en: 'Set or move the launch', zh: '设置或修改上线日' },
  operation: 'project.launch',
  async read(call) {
    const tail = await readTail(call, call.rest, { object: 'none', takes: ['project'] });
    const project = tail.project ? tail.project.facts : tail.roomProject;
    if (tail.project && !project) return settle(tail, { time: 'none', build: () => unfit('project') });
    if (!project) return unfit('project');
    const { text } = viewOf(tail);
    const echo = { verb: call.verb, project };
    const plan: LaunchPlan = {
      zone: project.zone,
      echo,
      copy: `${call.head} 2026-11-27 00:00 ${project.zone} #${project.code}`,
      build: (launch) => ({ operation: 'project.launch', input: { project: project.id, launch } }),
    };
    const outcome = settleLaunch(call, text, plan);
    const unread =
      outcome.kind === 'error' &&
      outcome.wrong.code === 'bad_time' &&
      outcome.wrong.facts.reason === 'not_a_time';
    return unread ? unfit('time', { understood: echo }) : outcome;
  },
};
