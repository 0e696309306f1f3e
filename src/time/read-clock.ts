import { DAY_PARTS } from './calendar-words.ts';
import { type Found, isDigit, Lexicon, skipSpaces, words } from './lexicon.ts';
import { readDigits, readNumber } from './numerals.ts';
import type { ClockWord, DayPart, Standing } from './phrase.ts';

/** A clock found in a text; `options` is empty where the figures are no time of day. */
export interface ClockFound extends Found<ClockWord> {
  /** A bare hour such as `5点` or a lone part of the day may belong to a title. */
  readonly standing: Standing;
}

type Fixed = Pick<ClockFound, 'value' | 'standing'>;
const fixed = (standing: Standing, minutes: number, word?: 'eod' | 'midnight'): Fixed => ({
  value: { options: [minutes], ...(word ? { word } : {}) },
  standing,
});
const FIXED = new Lexicon<Fixed>([
  ...words(fixed('with_cue', 12 * 60), 'noon', 'midday'),
  ...words(fixed('after_gap', 12 * 60), '12 noon', '中午', '正午', '午间'),
  ...words(fixed('with_cue', 24 * 60, 'midnight'), 'midnight', '午夜'),
  ...words(fixed('with_cue', 18 * 60, 'eod'), '下班'),
  ...words(
    fixed('firm', 18 * 60, 'eod'),
    'eod',
    'cob',
    'eob',
    'end of day',
    'end of the day',
    'end of business',
    'close of business',
    '下班前',
    '下班之前',
  ),
]);

/** The minutes meant by a part of the day alone. */
const PART_DEFAULTS: Readonly<Record<DayPart, number | null>> = {
  dawn: null,
  morning: 9 * 60,
  noon: 12 * 60,
  afternoon: 15 * 60,
  night: 20 * 60,
};

const MERIDIEM = new Lexicon<'am' | 'pm'>([
  ...words<'am' | 'pm'>('am', 'am', 'a.m.', 'a.m'),
  ...words<'am' | 'pm'>('pm', 'pm', 'p.m.', 'p.m'),
]);

/** The minutes a part of the day alone stands for (今晚 is 20:00), or null where it names none. */
export function partClock(part: DayPart): ClockWord | null {
  const minutes = PART_DEFAULTS[part];
  return minutes === null ? null : { options: [minutes] };
}

/** Hours that an hour figure can mean under a part of the day; none where they contradict each other. */
function hoursIn(part: DayPart, hour: number): readonly number[] {
  if (part === 'dawn') return hour === 12 ? [0] : hour <= 6 ? [hour] : [];
  if (part === 'morning') return hour <= 12 ? [hour] : [];
  if (part === 'noon') return hour >= 11 && hour <= 13 ? [hour] : hour === 1 || hour === 2 ? [hour + 12] : [];
  if (part === 'afternoon') return hour === 0 ? [] : hour < 12 ? [hour + 12] : hour <= 19 ? [hour] : [];
  if (hour === 0 || hour === 12 || hour === 24) return [24];
  // "Friday night at 1" is Friday's or Saturday's small hours: people mean either.
  if (hour < 5) return [hour, hour + 24];
  return hour < 12 ? [hour + 12] : hour >= 17 && hour < 24 ? [hour] : [];
}

interface Figures {
  readonly hour: number;
  readonly minute: number;
  /** How it was written: `9:30`, `9点` or a bare `9`. */
  readonly style: 'colon' | 'spoken' | 'bare';
  readonly end: number;
}

function spokenMinutes(text: string, pos: number): { minute: number; end: number } {
  if (text[pos] === '半') return { minute: 30, end: pos + 1 };
  if (text.startsWith('一刻', pos)) return { minute: 15, end: pos + 2 };
  if (text.startsWith('三刻', pos)) return { minute: 45, end: pos + 2 };
  if (text[pos] === '整' || text[pos] === '钟') return { minute: 0, end: pos + 1 };
  const figures = readNumber(text, pos, 2);
  if (!figures) return { minute: 0, end: pos };
  if (text[figures.end] === '分') return { minute: figures.value, end: figures.end + 1 };
  // 九点零五, 9点05: two figures need no 分.
  if (figures.end - pos === 2) return { minute: figures.value, end: figures.end };
  return { minute: 0, end: pos };
}

