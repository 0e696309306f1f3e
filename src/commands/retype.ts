import { type Call, lineWith, memberMark } from './call.ts';
import type { PersonSlot, Tail } from './tail.ts';
import type { Token } from './tokens.ts';

/** Whether somebody was named by the platform beside the text, and so has no place in it. */
const isBeside = ({ token }: PersonSlot) => token.kind === 'tag';

/** The typed line with one span of its arguments replaced; nobody who was named is lost. */
export function retyped(tail: Tail, span: Token | null, by: string): string {
  const { start, end } = span ?? { start: tail.raw.length, end: tail.raw.length };
  const object = tail.task && tail.taskProblem === null ? `${tail.task.key} ` : '';
  const beside = tail.people
    .filter(isBeside)
    .flatMap(({ member, token }) => (member && token !== span ? [` @${memberMark(member)}`] : []));
  return lineWith(tail.call, object + tail.raw.slice(0, start) + by + tail.raw.slice(end) + beside.join(''));
}

/**
 * The typed line with the words that could not be taken replaced by others; empty where they do not stand in it in one
 * piece (`fri @maya 3pm CST`), so that the line has to be printed anew.
 */
export function replaced(tail: Tail, said: string, by: string): string {
  const line = retyped(tail, null, '');
  const at = line.lastIndexOf(said);
  return at < 0 ? '' : `${line.slice(0, at)}${by}${line.slice(at + said.length)}`.trim();
}

/** A line that surely works, after a key that no task has or `this` outside a thread. */
export function copyForTask(call: Call, problem: NonNullable<Tail['taskProblem']>): string {
  const { locale } = call.speech;
  const code = problem.key.split('-')[0] ?? '';
  if (problem.code === 'unknown_task') return locale === 'zh' ? `列表 #${code}` : `list #${code}`;
  return `${call.head} BF26-8 ${call.rest.replace(/^\s*(?:this(?: task)?|这个任务|这个|该任务|本任务)/i, '').trim()}`.trim();
}
