import { MONTH_SHIFTS, WEEK_SHIFTS_ZH, WEEKDAY_ZH } from './calendar-words.ts';
import type { DateFound } from './date-found.ts';
import { type Found, isDigit, isWordChar, Lexicon, skipSpaces, words } from './lexicon.ts';
import { readDigits, readNumber } from './numerals.ts';
import type { DateWord } from './phrase.ts';
import { dated, fullYear } from './read-numeric-date.ts';

/** A year of a phrase: written out, or counted from the present one (明年). */
export type YearSaid = { readonly year: number } | { readonly years: number };

const YEAR_WORDS = new Lexicon<number>([
  ...words(0, '今年', '本年'),
  ...words(1, '明年', '来年'),
  ...words(2, '后年'),
  ...words(-1, '去年'),
]);
const FIGURES = '〇一二三四五六七八九';

function figureOf(char: string | undefined): number {
  if (char === undefined) return -1;
  return char === '零' ? 0 : FIGURES.indexOf(char);
}

/** `二零二七` or `二七` before 年: figures said one by one. */
function readSpelledYear(text: string, pos: number): Found<number> | null {
  let value = 0;
  let end = pos;
  while (end - pos < 4 && figureOf(text[end]) >= 0) {
    value = value * 10 + figureOf(text[end]);
    end++;
  }
  if (text[end] !== '年' || (end - pos !== 4 && end - pos !== 2)) return null;
  return { value: end - pos === 4 ? value : fullYear(value), end: end + 1 };
}

/** The year at a position, with 年: `2027年`, `27年`, `二零二七年`, `明年`. */
export function readYear(text: string, pos: number): Found<YearSaid> | null {
  const word = YEAR_WORDS.at(text, pos);
  if (word) return { value: { years: word.value }, end: skipMark(text, word.end) };
  const spelled = readSpelledYear(text, pos);
  if (spelled) return { value: { year: spelled.value }, end: skipMark(text, spelled.end) };
  const figures = readDigits(text, pos, 4);
  if (!figures) return null;
  const mark = skipSpaces(text, figures.end);
  const width = figures.end - pos;
  if (text[mark] !== '年' || (width !== 4 && width !== 2)) return null;
  const year = width === 4 ? figures.value : fullYear(figures.value);
  return { value: { year }, end: skipMark(text, mark + 1) };
}

function skipMark(text: string, pos: number): number {
  const gap = skipSpaces(text, pos);
  return text[gap] === '的' || text[gap] === ',' ? skipSpaces(text, gap + 1) : gap;
}

const isDayMark = (char: string | undefined) => char === '日' || char === '号';
const LAST_DAY = ['底', '末', '最后一天', '的最后一天'];
const PARTS: readonly (readonly [string, number])[] = [
  ['月初', 1],
  ['月中旬', 15],
  ['月中', 15],
];

const THIRDS: readonly (readonly [string, 'early' | 'late'])[] = [
  ['上旬', 'early'],
  ['下旬', 'late'],
];
/** Weekdays that a part of a week is said for. */
const WEEK_PARTS: readonly (readonly [string, number])[] = [
  ['初', 1],
  ['中', 3],
];

/** The month at a position with 月 or 月份: `10月`, `十月份`. */
function readMonth(text: string, pos: number): Found<number> | null {
  const month = readNumber(text, pos, 2);
  const mark = month ? skipSpaces(text, month.end) : -1;
  if (!month || text[mark] !== '月' || month.value < 1) return null;
  return { value: month.value, end: text[mark + 1] === '份' ? mark + 2 : mark + 1 };
}

/** `11月`, `明年四月`, `12月上旬`, `3月下旬`: a month as a whole, or its first or last third. */
function wholeMonth(text: string, month: Found<number>, year?: YearSaid): DateFound {
  const third = THIRDS.find(([word]) => text.startsWith(word, month.end));
  const value: DateWord = { kind: 'period', of: 'month', shift: 0, which: month.value, ...year };
  return third
    ? { value: { ...value, part: third[1] }, end: month.end + third[0].length, standing: 'after_gap' }
    : { value, end: month.end, standing: 'with_cue' };
}

