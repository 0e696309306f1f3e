import { type Call, lineWith, type Outcome, writeMentions } from './call.ts';
import { timeContext, timeOf } from './due.ts';
import { type CommandError, commandError } from './errors.ts';
import { everyAtEnd } from './every-phrase.ts';
import { comparable, fold } from './fold.ts';
import { PRIORITIES } from './words.ts';

/** Further lines of a new task, brought into one line and what a line cannot say. */
export interface Sheet {
  readonly line: string;
  readonly start?: string;
  /** The first note, as typed: people in it stay marks. */
  readonly note?: string;
  /** Checklist. */
  readonly items: readonly string[];
  /** Set instead where the lines are several tasks. */
  readonly tasks?: readonly string[];
}

type Key =
  | 'title'
  | 'who'
  | 'helpers'
  | 'followers'
  | 'due'
  | 'start'
  | 'project'
  | 'priority'
  | 'tags'
  | 'estimate'
  | 'items'
  | 'every'
  | 'off'
  | 'until'
  | 'count'
  | 'note';

const KEYS: Readonly<Record<string, Key>> = {
  title: 'title',
  task: 'title',
  name: 'title',
  标题: 'title',
  任务: 'title',
  名称: 'title',
  who: 'who',
  assignee: 'who',
  responsible: 'who',
  owner: 'who',
  'assigned to': 'who',
  负责人: 'who',
  指派: 'who',
  责任人: 'who',
  helper: 'helpers',
  helpers: 'helpers',
  协助: 'helpers',
  协助人: 'helpers',
  参与人: 'helpers',
  follower: 'followers',
  followers: 'followers',
  cc: 'followers',
  关注: 'followers',
  关注人: 'followers',
  抄送: 'followers',
  due: 'due',
  by: 'due',
  deadline: 'due',
  'due date': 'due',
  截止: 'due',
  截止时间: 'due',
  截止日期: 'due',
  期限: 'due',
  时间: 'due',
  start: 'start',
  'start date': 'start',
  开始: 'start',
  开始时间: 'start',
  开始日期: 'start',
  project: 'project',
  项目: 'project',
  priority: 'priority',
  prio: 'priority',
  优先级: 'priority',
  tag: 'tags',
  tags: 'tags',
  标签: 'tags',
  est: 'estimate',
  estimate: 'estimate',
  预计: 'estimate',
  预估: 'estimate',
  工时: 'estimate',
  items: 'items',
  checklist: 'items',
  steps: 'items',
  清单: 'items',
  步骤: 'items',
  检查项: 'items',
  every: 'every',
  repeat: 'every',
  repeats: 'every',
  重复: 'every',
  周期: 'every',
  off: 'off',
  遇休: 'off',
  until: 'until',
  至: 'until',
  直到: 'until',
  count: 'count',
  次数: 'count',
  note: 'note',
  notes: 'note',
  comment: 'note',
  description: 'note',
  备注: 'note',
  评论: 'note',
  说明: 'note',
  描述: 'note',
};

const BULLET =
  /^\s*(?:[-*•·▪●○–—]|\d{1,3}[.)、．）]|[（(]\d{1,3}[)）]|[①-⑳]|\[[ xX]?\]|[☐☑✓])\s*(?:\[[ xX]?\]\s*)?/;
const PAIR = /^\s*([^\s:：\uE000"“「][^:：\uE000"“「]{0,23})[:：](?!\/\/)(.*)/;

/** The text of a list line without its bullet, or null where it has none. */
export function bulletText(line: string): string | null {
  const lead = BULLET.exec(line)?.[0] ?? '';
  const rest = line.slice(lead.length).trim();
  return lead.trim() === '' || rest === '' ? null : rest;
}

function pairOf(line: string): { key: Key | null; word: string; value: string } | null {
  const found = bulletText(line) === null ? PAIR.exec(line) : null;
  if (!found) return null;
  const word = (found[1] ?? '').trim();
  const name = comparable(word);
  return {
    key: Object.hasOwn(KEYS, name) ? (KEYS[name] ?? null) : null,
    word,
    value: (found[2] ?? '').trim(),
  };
}

function people(value: string, mark: '@' | '+@'): string {
  const each = value.split(/[,，、;；]|\s(?=[@＠+＋])|(?=\uE000)/).map((name) => name.trim());
  const named = each.filter((name) => name !== '').map((name) => name.replace(/^[+＋]?[@＠]?/, ''));
  return named.map((name) => (name.startsWith('\uE000') ? mark.slice(0, -1) : mark) + name).join(' ');
}

