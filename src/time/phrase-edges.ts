import { isWordChar, Lexicon, matchWord } from './lexicon.ts';

const CUES_EN = [
  'due',
  'by',
  'on or before',
  'before',
  'until',
  'till',
  'til',
  'through',
  'thru',
  'on',
  'at',
  '@',
  'deadline',
  'ddl',
  'no later than',
  'not later than',
  'as late as',
  'prior to',
  'ahead of',
  'in advance of',
];
const CUES_ZH = [
  '截止日期',
  '截止时间',
  '截止到',
  '截止至',
  '截止',
  '截至',
  '到期',
  '最晚',
  '最迟',
  '不晚于',
  '赶在',
  '直到',
  '在',
  '到',
];
const SOFT_CUES = ['for', 'around', 'about', '大约', '大概'];
const ALL_CUES = [...CUES_EN, ...SOFT_CUES, ...CUES_ZH];

/** Words that may lead a time phrase (due, 截止). */
export const LEADS = new Lexicon<true>(ALL_CUES.map((word) => [word, true] as const));

const SUFFIXES = [
  '之前完成',
  '前完成',
  '前做完',
  '前搞定',
  '前交付',
  '前提交',
  '前给我',
  '前发我',
  '前交',
  '交',
  '之前',
  '以前',
  '前',
  '截止',
  '到期',
  '完成',
  '为止',
  '止',
  '内完成',
  '之内',
  '内',
  '左右',
];
/** What English says behind a time and does not change it. */
const ENDINGS = [
  'at the latest',
  'at latest',
  'latest',
  'sharp',
  'on the dot',
  'or so',
  'or sooner',
  'or earlier',
  'or before',
  'approximately',
  'approx',
  'exactly',
  'if possible',
  'if ok',
  'if okay',
  'if you can',
  'asap',
];
const POLITE = ['please', 'pls', 'thanks', 'thank you', 'thx', '谢谢', '多谢', '哈', '吧', '哦', '啊'];

/** A place where the phrase of a text may end, and whether a word such as 前 marks it as a time. */
export interface PhraseEnd {
  readonly end: number;
  readonly cue: boolean;
}

function trimmed(text: string, end: number, marks: string): number {
  let i = end;
  while (i > 0 && marks.includes(text[i - 1] ?? '')) i--;
  return i;
}

const MARKS = ' .。!,;、~)';

/** The text with blanks for the question marks at its end, which say that what stands before them is not settled. */
export function withoutDoubt(text: string): string {
  const end = trimmed(text, text.length, ' .!~)?');
  return text.slice(0, end) + text.slice(end).replaceAll('?', ' ');
}

/** End of a text without full stops, brackets and words of thanks. */
function plainEnd(text: string, from: number): number {
  const end = trimmed(text, from, MARKS);
  const polite = POLITE.find((word) => {
    const start = end - word.length;
    return start > 0 && text.endsWith(word, end) && !(isWordChar(word[0]) && isWordChar(text[start - 1]));
  });
  return polite ? trimmed(text, end - polite.length, MARKS) : end;
}

/** Where a phrase may end: the last character, before a full stop or thanks, before 前 and its like. */
export function endsOf(text: string): readonly PhraseEnd[] {
  const last = trimmed(text, text.length, ' ');
  const plain = plainEnd(text, last);
  const ends = [{ end: last, cue: false }];
  if (plain !== last) ends.push({ end: plain, cue: false });
  for (const suffix of SUFFIXES) {
    if (text.endsWith(suffix, plain)) {
      ends.push({ end: trimmed(text, plain - suffix.length, ' '), cue: true });
    }
  }
  const ending = ENDINGS.find((word) => text.endsWith(` ${word}`, plain));
  if (ending) ends.push({ end: trimmed(text, plain - ending.length, ' ,'), cue: true });
  return ends;
}

/** The cue words directly before an index: where they begin, and whether one marks a time for certain. */
export function withCues(text: string, pos: number): { readonly start: number; readonly cue: boolean } {
  let start = pos;
  let cue = false;
  for (let count = 0; count < 3; count++) {
    const end = trimmed(text, start, ' :');
    const found = ALL_CUES.find((word) => {
      const begin = end - word.length;
      if (begin < 0 || matchWord(text, begin, word) !== end) return false;
      return !isWordChar(word[0]) || begin === 0 || !(isWordChar(text[begin - 1]) || text[begin - 1] === '-');
    });
    if (!found) break;
    start = end - found.length;
    cue ||= !SOFT_CUES.includes(found);
  }
  return { start, cue };
}
