import { isDigit, isWordChar, matchWord, skipSpaces } from './lexicon.ts';
import { readDigits } from './numerals.ts';
import { ordinalEnd } from './numerals-en.ts';
import type { ClockWord, Phrase } from './phrase.ts';
import { readSpan, type Span } from './read-span.ts';

/** A range at the end of a line: what its two ends say, each as a phrase of its own. */
export interface RangeEnds {
  readonly first: Phrase;
  readonly last: Phrase;
  /** Index behind it. */
  readonly end: number;
  /** What is said is a time and no title's stretch of days: one of two (Mon or Tue), or clocks of one day behind them. */
  readonly either: boolean;
}

const HALF_DAY = 12 * 60;

type Own = Readonly<Record<string, string>> | undefined;

const JOINTS = ['to', 'until', 'till', 'til', 'through', 'thru', 'and', 'or', '&', '-', '–', '—', '~'];
const JOINTS_ZH = ['到', '至', '或者', '或', '和', '与', '、'];
const EITHER = new Set(['or', '或', '或者']);

/** The word or mark that joins two ends at an index, with where the second one begins. */
function jointAt(text: string, pos: number): { readonly word: string; readonly end: number } | null {
  const start = skipSpaces(text, pos);
  for (const word of JOINTS_ZH) {
    if (text.startsWith(word, start)) return { word, end: skipSpaces(text, start + word.length) };
  }
  for (const word of JOINTS) {
    const end = isWordChar(word[0]) ? (start > pos ? matchWord(text, start, word) : -1) : start + 1;
    if (end > 0 && text.startsWith(word, start)) return { word, end: skipSpaces(text, end) };
  }
  return null;
}

/** The day of the month behind the joint of `Dec 7-9` or 12月7-9日, or null. */
function dayAt(text: string, pos: number): { readonly day: number; readonly end: number } | null {
  const day = readDigits(text, pos, 2);
  if (!day || day.value < 1 || day.value > 31) return null;
  const ordinal = ordinalEnd(text, day.end);
  if (ordinal > 0) return { day: day.value, end: ordinal };
  const marked = text[day.end] === '日' || text[day.end] === '号';
  return isWordChar(text[day.end]) ? null : { day: day.value, end: marked ? day.end + 1 : day.end };
}

/** Whether an end stands by itself as a day or a clock; a bare 10-30 may be anything. */
function isEnd({ fault, standing, phrase: { elapsed } }: Span): boolean {
  return fault === undefined && elapsed === undefined && standing !== 'with_cue';
}

/** 晚上8点到10点: an hour without its half of the day is the one behind the first. */
function laterHalf(first: ClockWord, last: ClockWord): ClockWord {
  const begin = Math.min(...first.options);
  const options = last.options.map((minutes) =>
    minutes <= begin && minutes + HALF_DAY > begin ? minutes + HALF_DAY : minutes,
  );
  return { ...last, options };
}

/** `11 to 3pm` begins in the other half of the day. */
function earlierHalf(first: Phrase, last: Phrase): Phrase {
  const [begin = 0] = first.clock?.options ?? [];
  const [end = 0] = last.clock?.options ?? [];
  return first.clock && begin > end ? { ...first, clock: { options: [begin - HALF_DAY] } } : first;
}

/** The other end of a range whose first end is a span; null where something else follows it. */
export function endsBehind(text: string, span: Span, own: Own): RangeEnds | null {
  const joint = isEnd(span) ? jointAt(text, span.end) : null;
  if (!joint) return null;
  const first = span.phrase;
  const either = EITHER.has(joint.word);
  const second = readSpan(text, joint.end, 'tail', own);
  if (second && isEnd(second)) {
    const last = second.phrase;
    const joined = first.clock !== undefined && last.clock !== undefined;
    // A day before a clock is one time (Monday to 5pm).
    if (last.date ? !first.date && !joined : !first.clock) return null;
    const date = last.date ?? first.date;
    const zone = last.zone ?? first.zone;
    const open = !last.date && /^[^:a-z上下早晚凌]+$/.test(text.slice(joint.end, second.end));
    const clock = open && first.clock && last.clock ? laterHalf(first.clock, last.clock) : last.clock;
    return {
      first: {
        ...first,
        ...(date && { date: first.date ?? date }),
        ...(zone && { zone: first.zone ?? zone }),
      },
      last: { ...last, ...(clock && { clock }), ...(date && { date }), ...(zone && { zone }) },
      end: second.end,
      either: either || (first.date === undefined && last.date !== undefined),
    };
  }
  const { date } = first;
  const day = date?.kind === 'date' && !first.clock ? dayAt(text, joint.end) : null;
  if (!day || date?.kind !== 'date' || day.day <= date.day) return null;
  return { first, last: { date: { ...date, day: day.day } }, end: day.end, either };
}

const FIGURES = '(?:[\\d一二两三四五六七八九十]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)';
const LEAD = /^(?:in|within|from|between|one|two|three|four|five|six|seven|eight|nine|ten) /;
/** Two figures before what both count: `in 2-3 days`, 三到五天内, `5 to 6pm`, `3 to 12 of Sept`. */
const TWO = new RegExp(
  `^((?:in|within|from|between) )?(${FIGURES}) ?(?:-|–|~|to|and|till|until|到|至) ?(${FIGURES})([^\\d].{0,24})$`,
);

const SHARED = new RegExp(
  `${FIGURES} ?(?:-|–|~|to|and|till|until|到|至) ?${FIGURES}|[一二两三四五六七八][二两三四五六七八九]`,
);

/** Whether a text holds two figures joined or in a row at all. */
export function mayShare(text: string): boolean {
  return SHARED.test(text);
}

/** 一两天内, 三四天后: two figures in a row, the second one more. */
const NEXT_ZH = /^(一两|一二|两三|二三|三四|四五|五六|六七|七八|八九)(个?[天日周年月小星礼分工][^\d]{0,8})$/;

/**
 * Both ends of two figures that share what follows them up to `last`, on the day of a span before them (monday
 * 9-10am); null where either is no time.
 */
export function endsShared(
  text: string,
  pos: number,
  last: number,
  own: Own,
  day: Span | null = null,
): RangeEnds | null {
  const { date, clock } = day?.phrase ?? {};
  if (day && date && !clock && isEnd(day)) {
    const found = endsShared(text, skipSpaces(text, day.end), last, own);
    const clocks = found?.first.clock && found.last.clock && !found.first.date;
    return found && clocks
      ? { ...found, first: { ...found.first, date }, last: { ...found.last, date } }
      : null;
  }
  // Looked for only where one may begin: this is asked at every word of a line.
  if (isWordChar(text[pos]) && !isDigit(text[pos]) && !LEAD.test(text.slice(pos, pos + 8))) return null;
  const said = text.slice(pos, last);
  const [, pair = '', unit = ''] = NEXT_ZH.exec(said) ?? [];
  const found = pair === '' ? TWO.exec(said) : [said, '', pair[0], pair[1], unit];
  if (!found) return null;
  const [, lead = '', one = '', two = '', rest = ''] = found;
  const counting = lead === 'from ' || lead === 'between ' ? '' : lead;
  const read = (figures: string) => {
    const each = `${counting}${figures}${rest}`;
    const span = readSpan(each, 0, 'tail', own);
    return span?.end === each.length && !span.fault && span.standing !== 'with_cue' ? span.phrase : null;
  };
  const first = read(one);
  const end = first && read(two);
  return first && end ? { first: earlierHalf(first, end), last: end, end: last, either: false } : null;
}
