import type { errors as source } from '../en/errors.ts';
import { type Facts, factList, factNumber, factText, wordFor } from '../facts.ts';
import { already, invalid } from './refusals.ts';
import { head, mid, tail } from './spacing.ts';
import { words } from './words.ts';

function thing(facts: Facts): string {
  return wordFor(words.thing, factText(facts, 'noun') ?? factText(facts, 'what')) ?? '内容';
}

function named(facts: Facts): string | undefined {
  return factText(facts, 'key') ?? factText(facts, 'code') ?? factText(facts, 'name');
}

/** 句首的主语，后面接中文时补好空格。 */
function subject(facts: Facts): string {
  const name = named(facts);
  return name === undefined ? `这个${thing(facts)}` : `${name} `;
}

function whoMay(facts: Facts): string {
  const people = factList(facts, 'who');
  if (people.length > 0) return `可以找${tail(words.either(people))}。`;
  const roles = factList(facts, 'roles').flatMap((role) => wordFor(words.roleInSentence, role) ?? []);
  return roles.length > 0 ? `需要${words.either(roles)}。` : '';
}

function forbidden(facts: Facts): string {
  const reason = factText(facts, 'reason');
  const person = factText(facts, 'person') ?? words.someone;
  if (reason === 'guest_reads_only') return `${head(person)}是访客，只能查看。`;
  if (reason === 'not_invited') {
    const where = named(facts);
    return `${head(person)}是外部人员，还没有受邀加入${where === undefined ? '这个项目' : ` ${where}`}。`;
  }
  const right = wordFor(words.right, factText(facts, 'right')) ?? '这样做';
  const where = named(facts) === undefined ? '' : `（${named(facts)}）`;
  return `你不能${right}${where}。${wordFor(words.refusal, reason) ?? ''}${whoMay(facts)}`;
}

/** 哪里不对，用完整的句子说。 */
export const errors: typeof source = {
  title: {
    error: '没有成功',
    refused: '你不能这样做',
    notUnderstood: '没有看懂',
  },
  understood: '我的理解：',
  copyHint: '可以复制这一行再改：',
  reference: ({ code, requestId }) => `${code} · ${requestId}`,
  operation: {
    not_found: (facts) => {
      const name = named(facts);
      return name === undefined
        ? `没有这个${thing(facts)}，或者你看不到它。`
        : `没有${thing(facts)} ${name}，或者你看不到它。`;
    },
    forbidden,
    invalid,
    conflict: (facts) =>
      factText(facts, 'what') === 'code' || factText(facts, 'field') === 'code'
        ? `代号 ${named(facts) ?? ''} 已被别的项目使用。`.replace('  ', ' ')
        : `${subject(facts)}刚刚被别人改过，请先看一下现在的内容。`,
    already,
    archived: (facts) => `${factText(facts, 'code') ?? subject(facts).trim()} 已归档，里面的内容不能再改。`,
    expired: (facts) =>
      factText(facts, 'what') === 'code' ? '这个代码已经失效，请重新要一个。' : '已经过了可以操作的时间。',
    needs_confirmation: (facts) => `${subject(facts)}需要先确认。`,
    nothing_to_undo: () => '最近 10 分钟里你没有可以撤销的操作。',
    changed_since: (facts) => {
      const by = factText(facts, 'by');
      const what = named(facts);
      return `${by ? head(by) : '有人'}之后又改过${what ? ` ${what}` : '同样的内容'}，所以不能撤销。`;
    },
    cycle: (facts) => {
      const on = factText(facts, 'on') ?? factText(facts, 'other');
      const key = factText(facts, 'key');
      if (key !== undefined && on === key) return `${key} 不能等自己。`;
      return key !== undefined && on !== undefined
        ? `${on} 已经在等 ${key}，所以 ${key} 不能再等 ${on}。`
        : '这样几个任务就会互相等待，绕成一圈。';
    },
    limit: (facts) => {
      const max = factNumber(facts, 'maximum');
      return max === undefined ? '超出了这里的上限。' : `超出了这里的上限：最多 ${max}。`;
    },
  },
  phrase: {
    not_a_time: (text) => `“${text}”看不出是什么时间。`,
    invalid_date: (text) => `没有“${text}”这一天。`,
    invalid_clock: (text) => `没有“${text}”这个时刻。`,
    unknown_zone: (text) => `不认识时区“${text}”。`,
    no_launch: (text) => `“${text}”要从上线日推算，而这个项目还没有上线日。`,
    unknown_event: (text) => `不知道“${text}”是哪一天。`,
    calendar_unannounced: (text) => `“${text}”要用到的放假安排还没有公布。`,
  },
  refused: {
    unbound: '这个工作区还没有绑定到任何公司。',
    pending: '这里还不认识你，已经请管理员处理。',
    ignored: '你在这里没有权限，公司管理员可以修改。',
    inactive: '你的权限已停用，公司管理员可以修改。',
    rate: (seconds) => `一下子太多了，请 ${seconds} 秒后再试。`,
    size: (max) => `这条消息太长，最多 ${max} 个字。`,
    stale: '这张卡片已经过时，这是现在的内容。',
    notYours: (who) =>
      who.length > 0 ? `这个按钮是给${mid(words.either(who))}的。` : '这个按钮是给别人的。',
    expiredButton: '这个按钮太旧了，请重新查看卡片。',
    directOnly: '这个命令只能在私聊里用。',
    groupOnly: '这个命令只能在群里用。',
    later: '需要一点时间，结果稍后发到这里。',
    failed: '我们这边出了问题，什么都没有改动。请一分钟后再试。',
    busy: '现在比较忙，什么都没有改动。请一分钟后再试。',
  },
};