function readFigures(text: string, pos: number): Figures | null {
  const hour = readNumber(text, pos, 2);
  if (!hour) return null;
  const next = text[hour.end];
  const afterSpace = skipSpaces(text, hour.end);
  if ((next === ':' || next === '.') && isDigit(text[pos])) {
    const minute = readDigits(text, hour.end + 1, 2);
    if (minute && minute.end === hour.end + 3) {
      if (next === '.' && !MERIDIEM.at(text, skipSpaces(text, minute.end))) return null;
      const second = text[minute.end] === ':' ? readDigits(text, minute.end + 1, 2) : null;
      const end = second && second.end === minute.end + 3 ? second.end : minute.end;
      return { hour: hour.value, minute: minute.value, style: 'colon', end };
    }
    if (next === ':') return null;
  }
  const mark = next === '点' || next === '时' ? hour.end : text[afterSpace] === '点' ? afterSpace : -1;
  if (mark >= 0) {
    if (text[mark + 1] === '钟') return { hour: hour.value, minute: 0, style: 'spoken', end: mark + 2 };
    return { hour: hour.value, style: 'spoken', ...spokenMinutes(text, mark + 1) };
  }
  if (text.startsWith("o'clock", afterSpace)) {
    return { hour: hour.value, minute: 0, style: 'spoken', end: afterSpace + 7 };
  }
  return isDigit(text[pos]) ? { hour: hour.value, minute: 0, style: 'bare', end: hour.end } : null;
}

function minutesOf(figures: Figures, hours: readonly number[]): number[] {
  return figures.minute > 59 ? [] : hours.map((hour) => hour * 60 + figures.minute);
}

function withoutPart(figures: Figures): readonly number[] {
  const { hour, minute, style } = figures;
  if (hour > 24 || (hour === 24 && minute > 0)) return [];
  // Nobody says 下午 for office hours, so a bare small hour may be either half of the day.
  return style === 'spoken' && hour >= 1 && hour <= 6 ? [hour, hour + 12] : [hour];
}

/** The clock at a position; `part` is a part of the day already said (今晚, tomorrow morning). */
export function readClock(text: string, pos: number, part?: DayPart): ClockFound | null {
  const own = DAY_PARTS.at(text, pos);
  const figures = readFigures(text, own ? skipSpaces(text, own.end) : pos);
  if (figures) {
    const behind = skipSpaces(text, figures.end);
    const meridiem = MERIDIEM.at(text, behind);
    if (meridiem && figures.style !== 'spoken') {
      const { hour } = figures;
      const hours = hour < 1 || hour > 12 ? [] : [(hour % 12) + (meridiem.value === 'pm' ? 12 : 0)];
      return { value: { options: minutesOf(figures, hours) }, end: meridiem.end, standing: 'firm' };
    }
    const later = part || own || figures.style === 'spoken' ? null : DAY_PARTS.at(text, behind);
    const said = own?.value ?? later?.value ?? part;
    const end = later?.end ?? figures.end;
    if (figures.style !== 'bare' || later) {
      const hours = said ? hoursIn(said, figures.hour) : withoutPart(figures);
      const standing = figures.style === 'spoken' && said === undefined ? 'after_gap' : 'firm';
      return { value: { options: minutesOf(figures, hours) }, end, standing };
    }
  }
  const word = FIXED.at(text, pos);
  if (word) return { ...word.value, end: word.end };
  const alone = own && partClock(own.value);
  return own && alone ? { value: alone, end: own.end, standing: 'with_cue' } : null;
}