/** `2026年10月30日`, `10月30号`, `十月三十`, `明年3月5日`, `10月底`, `11月中`. */
function readMonthDate(text: string, pos: number): DateFound | null {
  const said = readYear(text, pos);
  const month = readMonth(text, said?.end ?? pos);
  if (!month) return null;
  const year = said && 'year' in said.value ? said.value.year : null;
  const years = said && 'years' in said.value ? { years: said.value.years } : {};
  const behind = skipSpaces(text, month.end);
  const last = LAST_DAY.find((word) => text.startsWith(word, behind));
  if (last && month.value <= 12) {
    const word: DateWord = { kind: 'end', of: 'month', shift: 0, which: month.value };
    const exact = year === null ? years : { year };
    return { value: { ...word, ...exact }, end: behind + last.length };
  }
  const part = PARTS.find(([word]) => text.startsWith(word, month.end - 1));
  if (part) {
    const end = month.end - 1 + part[0].length;
    if ('years' in years)
      return {
        value: { kind: 'year_date', years: years.years, month: month.value, day: part[1], about: true },
        end,
      };
    const { value, ...found } = dated(year, month.value, part[1], end);
    const about: DateWord = value.kind === 'date' ? { ...value, about: true } : value;
    return { ...found, value: about, ...(said ? {} : { standing: 'after_gap' }) };
  }
  const day = readNumber(text, behind, 2);
  if (!day) return month.value <= 12 ? wholeMonth(text, month, said?.value) : null;
  const dayMark = skipSpaces(text, day.end);
  const end = isDayMark(text[dayMark]) ? dayMark + 1 : day.end;
  const found = dated(year, month.value, day.value, end);
  if (!said || year !== null || found.invalid) return found;
  return {
    value: {
      kind: 'year_date',
      years: 'years' in said.value ? said.value.years : 0,
      month: month.value,
      day: day.value,
    },
    end,
  };
}

/** `25号`, `下月5号`, `本月二十五日`, `下月初`, `本月中`. */
function readMonthDay(text: string, pos: number): DateFound | null {
  const shift = MONTH_SHIFTS.at(text, pos);
  if (shift) {
    const third = THIRDS.find(([word]) => text.startsWith(word, shift.end));
    if (third) {
      const value: DateWord = { kind: 'period', of: 'month', shift: shift.value, part: third[1] };
      return { value, end: shift.end + third[0].length };
    }
    const part = PARTS.find(([word]) => text.startsWith(word, shift.end - 1));
    if (part) {
      const end = shift.end - 1 + part[0].length;
      return { value: { kind: 'month_day', day: part[1], months: shift.value, about: true }, end };
    }
  } else {
    const part = PARTS.find(([word]) => text.startsWith(word, pos));
    if (part) {
      const value: DateWord = { kind: 'month_day', day: part[1], months: null, about: true };
      return { value, end: pos + part[0].length, standing: 'after_gap' };
    }
  }
  const day = readNumber(text, shift ? skipMark(text, shift.end) : pos, 2);
  const bare = day !== null && text[pos] === '廿' && !shift;
  const mark = day ? skipSpaces(text, day.end) : -1;
  if (!day || day.value < 1 || day.value > 31) return null;
  if (!isDayMark(text[mark])) {
    // 廿五 is said of days only.
    if (!bare) return null;
    return {
      value: { kind: 'month_day', day: day.value, months: null },
      end: day.end,
      standing: 'after_gap',
    };
  }
  const value: DateWord = { kind: 'month_day', day: day.value, months: shift?.value ?? null };
  return { value, end: mark + 1, ...(shift ? {} : { standing: 'after_gap' }) };
}

const UNITS = ['周', '星期', '礼拜'];

