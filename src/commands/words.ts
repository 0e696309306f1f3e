import type { Priority } from './intent.ts';

type Words<T extends string> = Readonly<Record<string, T>>;

function table<T extends string>(rows: Readonly<Record<T, string>>): Words<T> {
  const out: Record<string, T> = {};
  for (const [value, list] of Object.entries(rows) as [T, string][]) {
    for (const word of list.split(' ')) out[word] = value;
  }
  return out;
}

/** `!1` is the first of low, normal, high, urgent; `!4` the last. */
export const PRIORITIES = table<Priority>({
  low: 'low lo 低 1 低优先级',
  normal: 'normal medium med 普通 中 正常 2',
  high: 'high hi 高 3 高优先级 重要',
  urgent: 'urgent 紧急 加急 4',
});

/** What happens to a repeated task on a day off. */
export const DAYS_OFF = table<'keep' | 'skip' | 'before' | 'after'>({
  keep: 'keep 照常 不变',
  skip: 'skip 跳过',
  before: 'before 提前',
  after: 'after 顺延',
});

export type StatusWord = 'open' | 'in_progress' | 'blocked' | 'done' | 'overdue' | 'undone';

export const STATUSES = table<StatusWord>({
  open: 'open todo 未开始 待办 待处理',
  in_progress: 'started doing active in-progress inprogress progress 进行中 在做 处理中',
  blocked: 'blocked stuck 阻塞 卡住 受阻',
  done: 'done finished closed completed 完成 已完成 完成的 结束',
  overdue: 'overdue late 逾期 超期 过期 延期 已逾期',
  undone: 'undone unfinished pending 未完成 没完成',
});

export type RoleWord =
  | 'owner'
  | 'manager'
  | 'executor'
  | 'approver'
  | 'observer'
  | 'external'
  | 'guest'
  | 'tenant_admin'
  | 'finance'
  | 'none';

export const ROLES = table<RoleWord>({
  owner: 'owner 负责人 所有者 项目负责人',
  manager: 'manager 经理 管理者 主管 项目经理',
  executor: 'executor 执行 执行人 执行者 成员',
  approver: 'approver 审批人 审批',
  observer: 'observer viewer 观察者 观察员 旁观',
  external: 'external 外部 外部人员 供应商',
  guest: 'guest 访客 来宾',
  tenant_admin: 'admin administrator 管理员',
  finance: 'finance 财务',
  none: 'none remove off 无 取消 移除',
});

export const LANGUAGES = table<'zh' | 'en'>({
  zh: 'zh chinese zh-cn cn mandarin 中文 汉语 简体中文 中',
  en: 'en english en-us 英文 英语 英',
});

export const AUDIENCES = table<'internal' | 'external'>({
  internal: 'internal 内部 仅内部',
  external: 'external 外部 有外部 含外部',
});

/** Words that take something away: a due time, a responsible person, a mark. */
export const NOTHING = new Set([
  'none',
  'nobody',
  'no',
  'clear',
  'off',
  'remove',
  'unset',
  '-',
  '无',
  '没有',
  '无人',
  '取消',
  '清除',
  '清空',
  '删除',
  '不限',
]);

/** Words that end something that goes on by itself. */
export const ENDINGS = new Set(['stop', 'end', 'cancel', '停止', '结束', '停', '终止']);

/** Words that name the speaker. */
export const MYSELF = new Set(['me', 'myself', '我', '我自己', '自己']);

/** Words that name the task of the thread. */
export const THIS_TASK = ['this task', 'this', '这个任务', '该任务', '这个', '本任务'] as const;

const SILENT = new Set([
  'thanks',
  'thank you',
  'thank u',
  'thx',
  'ty',
  'tks',
  'thanks a lot',
  'many thanks',
  'ok',
  'okay',
  'k',
  'kk',
  'ok thanks',
  'got it',
  'noted',
  'roger',
  'cool',
  'great',
  'nice',
  'perfect',
  'good',
  'sure',
  'yes',
  'yep',
  'no problem',
  'np',
  'cheers',
  '好',
  '好的',
  '好滴',
  '好嘞',
  '好呀',
  '好吧',
  '行',
  '可以',
  '嗯',
  '嗯嗯',
  '哦',
  '收到',
  '明白',
  '了解',
  '知道了',
  '谢谢',
  '谢谢你',
  '谢谢啦',
  '多谢',
  '感谢',
  '辛苦了',
  '辛苦',
  '没问题',
  '好的谢谢',
  '好的 谢谢',
  '谢了',
  '没事',
  'ok谢谢',
  'ok 谢谢',
  '赞',
  '棒',
]);

/** Whether a whole line (comparable) is only a thank-you or an OK, which gets no card. */
export function isCourtesy(line: string): boolean {
  const parts = line
    .split(/(?:[\p{P}\p{S}\p{Extended_Pictographic}]|\uFE0F|\u200D)+/u)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return line !== '?';
  const bare = parts.join(' ');
  if (SILENT.has(bare) || SILENT.has(bare.replace(/ (bot|all|everyone)$/, ''))) return true;
  return parts.every((part) => SILENT.has(part));
}
