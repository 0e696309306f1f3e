import { type Call, writeMentions } from '../call.ts';
import type { MemberFacts } from '../lookup.ts';
import { namesFor, readTail } from '../tail.ts';
import type { Verb } from '../verb.ts';
import { taskWithText } from './with-text.ts';

/** Who is mentioned in a note: only people who are certain; the rest of the text stays text. */
async function mentionedIn(
  call: Call,
  text: string,
): Promise<{ people: MemberFacts[]; names: Map<number, string> }> {
  const certain =
    (await namesFor(call, text)) || text.includes('\uE000')
      ? await readTail(call, text, { object: 'none', takes: ['person'] })
      : null;
  const names = new Map<number, string>();
  const people: MemberFacts[] = [];
  for (const { member, token } of certain?.people ?? []) {
    if (!member) continue;
    people.push(member);
    if (token.kind === 'mention') names.set(token.index, member.name);
  }
  return { people: [...new Map(people.map((each) => [each.id, each])).values()], names };
}

/** A note as operations take it: its words with people by their names, and who is mentioned in it. */
export async function readNote(
  call: Call,
  text: string,
): Promise<{ readonly text: string; readonly mentioned: readonly string[] }> {
  const { people, names } = await mentionedIn(call, text);
  return {
    text: writeMentions(text, call.speech.mentions, names),
    mentioned: people.map(({ id }) => id),
  };
}

export const note: Verb = {
  name: 'note',
  en: ['note'],
  zh: ['备注', '评论'],
  also: ['comment'],
  group: 'talk',
  shape: { en: '[task] <text>', zh: '[任务] <内容>' },
  example: { en: 'note BF26-8 @sam the invoice is in the folder', zh: '备注 BF26-8 @李婷 发票已放到文件夹' },
  does: { en: 'Write a note on a task', zh: '给任务写一条备注' },
  operation: 'task.note',
  takesLines: true,
  async read(call) {
    const { people, names } = await mentionedIn(call, [call.rest, ...call.lines].join('\n'));
    return taskWithText(call, {
      operation: 'task.note',
      need: 'text',
      form: 'task.note',
      input: (text) => ({
        text: writeMentions(text, call.speech.mentions, names),
        ...(people.length > 0 && { mentioned: people.map(({ id }) => id) }),
      }),
    });
  },
};
