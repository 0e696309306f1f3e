import { unfit } from '../call.ts';
import { timeContext, timeOf } from '../due.ts';
import { settle } from '../settle.ts';
import { readTail } from '../tail.ts';
import type { Verb } from '../verb.ts';

export const when: Verb = {
  name: 'when',
  en: ['when'],
  zh: ['时间'],
  group: 'help',
  shape: { en: '<time>', zh: '<时间>' },
  example: { en: 'when fri 6pm PT', zh: '时间 周五下午6点 洛杉矶时间' },
  does: {
    en: 'What a time means here and there; changes nothing',
    zh: '看一个时间在各地是几点，不会改动任何东西',
  },
  operation: 'time.read',
  async read(call) {
    const tail = await readTail(call, call.rest, { object: 'none', takes: ['project'] });
    return settle(tail, {
      time: 'none',
      build({ text, project }) {
        const { reading } = timeOf(text, timeContext(call.speech, project, null));
        if (!reading || (reading.kind === 'error' && reading.code === 'not_a_time')) return unfit('time');
        const input = { text, ...(project && { project: project.id }) };
        return {
          intent: { operation: 'time.read', input },
          echo: { verb: call.verb, text, ...(project && { project }) },
        };
      },
    });
  },
};