function weekdayAt(text: string, pos: number): Found<number> | null {
  const unit = UNITS.find((word) => text.startsWith(word, pos));
  if (!unit) return null;
  const at = pos + unit.length;
  const weekday = WEEKDAY_ZH[text[at] ?? ''];
  if (weekday === undefined || (isDigit(text[at]) && isWordChar(text[at + 1]))) return null;
  return { value: weekday, end: at + 1 };
}

/** `周五`, `下周五`, `下下个星期一`, `这周日`, `下周的周六`. */
function readWeekday(text: string, pos: number): DateFound | null {
  const shift = WEEK_SHIFTS_ZH.find(([word]) => text.startsWith(word, pos));
  const start = pos + (shift?.[0].length ?? 0);
  const direct = weekdayAt(text, start);
  if (direct) {
    const value: DateWord = {
      kind: 'weekday',
      weekday: direct.value,
      week: shift?.[1] ?? null,
      loose: false,
    };
    return { value, end: direct.end };
  }
  const unit = shift && UNITS.find((word) => text.startsWith(word, start));
  const part = unit && WEEK_PARTS.find(([word]) => text.startsWith(word, start + unit.length));
  // 本周中午 has a noon in it.
  if (unit && part && text[start + unit.length + 1] !== '午') {
    return {
      value: { kind: 'weekday', weekday: part[1], week: shift[1], loose: false },
      end: start + unit.length + 1,
    };
  }
  const twice = unit ? weekdayAt(text, skipMark(text, start + unit.length)) : null;
  if (!shift || !twice) return null;
  return { value: { kind: 'weekday', weekday: twice.value, week: shift[1], loose: false }, end: twice.end };
}

const LAST = ['最后一个', '最后1个', '最后'];

function readNth(text: string, pos: number): Found<number> | null {
  const last = LAST.find((word) => text.startsWith(word, pos));
  if (last) return { value: -1, end: pos + last.length };
  if (text[pos] !== '第') return null;
  const count = readNumber(text, pos + 1, 1);
  return count && text[count.end] === '个' && count.value >= 1 && count.value <= 5
    ? { value: count.value, end: count.end + 1 }
    : null;
}

/** `12月第一个周五`, `下个月最后一个周一`, `11月最后一个工作日`, `2027年5月的第二个星期日`. */
function readNthWeekday(text: string, pos: number): DateFound | null {
  const said = readYear(text, pos);
  const month = readMonth(text, said?.end ?? pos);
  const away = month || said ? null : MONTH_SHIFTS.at(text, pos);
  const lead = month ?? away;
  if (!lead || (month && month.value > 12)) return null;
  const nth = readNth(text, skipMark(text, lead.end));
  const weekday = nth ? weekdayAt(text, nth.end) : null;
  const which = month ? { which: month.value, ...(said ? said.value : {}) } : { away: lead.value };
  if (nth && Math.abs(nth.value) === 1 && text.startsWith('工作日', nth.end)) {
    const value = { kind: 'month_workday', nth: nth.value === 1 ? 1 : -1, month: which } as const;
    return { value, end: nth.end + 3 };
  }
  if (!nth || !weekday) return null;
  return {
    value: {
      kind: 'nth_weekday',
      weekday: weekday.value,
      nth: nth.value,
      month: which,
    },
    end: weekday.end,
  };
}

/** `2027年底`, `明年年底`: the last day of a year. */
function readYearEnd(text: string, pos: number): DateFound | null {
  const said = readYear(text, pos);
  const word = said
    ? ['年底', '年末', '底', '末'].find((tail) => text.startsWith(tail, said.end))
    : undefined;
  if (!said || !word) return null;
  const year = 'year' in said.value ? { shift: 0, year: said.value.year } : { shift: said.value.years };
  return { value: { kind: 'end', of: 'year', ...year }, end: said.end + word.length };
}

/** A date in Chinese words at a position, or null. */
export function readChineseDate(text: string, pos: number): DateFound | null {
  return (
    readNthWeekday(text, pos) ??
    readYearEnd(text, pos) ??
    readMonthDate(text, pos) ??
    readMonthDay(text, pos) ??
    readWeekday(text, pos)
  );
}
