import type { CardLocale } from '../../cards/model.ts';

interface Words {
  readonly more: (count: number) => string;
  readonly cut: string;
  readonly done: string;
  readonly correct: string;
  readonly follows: string;
  readonly unsent: string;
}

/** The few words a renderer needs of its own, where it had to cut or has nothing else to say. */
export const WORDS: Readonly<Record<CardLocale, Words>> = {
  en: {
    more: (count) => `… ${count} more`,
    cut: '… shortened here, too long for this chat',
    done: '✓ Received',
    correct: 'Please check the form',
    follows: 'The form is in your direct chat with the bot',
    unsent: 'The form could not be sent. Press again',
  },
  zh: {
    more: (count) => `… 还有 ${count} 项`,
    cut: '… 内容过长，此处已截断',
    done: '✓ 已提交',
    correct: '请检查表单',
    follows: '表单已发到你与机器人的单聊',
    unsent: '表单没有发出去，请再按一次',
  },
};
