import { comparable } from './fold.ts';
import type { Verb, VerbGroup } from './verb.ts';

const GROUP_WORDS: Readonly<Record<VerbGroup, readonly string[]>> = {
  create: ['create', 'creating', '新建任务', '建任务'],
  progress: ['progress', '进度', '进展'],
  change: ['change', 'changes', '修改', '变更'],
  talk: ['talk', 'discussion', '沟通', '讨论'],
  look: ['look', 'views', '查询', '查看任务'],
  remind: ['reminders', '提醒设置'],
  approve: ['approvals', '审批'],
  project: ['project', 'projects', '项目'],
  money: ['money', '费用', '资金'],
  me: ['me', 'personal', '个人', '我'],
  admin: ['admin', 'administration', '管理', '管理员'],
  help: ['more', '其他'],
};

const WORDS: Readonly<Record<string, string>> = {
  all: 'all',
  everything: 'all',
  全部: 'all',
  所有: 'all',
  time: 'time',
  times: 'time',
  dates: 'time',
  时间: 'time',
  日期: 'time',
};

/** The help topic that a word names: `all`, `time`, a group, or a verb's canonical name; null for none. */
export function topicNamed(word: string, verbs: readonly Verb[]): string | null {
  const said = comparable(word);
  if (Object.hasOwn(WORDS, said)) return WORDS[said] ?? null;
  for (const [group, words] of Object.entries(GROUP_WORDS)) if (words.includes(said)) return group;
  const verb = verbs.find((each) => [...each.en, ...each.zh, ...(each.also ?? [])].includes(said));
  return verb && !verb.reserved ? verb.name : null;
}
