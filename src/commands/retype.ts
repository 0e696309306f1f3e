import { type Call, lineWith } from './call.ts';
import type { MemberFacts } from './lookup.ts';
import type { Tail } from './tail.ts';
import type { Token } from './tokens.ts';

/** The typed line with one span of its arguments replaced; people already known are written by `nameOf`. */
export function retyped(
  tail: Tail,
  span: Token | null,
  by: string,
  nameOf: (member: MemberFacts) => string,
): string {
  const names = new Map<number, string>();
  for (const { token, member } of tail.people) {
    if (token.kind === 'mention' && member) names.set(token.index, nameOf(member));
  }
  const { start, end } = span ?? { start: tail.raw.length, end: tail.raw.length };
  const object = tail.task && tail.taskProblem === null ? `${tail.task.key} ` : '';
  return lineWith(tail.call, object + tail.raw.slice(0, start) + by + tail.raw.slice(end), names);
}

/** A member's name as the speaker would type it. */
export function nameFor(tail: Tail, member: MemberFacts): string {
  const foreign = tail.call.speech.locale === 'en' && /[\u4e00-\u9fff]/.test(member.name);
  return foreign ? (member.otherName ?? member.name) : member.name;
}

/** A line that surely works, after a key that no task has or `this` outside a thread. */
export function copyForTask(call: Call, problem: NonNullable<Tail['taskProblem']>): string {
  const { locale } = call.speech;
  const code = problem.key.split('-')[0] ?? '';
  if (problem.code === 'unknown_task') return locale === 'zh' ? `列表 #${code}` : `list #${code}`;
  return `${call.head} BF26-8 ${call.rest.replace(/^\s*(?:this(?: task)?|这个任务|这个|该任务|本任务)/i, '').trim()}`.trim();
}
