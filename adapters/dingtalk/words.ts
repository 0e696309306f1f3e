import type { CardLocale } from '../../cards/model.ts';

/** The few words that only this adapter has to say, because only DingTalk's limits call for them. */
export interface Words {
  more(count: number): string;
  moreOptions(count: number): string;
  required: string;
  example: string;
  empty: string;
  /** Under a message that cannot carry buttons. */
  typed(line: string | null): string;
  /** In a group, to somebody who cannot be written to alone. */
  cannotWriteAlone: string;
  /** Instead of a message that DingTalk's content check held back. */
  heldBack: string;
  colon: string;
}

const zh: Words = {
  more: (count) => `… 还有 ${count} 条`,
  moreOptions: (count) => `等 ${count} 项`,
  required: '必填',
  example: '例如',
  empty: '未填',
  typed: (line) =>
    line === null
      ? '这里用不了按钮，请直接发指令；发「帮助」可以看全部写法。'
      : `这里用不了按钮，请直接发指令，例如「${line}」；发「帮助」可以看全部写法。`,
  cannotWriteAlone: '收到。你的账号还没有关联到团队成员，我没法单独回复你，请联系管理员关联。',
  heldBack: '这条消息没有通过钉钉的内容检查，请发「我的」查看任务，或联系管理员。',
  colon: '：',
};

const en: Words = {
  more: (count) => `… ${count} more`,
  moreOptions: (count) => `and ${count} more`,
  required: 'required',
  example: 'e.g.',
  empty: 'not set',
  typed: (line) =>
    line === null
      ? 'Buttons do not work here. Type a command instead; send "help" to see them all.'
      : `Buttons do not work here. Type a command instead, such as "${line}"; send "help" to see them all.`,
  cannotWriteAlone:
    'Got it. Your account is not linked to a team member yet, so I cannot answer you alone. Please ask an admin to link it.',
  heldBack: 'DingTalk\'s content check held this message back. Send "my" to see your tasks, or ask an admin.',
  colon: ': ',
};

/** The adapter's own words in the card's language. */
export function words(locale: CardLocale): Words {
  return locale === 'zh' ? zh : en;
}
