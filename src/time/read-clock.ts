import { DAY_PARTS } from './calendar-words.ts';
import { hoursIn, MERIDIEM, minutesOf } from './day-clock.ts';
import { type Found, isDigit, isWordChar, Lexicon, skipSpaces, words } from './lexicon.ts';
import { readDigits, readNumber } from './numerals.ts';
import type { ClockWord, DayPart, Standing } from './phrase.ts';
import { bareOptions, readSpokenClock, type SaidClock } from './read-spoken-clock.ts';

/** A clock found in a text; `options` is empty where the figures are no time of day. */
export interface ClockFound extends Found<ClockWord> {
  /** A bare hour such as `5点` or a lone part of the day may belong to a title. */
  readonly standing: Standing;
  /** The figures, where a part of the day that follows later may still decide their half. */
  readonly said?: SaidClock;
  /** The part of the day whose usual hour this is, no hour being said. */
  readonly alone?: DayPart;
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
    'the eod',
    'end of day',
    'end of the day',
    'the end of the day',
    'end of business',
    'close of business',
    'close of play',
    'end of play',
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

/** The minutes a part of the day alone stands for (今晚 is 20:00), or null where it names none. */
export function partClock(part: DayPart): ClockWord | null {
  const minutes = PART_DEFAULTS[part];
  return minutes === null ? null : { options: [minutes] };
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
  if (text[pos] !== undefined && '整正钟'.includes(text[pos] ?? ' ')) return { minute: 0, end: pos + 1 };
  const figures = readNumber(text, pos, 2);
  if (!figures) return { minute: 0, end: pos };
  if (text[figures.end] === '分') {
    const seconds = readNumber(text, figures.end + 1, 2);
    const end = seconds && text[seconds.end] === '秒' ? seconds.end + 1 : figures.end + 1;
    return { minute: figures.value, end };
  }
  // 九点零五, 9点05: two figures need no 分.
  if (figures.end - pos === 2) return { minute: figures.value, end: figures.end };
  return { minute: 0, end: pos };
}

/** `1140` before am or pm. */
function readRun(text: string, pos: number): Figures | null {
  const run = readDigits(text, pos, 4);
  if (!run || !MERIDIEM.at(text, skipSpaces(text, run.end))) return null;
  return { hour: Math.floor(run.value / 100), minute: run.value % 100, style: 'colon', end: run.end };
}

function readFigures(text: string, pos: number): Figures | null {
  const hour = readNumber(text, pos, 2);
  if (!hour) return readRun(text, pos);
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
  // 19h30
  const minute = next === 'h' ? readDigits(text, hour.end + 1, 2) : null;
  if (minute && minute.end === hour.end + 3 && !isWordChar(text[minute.end])) {
    return { hour: hour.value, minute: minute.value, style: 'colon', end: minute.end };
  }
  const mark = next === '点' || next === '时' ? hour.end : text[afterSpace] === '点' ? afterSpace : -1;
  if (mark >= 0) {
    if (text[mark + 1] === '钟') return { hour: hour.value, minute: 0, style: 'spoken', end: mark + 2 };
    return { hour: hour.value, style: 'spoken', ...spokenMinutes(text, mark + 1) };
  }
  const oclock = ["o'clock", 'oclock', 'o clock'].find((word) => text.startsWith(word, afterSpace));
  if (oclock) return { hour: hour.value, minute: 0, style: 'spoken', end: afterSpace + oclock.length };
  return isDigit(text[pos]) ? { hour: hour.value, minute: 0, style: 'bare', end: hour.end } : null;
}

function withoutPart(figures: Figures, short: boolean): readonly number[] {
  const { hour, minute, style } = figures;
  if (hour > 24 || (hour === 24 && minute > 0)) return [];
  // Nobody says 下午 for office hours, so a bare small hour may be either half of the day; 03:30 is a full clock.
  const open = style === 'spoken' || (style === 'colon' && short);
  return open && hour >= 1 && hour <= 6 ? [hour, hour + 12] : [hour];
}

/** The clock at a position; `part` is a part of the day already said (今晚, tomorrow morning). */
export function readClock(text: string, pos: number, part?: DayPart): ClockFound | null {
  const own = DAY_PARTS.at(text, pos);
  const from = own ? skipSpaces(text, own.end) : pos;
  const spoken = readSpokenClock(text, from);
  if (spoken) {
    const { value: said, end, meridiem } = spoken;
    const half = own?.value ?? spoken.part ?? part;
    const exact = meridiem && minutesOf(said.minute, [(said.hour % 12) + (meridiem === 'pm' ? 12 : 0)]);
    const value = { options: exact ?? bareOptions(said, half) };
    return { value, end, standing: 'firm', ...(meridiem || half ? {} : { said }) };
  }
  const figures = readFigures(text, from);
  if (figures) {
    const behind = skipSpaces(text, figures.end);
    const meridiem = MERIDIEM.at(text, behind);
    if (meridiem && figures.style !== 'spoken') {
      const { hour } = figures;
      const hours = hour < 1 || hour > 12 ? [] : [(hour % 12) + (meridiem.value === 'pm' ? 12 : 0)];
      return { value: { options: minutesOf(figures.minute, hours) }, end: meridiem.end, standing: 'firm' };
    }
    const letter = text[figures.end];
    if (
      (letter === 'a' || letter === 'p') &&
      !isWordChar(text[figures.end + 1]) &&
      figures.style !== 'spoken'
    ) {
      const { hour, minute } = figures;
      const hours = hour < 1 || hour > 12 ? [] : [(hour % 12) + (letter === 'p' ? 12 : 0)];
      return { value: { options: minutesOf(minute, hours) }, end: figures.end + 1, standing: 'with_cue' };
    }
    const later = part || own || figures.style === 'spoken' ? null : DAY_PARTS.at(text, behind);
    const said = own?.value ?? later?.value ?? part;
    const end = later?.end ?? figures.end;
    if (figures.style !== 'bare' || later) {
      const hours = said ? hoursIn(said, figures.hour) : withoutPart(figures, text[from + 1] === ':');
      const standing = figures.style === 'spoken' && said === undefined ? 'after_gap' : 'firm';
      const open = said === undefined ? { said: { hour: figures.hour, minute: figures.minute } } : {};
      return { value: { options: minutesOf(figures.minute, hours) }, end, standing, ...open };
    }
  }
  const word = FIXED.at(text, pos);
  if (word) return { ...word.value, end: word.end };
  const alone = own && partClock(own.value);
  return own && alone ? { value: alone, end: own.end, standing: 'with_cue', alone: own.value } : null;
}
