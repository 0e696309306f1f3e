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
  ...words(fixed('with_cue', 12 * 60), 'noon', 'midday', 'the midday', 'mid day', 'lunchtime', 'lunch time'),
  ...words(fixed('firm', 12 * 60), 'noonish'),
  ...words(fixed('after_gap', 24 * 60, 'midnight'), '12 midnight'),
  ...words(fixed('after_gap', 12 * 60), '12 noon', '12 midday', '中午', '正午', '午间'),
  ...words(fixed('with_cue', 24 * 60, 'midnight'), 'midnight', 'mid night', '午夜'),
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

/** The minutes meant by a part of the day alone; 凌晨 is said of the midnight it begins with and of its end. */
const PART_DEFAULTS: Readonly<Record<DayPart, readonly number[]>> = {
  dawn: [0, 6 * 60],
  morning: [9 * 60],
  noon: [12 * 60],
  afternoon: [15 * 60],
  night: [20 * 60],
};

/** The minutes a part of the day alone stands for (今晚 is 20:00); several where people mean different ones. */
export function partClock(part: DayPart): ClockWord {
  return { options: PART_DEFAULTS[part] };
}

interface Figures {
  readonly hour: number;
  readonly minute: number;
  /** How it was written: `9:30`, `9点`, `15h` or a bare `9`. */
  readonly style: 'colon' | 'spoken' | 'hours' | 'bare';
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
  // 15h is an hour of the day or a stretch of fifteen hours: a cue or a day tells.
  if (next === 'h' && !isWordChar(text[hour.end + 1]) && isDigit(text[pos]) && hour.value <= 24) {
    return { hour: hour.value, minute: 0, style: 'hours', end: hour.end + 1 };
  }
  // 11ish
  if (text.startsWith('ish', hour.end) && !isWordChar(text[hour.end + 3]) && isDigit(text[pos])) {
    return { hour: hour.value, minute: 0, style: 'spoken', end: hour.end + 3 };
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

/** A clock in English words, under the part of the day said before or behind it. */
function spokenAt(text: string, pos: number, half: DayPart | undefined): ClockFound | null {
  const spoken = readSpokenClock(text, pos);
  if (!spoken) return null;
  const { value: said, end, meridiem } = spoken;
  const part = half ?? spoken.part;
  const exact = meridiem && minutesOf(said.minute, [(said.hour % 12) + (meridiem === 'pm' ? 12 : 0)]);
  const value = { options: exact ?? bareOptions(said, part) };
  return { value, end, standing: 'firm', ...(meridiem || part ? {} : { said }) };
}

/** Which half of the day stands directly behind figures: `am`, `pm`, or one letter of them without a gap. */
function readHalf(text: string, figures: Figures): Found<'am' | 'pm'> | null {
  const word = MERIDIEM.at(text, skipSpaces(text, figures.end));
  if (word || figures.style === 'spoken') return word;
  const letter = text[figures.end];
  if ((letter !== 'a' && letter !== 'p') || isWordChar(text[figures.end + 1])) return null;
  return { value: letter === 'a' ? 'am' : 'pm', end: figures.end + 1 };
}

function figuresAt(text: string, pos: number, own?: DayPart, before?: DayPart): ClockFound | null {
  const figures = readFigures(text, pos);
  if (!figures) return null;
  const { hour, minute, style } = figures;
  const half = readHalf(text, figures);
  if (half) {
    const hours = hour < 1 || hour > 12 ? [] : [(hour % 12) + (half.value === 'pm' ? 12 : 0)];
    // 5a is also the name of a section or a flat.
    const letter = half.end === figures.end + 1 && style === 'bare';
    return {
      value: { options: minutesOf(minute, hours) },
      end: half.end,
      standing: letter ? 'with_cue' : 'firm',
    };
  }
  const later =
    before || own || style === 'spoken' ? null : DAY_PARTS.at(text, skipSpaces(text, figures.end));
  if (style === 'bare' && !later) return null;
  const said = own ?? later?.value ?? before;
  const hours = said ? hoursIn(said, hour) : withoutPart(figures, text[pos + 1] === ':');
  const standing =
    style === 'hours' ? 'with_cue' : style === 'spoken' && said === undefined ? 'after_gap' : 'firm';
  const open = said === undefined ? { said: { hour, minute } } : {};
  return {
    value: { options: minutesOf(minute, hours) },
    end: later?.end ?? figures.end,
    standing,
    ...open,
  };
}

/** The clock at a position; `part` is a part of the day already said (今晚, tomorrow morning). */
export function readClock(text: string, pos: number, part?: DayPart): ClockFound | null {
  const own = DAY_PARTS.at(text, pos);
  const from = own ? skipSpaces(text, own.end) : pos;
  const figures = spokenAt(text, from, own?.value ?? part) ?? figuresAt(text, from, own?.value, part);
  if (figures) return figures;
  const word = FIXED.at(text, pos);
  if (word) return { ...word.value, end: word.end };
  const alone = own && partClock(own.value);
  if (!own || !alone || own.value === 'dawn') return null;
  // 下午 at the end of a line is this afternoon; afternoon or 晚 may be part of a title.
  const spelled = own.end === pos + 2 && !isWordChar(text[pos]);
  return { value: alone, end: own.end, standing: spelled ? 'after_gap' : 'with_cue', alone: own.value };
}
