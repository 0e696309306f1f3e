import { isDigit, isWordChar, matchWord } from './lexicon.ts';
import { isOpenEnd } from './open-end.ts';
import { readSpan, type Span } from './read-span.ts';
import { readClockWords } from './read-spoken-clock.ts';

const NOT_BEFORE_WORD = "-/.:_#@$¥€£+'&=<>%~";
/** Figures in Chinese: a phrase never begins in the middle of them (三六七年). */
const FIGURES = '〇零一二三四五六七八九十百千两廿';
const REPEATING = ['每', '隔', '双', '第', '逢'];
const COMPARING = ['最', '太', '更', '较', '尽', '越'];

/** `due:fri` without a blank. */
const DUE_KEY = /(?:^| )(?:due|by|deadline|ddl):$/;

/** Whether a phrase may begin at an index of folded text: never inside a word, a number or a key. */
export function mayStart(text: string, pos: number): boolean {
  const char = text[pos];
  if (char === undefined || char === ' ' || char === '\u0000') return false;
  const before = text[pos - 1];
  if (before === undefined || before === ' ') return true;
  if (REPEATING.includes(before)) return false;
  if (FIGURES.includes(char) && FIGURES.includes(before)) return false;
  if ((char === '晚' || char === '早') && COMPARING.includes(before)) return false;
  // The 5 of 0,5 is no number of its own.
  if (isDigit(char) && (before === ',' || before === '.') && isDigit(text[pos - 2])) return false;
  if (before === ':' && isWordChar(char)) return DUE_KEY.test(text.slice(Math.max(0, pos - 10), pos));
  if (!isWordChar(char)) return !',、的()@~-/.:+'.includes(char);
  if (isDigit(char) && (before === '月' || before === '年')) return false;
  // <6pm today compares a clock.
  if (isDigit(char) && /(?:^| )[<>]=?$/.test(text.slice(Math.max(0, pos - 3), pos))) return true;
  return !isWordChar(before) && !NOT_BEFORE_WORD.includes(before) && !/[\u00c0-\u024f]/.test(before);
}

function wordBefore(text: string, pos: number, list: readonly string[]): number {
  let end = pos;
  while (text[end - 1] === ' ') end--;
  for (const word of list) {
    const start = end - word.length;
    const inside = isWordChar(word[0]) && isWordChar(text[start - 1]);
    if (start >= 0 && matchWord(text, start, word) === end && !inside) return start;
  }
  return -1;
}

const EVERY = ['every other', 'every', 'each'];
/** Words that say by themselves that something repeats, so that a clock behind them does so as well. */
const OFTEN = [
  'everyday',
  'every day',
  'each day',
  'daily',
  'weekly',
  'monthly',
  'weekdays',
  'mondays',
  'tuesdays',
  'wednesdays',
  'thursdays',
  'fridays',
  'saturdays',
  'sundays',
];

/** `every third friday`, `每隔三天`: a repetition that nothing reads, before a clock. */
const EVERY_SOME = /(?:(?:^| )(?:every|each) [a-z0-9 ]{1,28}|[每隔][^ ,，。]{1,8}) ?$/;

/** Whether what stands before an index makes it a repetition (每 周一, every monday, daily at 9), which is no due time. */
function repeats(text: string, pos: number, { phrase }: Span): boolean {
  if (wordBefore(text, pos, [...REPEATING, ...EVERY]) >= 0) return true;
  if (phrase.date) return false;
  const at = wordBefore(text, pos, ['at', '@']);
  const behind = at < 0 ? pos : at;
  return (
    wordBefore(text, behind, OFTEN) >= 0 || EVERY_SOME.test(text.slice(Math.max(0, behind - 40), behind))
  );
}

const JOINTS = [
  '到',
  '至',
  '、',
  ',',
  '-',
  '–',
  '—',
  '~',
  '&',
  '/',
  '或',
  '和',
  '与',
  'and',
  'or',
  'to',
  'through',
  'thru',
];

/** Whether an index begins only the last of several dates (周一到周五, Mon & Tue), none of which is the due time. */
function endsList(text: string, pos: number, own?: Readonly<Record<string, string>>): boolean {
  const joint = wordBefore(text, pos, JOINTS);
  if (joint < 0) return false;
  let end = joint;
  while (text[end - 1] === ' ') end--;
  for (let start = Math.max(0, end - 30); start < end; start++) {
    const span = mayStart(text, start) ? readSpan(text, start, 'tail', own) : null;
    // "Report for December, friday": a month is no other date of a list.
    if (span?.end === end && span.phrase.date?.kind !== 'period') return true;
  }
  return false;
}

/** Whether figures that are no date or clock (24/7, 16:90) may simply not be meant as one. */
function doubtful({ fault, phrase }: Span, said: string): boolean {
  if (fault?.code === 'invalid_date') return /^\d{1,2}\/\d{1,2}$/.test(said);
  return fault?.code === 'invalid_clock' && !phrase.date;
}

