import type { CardLocale } from '../../cards/model.ts';

/** The few words the adapter says by itself, where no card is at hand or a card had to be cut. */
const WORDS = {
  more: { en: (n: number) => `${n} more`, zh: (n: number) => `还有 ${n} 项` },
  close: { en: 'Close', zh: '关闭' },
  clock: { en: 'Time', zh: '时间' },
} as const;

/** "n more", for what a cut left out. */
export function moreWords(locale: CardLocale, n: number): string {
  return WORDS.more[locale](n);
}

/** Label of a modal's close button where the form names none. */
export function closeWord(locale: CardLocale): string {
  return WORDS.close[locale];
}

/** Label of the clock input beside a date. */
export function clockWord(locale: CardLocale): string {
  return WORDS.clock[locale];
}

/** Nobody's language is known yet when these views open, so they speak both. */
export const LOADING = { title: 'LinkStar', body: 'One moment … · 请稍候……', close: 'Close · 关闭' } as const;
export const WORKING = {
  title: 'LinkStar',
  body: 'Still working. You can close this window. · 仍在处理，可以关闭这个窗口。',
  close: 'Close · 关闭',
} as const;
