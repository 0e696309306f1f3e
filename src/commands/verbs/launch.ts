import type { LabelledMoment } from '../../time/index.ts';
import { resolveWall } from '../../time/index.ts';
import { unfit } from '../call.ts';
import { timeContext, timeOf } from '../due.ts';
import { commandError } from '../errors.ts';
import { settle } from '../settle.ts';
import { readTail } from '../tail.ts';
import type { Verb } from '../verb.ts';
import { viewOf } from '../view.ts';

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
    const tail = await readTail(call, call.rest, { object: 'none' });
    const project = tail.project ? tail.project.facts : tail.roomProject;
    if (tail.project && !project) return settle(tail, { time: 'none', build: () => unfit('project') });
    if (!project) return unfit('project');
    if (tail.people.length > 0) return unfit('time');
    const { text } = viewOf(tail);
    const context = {
      ...timeContext({ ...call.speech, zone: project.zone }, null, null),
      projectZone: project.zone,
    };
    const { reading } = timeOf(text, context);
    const echo = { verb: call.verb, project };
    if (!reading || (reading.kind === 'error' && reading.code === 'not_a_time'))
      return unfit('time', { understood: echo });
    if (reading.kind === 'error') {
      const wrong = commandError('bad_time', { text, reason: reading.code });
      return {
        kind: 'error',
        understood: echo,
        wrong,
        copy: `${call.head} 2026-11-27 00:00 ${project.zone} #${project.code}`,
      };
    }
    const { precision } = reading;
    // A launch without a clock is 00:00 in the project's zone.
    const wall = (said: string) => (precision === 'date' ? `${said.slice(0, 10)}T00:00:00` : said);
    const intent = (other: Pick<LabelledMoment, 'wall' | 'zone'>) => ({
      operation: 'project.launch',
      input: { project: project.id, launch: { wall: wall(other.wall), zone: other.zone } },
    });
    if (reading.kind === 'ask') {
      const choices = reading.alternatives.map((other) => ({
        label: { say: 'time' as const, reading: other },
        intent: intent(other),
      }));
      const code = reading.why === 'past' ? 'time_past' : 'time_ambiguous';
      const copy = `${call.head} 2026-11-27 00:00 ${project.zone} #${project.code}`;
      return { kind: 'ask', question: { code, text }, choices, understood: echo, copy };
    }
    const { moment, notes, alternatives } = reading;
    const midnight = { wall: wall(moment.wall), zone: moment.zone };
    const { at } = precision === 'date' ? resolveWall(midnight.wall, midnight.zone) : moment;
    const chips = alternatives.map((other) => ({ reading: other, intent: intent(other) }));
    return {
      kind: 'intent',
      intent: intent(moment),
      echo: { ...echo, due: { moment: { at, ...midnight }, precision, notes, chips } },
    };
  },
};
