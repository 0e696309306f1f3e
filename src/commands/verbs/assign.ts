import { type Call, unfit } from '../call.ts';
import { comparable, foldLower } from '../fold.ts';
import { settle } from '../settle.ts';
import { namesFor, namesSpeaker, readObject, readTail } from '../tail.ts';
import type { Verb } from '../verb.ts';
import { leftover } from '../view.ts';
import { NOTHING } from '../words.ts';

/** What may stand between the task and the person. */
const LEAD = /^(?:to(?![a-z0-9])|给|由)\s*/;

/** Puts an `@` before a name that was typed without it, where the whole rest of the line names one member. */
async function withMarkedName(call: Call): Promise<string> {
  const { rest } = call;
  if (/[@＠\uE000]/.test(rest)) return rest;
  const { text } = await readObject(call);
  const lead = LEAD.exec(foldLower(text))?.[0].length ?? 0;
  const name = text.slice(lead).trim();
  const names = name === '' ? null : await namesFor(call, `@${name}`);
  const found = names?.at(foldLower(name), 0);
  if (!found || found.end !== name.length || found.how === 'none' || found.members.length !== 1) return rest;
  const at = rest.lastIndexOf(name);
  return `${rest.slice(0, at)}@${rest.slice(at)}`;
}

export const assign: Verb = {
  name: 'assign',
  en: ['assign'],
  zh: ['指派', '转给'],
  also: ['reassign', '指派给', '分配给'],
  group: 'change',
  shape: { en: '[task] @person [@helper]', zh: '[任务] @负责人 [@协助人]' },
  example: { en: 'assign BF26-8 @maya', zh: '指派 BF26-8 @李婷' },
  does: { en: 'Make somebody responsible', zh: '指定负责人' },
  operation: 'task.assign',
  async read(call) {
    const tail = await readTail(call, await withMarkedName(call), {
      object: 'any',
      takes: ['person'],
      beside: true,
    });
    const speaker = await call.lookup.speaker();
    return settle(tail, {
      time: 'none',
      build(view) {
        const { task } = view;
        if (!task) return unfit('task');
        const echo = { verb: call.verb, task };
        const words = comparable(leftover(view)).replace(LEAD, '');
        const self = words !== '' && namesSpeaker(words) && !view.responsible;
        const nobody = words !== '' && NOTHING.has(comparable(words)) && !view.responsible;
        const responsible = self ? speaker : view.responsible;
        const helpers = view.helpers.map((member) => member.id);
        if (nobody) {
          const input = { task: task.id, responsible: null };
          return { intent: { operation: 'task.assign', input }, echo: { ...echo, responsible: null } };
        }
        if (!responsible || (words !== '' && !self) || view.followers.length > 0) {
          const form = { operation: 'open.form', input: { form: 'task.assign', task: task.id } };
          return unfit('person', {
            understood: echo,
            choices: [{ label: { say: 'form', form: 'task.assign' }, intent: form }],
          });
        }
        return {
          intent: {
            operation: 'task.assign',
            input: { task: task.id, responsible: responsible.id, ...(helpers.length > 0 && { helpers }) },
          },
          echo: { ...echo, responsible, ...(helpers.length > 0 && { helpers: view.helpers }) },
        };
      },
    });
  },
};
