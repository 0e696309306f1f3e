import { unfit } from '../call.ts';
import { comparable } from '../fold.ts';
import { settle } from '../settle.ts';
import { namesSpeaker, readTail } from '../tail.ts';
import type { Verb } from '../verb.ts';
import { STATUSES, type StatusWord } from '../words.ts';
import { withMarkedCode } from './on-project.ts';

const UNFINISHED = ['open', 'in_progress', 'blocked'] as const;
const FILLERS = new Set([
  'tasks',
  'task',
  'all',
  'of',
  'for',
  'in',
  'the',
  '任务',
  '全部',
  '所有',
  '的',
  '和',
  'and',
  '按',
]);

/** Filter words in a row: blanks and commas part them, Chinese ones may also stand together. */
export function readFilters(text: string): { statuses: Set<StatusWord>; mine: boolean } | null {
  const statuses = new Set<StatusWord>();
  let mine = false;
  for (const word of comparable(text).split(/[\s,，、]+/)) {
    const bare = word.replace(/^的|的?任务$|的$/g, '');
    if (bare === '' || FILLERS.has(word)) continue;
    const status = Object.hasOwn(STATUSES, bare) ? STATUSES[bare] : undefined;
    if (status) statuses.add(status);
    else if (namesSpeaker(bare) || bare === 'my' || bare === 'mine') mine = true;
    else return null;
  }
  return { statuses, mine };
}

export const list: Verb = {
  name: 'list',
  en: ['list'],
  zh: ['列表'],
  also: ['ls', 'tasks', '任务列表', '列出'],
  group: 'look',
  shape: {
    en: '[#CODE] [@person] [open|blocked|done|overdue]',
    zh: '[#代码] [@成员] [未开始|进行中|阻塞|完成|逾期]',
  },
  example: { en: 'list #BF26 @maya overdue', zh: '列表 #BF26 @李婷 逾期' },
  does: { en: 'Tasks of a project, by person or state', zh: '按项目、成员或状态列出任务' },
  operation: 'task.list',
  async read(call) {
    const tail = await readTail(call, await withMarkedCode(call, call.rest), {
      object: 'none',
      takes: ['person', 'project'],
      beside: true,
    });
    const [speaker, room] = await Promise.all([call.lookup.speaker(), call.lookup.room()]);
    return settle(tail, {
      time: 'none',
      build(view) {
        const filters = readFilters(view.text);
        if (!filters || view.helpers.length > 0) return unfit('filter');
        const project = tail.project?.facts ?? null;
        const person = view.responsible ?? (filters.mine ? speaker : null);
        const { statuses } = filters;
        const status = statuses.has('undone')
          ? UNFINISHED
          : [...statuses].filter((each) => each !== 'overdue');
        const input = {
          ...(project && { project: project.id }),
          ...(!project && room && { room: room.id }),
          ...(person && { person: person.id }),
          ...(status.length > 0 && { status }),
          ...(statuses.has('overdue') && { overdue: true }),
        };
        const echo = { verb: call.verb, ...(project && { project }), ...(person && { responsible: person }) };
        return { intent: { operation: 'task.list', input }, echo };
      },
    });
  },
};