/** `22/04`, a day before its month, and `2/30`, a day too many: 24/7, 16/9 and 50/50 are none. */
function nearlyDate(said: string): boolean {
  return /^(?:(?:1[3-9]|2\d|3[01])\/(?:0[1-9]|1[0-2])|0?2\/3[01]|(?:0?[469]|11)\/31)$/.test(said);
}

const SOFT_ZH = ['大约', '大概'];

const NUMBERED =
  'part|parts|step|steps|phase|phases|page|pages|batch|round|rounds|section|sections|slide|slides|version|v|size|sizes|item|items|model|no|no.|chapter|ch|group|room|line|lines|unit|units|ticket|ratio|score|sku|po|age|ages'.split(
    '|',
  );

/** Whether a word such as "part" stands before an index, so that a figure there belongs to it. */
export function isCounter(text: string, pos: number): boolean {
  return wordBefore(text, pos, NUMBERED) >= 0;
}

const PRICED =
  'price|prices|priced|bid|bids|cap|cost|costs|budget|rate|rates|valued|limit|stock|score|level|set|stay|keep|hold|sell|buy|stop|aim|look|good|start|starts|discount|margin|gate|speed|sold|qty|acos|roas|cpc'.split(
    '|',
  );

/** What is counted from now without a word such as "in" (the next two weeks). */
const COMING = /^(?:the )?(?:next|upcoming|coming|following) /;

/** Whether what stands before a phrase takes it for itself: a price at 5, a plan for next week, notes from Monday. */
function isTaken(text: string, pos: number, { phrase: { date, clock, elapsed } }: Span): boolean {
  if (elapsed) return false;
  const at = wordBefore(text, pos, ['at']);
  if (!date && clock && at >= 0) return wordBefore(text, at, PRICED) >= 0;
  // "Chapter one thirty" and "price one fifty" count something.
  if (!date)
    return readClockWords(text, pos) !== null && wordBefore(text, pos, [...NUMBERED, ...PRICED]) >= 0;
  if (date.kind === 'period' || date.kind === 'weekend')
    return wordBefore(text, pos, ['for', 'of', 'about']) >= 0;
  // A report on the next two weeks.
  if (date.kind === 'ahead' && COMING.test(text.slice(pos, pos + 12)))
    return wordBefore(text, pos, ['for', 'of', 'about', 'on', 'over', 'during', 'the']) >= 0;
  // 升级到10.30 names a version.
  const joined = date.kind === 'date' && date.year === null && /^\d{1,2}[.·-]/.test(text.slice(pos, pos + 3));
  if (joined && !clock && wordBefore(text, pos, ['到', '至', '在', 'at', 'on', 'for']) >= 0) return true;
  // "From tomorrow" is no source of anything.
  if (date.kind === 'today_plus' && date.days > 0) return false;
  const from = wordBefore(text, pos, ['from', 'since']);
  return from >= 0 && !/\b(?:days?|weeks?|months?|years?|fortnights?)$/.test(text.slice(0, from).trimEnd());
}

/** Whether a word such as "part" stands before figures (part 1/2, model T-3), which then belong to it. */
function isNumbered(text: string, pos: number, { phrase }: Span): boolean {
  const kind = phrase.date?.kind;
  if (phrase.clock || (kind !== 'date' && kind !== 'launch' && kind !== 'launch_day')) return false;
  return !/^[a-z]{3}/.test(text.slice(pos, pos + 3)) && wordBefore(text, pos, NUMBERED) >= 0;
}

/**
 * Whether a span at the end of a line is rather the end of its title: `offered` where it may well have been meant as
 * a time (准备国庆, Nov 5 - Nov 7), so that whoever typed it ought to hear that it was not taken; `open` where it is
 * as likely one (Check images Christmas), so that they are asked. `cued` where 截止 or 前 marks it as a time.
 */
export function belongsToTitle(
  text: string,
  pos: number,
  span: Span,
  cued: boolean,
  own?: Readonly<Record<string, string>>,
): 'title' | 'offered' | 'open' | null {
  if (repeats(text, pos, span)) return 'title';
  if (endsList(text, pos, own)) return 'offered';
  // 签约后3天内 counts from something else than now.
  const counts = span.phrase.date?.kind === 'ahead' || span.phrase.elapsed?.from === 'now';
  if (counts && '前后内'.includes(text[pos - 1] ?? ' ')) return 'title';
  if (isTaken(text, pos, span)) return 'title';
  if (cued) return null;
  if (isNumbered(text, pos, span)) return 'title';
  if (doubtful(span, text.slice(pos, span.end)))
    return nearlyDate(text.slice(pos, span.end)) ? 'offered' : 'title';
  const outer = SOFT_ZH.find((word) => text.endsWith(word, pos));
  const before = pos - (outer?.length ?? 0);
  const gap = before === 0 || text[before - 1] === ' ';
  if (span.standing !== 'with_cue') return span.standing === 'after_gap' && !gap ? 'offered' : null;
  return gap && isOpenEnd(text, pos, span) ? 'open' : 'offered';
}
