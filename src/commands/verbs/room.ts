import { type Call, done, type Outcome, unfit } from '../call.ts';
import { commandError } from '../errors.ts';
import { fold } from '../fold.ts';
import type { RoomFacts } from '../lookup.ts';
import { settle } from '../settle.ts';
import { readTail } from '../tail.ts';
import type { Verb } from '../verb.ts';
import { leftover } from '../view.ts';
import { withMarkedCode } from './on-project.ts';
import { readSetting } from './settings-words.ts';

const DEFAULT = /^\s*(?:default(?![a-z])|默认(?:项目)?)\s*/i;
const HIDE = /^\s*(?:(?:hide|off|remove|unbind)(?![a-z])|隐藏|移除|解绑|取消)\s*/i;
const SHOW = /^\s*(?:(?:show|add)(?![a-z])|显示|绑定|添加)\s*/i;
const NAME = /^\s*(?:name(?![a-z])|名称|改名)\s*[:：]?\s*/i;

async function projectAct(call: Call, room: RoomFacts, operation: string, text: string): Promise<Outcome> {
  const tail = await readTail(call, await withMarkedCode(call, text), { object: 'none', takes: ['project'] });
  return settle(tail, {
    time: 'none',
    build(view) {
      const project = tail.project?.facts;
      if (!project || leftover(view) !== '') return unfit('project');
      return {
        intent: { operation, input: { project: project.id, room: room.id } },
        echo: { verb: call.verb, project },
      };
    },
  });
}

export const room: Verb = {
  name: 'room',
  en: ['room'],
  zh: ['房间'],
  also: ['群'],
  group: 'admin',
  shape: {
    en: '#CODE | default #CODE | hide #CODE | tz|lang|audience <value>',
    zh: '#代码 | 默认 #代码 | 隐藏 #代码 | 时区|语言|受众 <值>',
  },
  example: { en: 'room #BF26', zh: '房间 #BF26' },
  does: {
    en: 'Show a project here; language, zone and audience of this room',
    zh: '在这里显示项目；设置本群的语言、时区和受众',
  },
  operation: 'room.show',
  async read(call) {
    const here = await call.lookup.room();
    if (!here) {
      const copy = `${call.head} ${call.rest.trim() || '#BF26'}`;
      return {
        kind: 'error',
        understood: { verb: call.verb },
        wrong: commandError('only_in_room', {}),
        copy,
      };
    }
    const raw = call.rest.trim();
    const text = fold(raw);
    if (text === '') return done('open.form', { form: 'room' }, { verb: call.verb });
    if (DEFAULT.test(text)) return projectAct(call, here, 'room.default', text.replace(DEFAULT, ''));
    if (HIDE.test(text)) return projectAct(call, here, 'room.hide', text.replace(HIDE, ''));
    const setting = readSetting(text);
    if (setting) return done('room.settings', { room: here.id, ...setting }, { verb: call.verb, text });
    const name = raw.slice(NAME.exec(text)?.[0].length ?? raw.length).trim();
    if (name !== '') return done('room.settings', { room: here.id, name }, { verb: call.verb, text });
    return projectAct(call, here, 'room.show', text.replace(SHOW, ''));
  },
};