/** Reads further lines: keyed values of one task (with a checklist), or several tasks; an unknown key is an error. */
export function readSheet(call: Call, first: string): Sheet | Outcome {
  const further = call.lines.filter((line) => line.trim() !== '');
  if (further.length > 0 && (bulletText(first) !== null || pairOf(first)?.key === 'title'))
    return readSheet({ ...call, lines: [first, ...further] }, '');
  const lines = further;
  if (lines.length === 0) return { line: first, items: [] };
  const fields = new Map<Key, string>();
  const items: string[] = [];
  const plain: string[] = [];
  let last: Key | null = null;
  const pairs = lines.map(pairOf);
  const keyed = pairs.some((pair) => pair?.key);
  for (const [i, line] of lines.entries()) {
    const bullet = bulletText(line);
    const pair = pairs[i] ?? null;
    const keyedLine = pair !== null && (pair.key !== null || plainKey(pair.word));
    // A note goes on until a line that is something else.
    const noted = last === 'note' && bullet === null && !keyedLine;
    if (noted) fields.set('note', `${fields.get('note')}\n${line.trim()}`.trim());
    else if (bullet !== null) items.push(bullet);
    else if (pair && (pair.key || keyed || plainKey(pair.word))) {
      if (!pair.key) return unknownField(call, first, lines, i, pair.word);
      fields.set(pair.key, pair.value);
      last = pair.key;
    } else plain.push(line.trim());
  }
  if (fields.size === 0 && (plain.length > 0 || first.trim() === '')) {
    return { line: first, items: [], tasks: [...(first.trim() === '' ? [] : [first]), ...items, ...plain] };
  }
  return keyedSheet(call, [first, ...plain].join(' '), fields, items);
}

/** Whether a title would be taken for a time, or for how the task repeats. */
function saysTime(title: string, call: Call): boolean {
  if (title === '' || title.includes('"')) return false;
  const context = timeContext(call.speech, null, null);
  const { reading } = timeOf(title, context);
  return (reading !== null && reading.kind !== 'error') || everyAtEnd(title, context)?.before === '';
}

/** A word or two before a colon reads as a key; a longer text is a sentence. */
function plainKey(word: string): boolean {
  return /^[a-z]+(?: [a-z]+)?$/i.test(fold(word)) || /^[\u4e00-\u9fff]{1,4}$/.test(word);
}

function unknownField(
  call: Call,
  first: string,
  lines: readonly string[],
  index: number,
  field: string,
): Outcome {
  const kept = lines.filter((_, i) => i !== index);
  const copy = lineWith({ ...call, lines: kept }, first);
  return {
    kind: 'error',
    understood: { verb: call.verb, title: first.trim() },
    wrong: commandError('unknown_field', { field }),
    copy,
  };
}

function keyedSheet(
  call: Call,
  first: string,
  fields: ReadonlyMap<Key, string>,
  items: readonly string[],
): Sheet | Outcome {
  const value = (key: Key) => fields.get(key) ?? '';
  let wrong: CommandError | null = null;
  const title = [first.trim(), value('title')].filter((part) => part !== '').join(' ');
  // Such a title is meant as one where a line of its own says so, or says the time.
  const sure = ['title', 'due', 'every'].some((key) => fields.has(key as Key));
  const parts = [sure && saysTime(title, call) ? `"${title}"` : title];
  if (value('who')) parts.push(people(value('who'), '@'));
  if (value('helpers')) parts.push(people(value('helpers'), '@'));
  if (value('followers')) parts.push(people(value('followers'), '+@'));
  const priority = comparable(value('priority')).replace(/^!/, '');
  if (priority) {
    const known = Object.hasOwn(PRIORITIES, priority);
    if (!known) wrong = commandError('bad_value', { field: 'priority', value: value('priority') });
    parts.push(known ? `!${priority}` : '!high');
  }
  if (value('project'))
    parts.push(
      value('project').startsWith('\uE000') ? value('project') : `#${value('project').replace(/^[#＃]/, '')}`,
    );
  for (const tag of value('tags').split(/[,，、;；\s]+/)) if (tag) parts.push(`~${tag.replace(/^~/, '')}`);
  if (value('estimate')) parts.push(`est:${value('estimate').replace(/\s+/g, '')}`);
  for (const key of ['every', 'off', 'until', 'count'] as const) {
    const said = value(key).replace(/["“”「」『』]/g, '');
    if (said) parts.push(`${key}:"${said}"`);
  }
  if (value('due')) {
    const { reading } = timeOf(value('due'), timeContext(call.speech, null, null));
    const failed = reading?.kind === 'error' && reading.code !== 'no_launch' ? reading.code : null;
    if (failed) wrong ??= commandError('bad_time', { text: value('due'), reason: failed });
    parts.push(failed ? (call.speech.locale === 'zh' ? '周五 18:00' : 'fri 6pm') : `due ${value('due')}`);
  }
  if (wrong) {
    const copy = [`${call.head} ${parts.join(' ')}`, ...items.map((item) => `- ${item}`)].join('\n');
    return { kind: 'error', understood: { verb: call.verb, title }, wrong, copy };
  }
  const listed = value('items')
    .split(/[;；,，、]/)
    .map((item) => item.trim());
  return {
    line: parts.join(' '),
    ...(value('start') && { start: value('start') }),
    ...(value('note') && { note: value('note') }),
    items: [...listed.filter((item) => item !== ''), ...items].map((item) =>
      writeMentions(item, call.speech.mentions),
    ),
  };
}
