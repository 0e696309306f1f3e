import { weekdaysOnly } from './calendar.ts';
import { WEEKDAY_EN, WEEKDAY_ZH } from './calendar-words.ts';
import { minutesOf } from './day-clock.ts';
import { foldForReading } from './fold.ts';
import { type Found, isDigit, Lexicon, matchWord, skipSpaces, words } from './lexicon.ts';
import { dayOf, type LocalDate, lastOfMonth, weekdayOf } from './local-date.ts';
import { readNumber } from './numerals.ts';
import type { ClockWord } from './phrase.ts';
import { readClock } from './read-clock.ts';
import { isCalledAt, readBareHour } from './read-spoken-clock.ts';
import { nextOccurrence } from './recurrence.ts';
import type { PhraseContext, PhraseErrorCode, RecurrenceRule } from './types.ts';
import { localDateOf, wallFrom } from './wall.ts';
import { matchZone } from './zone-words.ts';

/** Why a text is no repetition. */
export interface RecurrenceError {
  readonly kind: 'error';
  readonly code: PhraseErrorCode;
  readonly index: number;
  readonly text: string;
  /** The rules it can mean, where a word of it has several readings: an hour without its half of the day, `CST`. */
  readonly alternatives?: readonly RecurrenceRule[];
}

type Pattern = Omit<RecurrenceRule, 'clock' | 'zone' | 'anchor'>;

const ORDINALS = new Lexicon<number>([
  ...words(1, 'first', '1st', '第一个', '第1个', '首个'),
  ...words(2, 'second', '2nd', '第二个', '第2个'),
  ...words(3, 'third', '3rd', '第三个', '第3个'),
  ...words(4, 'fourth', '4th', '第四个', '第4个'),
  ...words(5, 'fifth', '5th', '第五个', '第5个'),
  ...words(-1, 'last', '最后一个', '最后1个', '最后'),
]);
const WORKDAY = new Lexicon<true>(words(true, 'working day', 'business day', 'workday', 'weekday', '工作日'));
const WORKDAYS = new Lexicon<true>(
  words(
    true,
    'every weekday',
    'weekdays',
    'every workday',
    'workdays',
    'every working day',
    'working days',
    'every business day',
    'business days',
    '每个工作日',
    '每工作日',
    '工作日',
    '周一到周五',
    '周一至周五',
  ),
);
const DAILY = new Lexicon<number>([
  ...words(1, 'every day', 'everyday', 'each day', 'daily', '每天', '每日', '天天'),
  ...words(2, 'every other day', 'every second day', '隔天', '每隔一天'),
]);
const WEEKLY = new Lexicon<number>([
  ...words(1, 'every week', 'weekly', 'each week', '每周', '每星期', '每个星期', '每礼拜', '每个礼拜'),
  ...words(
    2,
    'every other week',
    'every second week',
    'biweekly',
    'fortnightly',
    '隔周',
    '每隔一周',
    '每隔周',
    '双周',
  ),
]);
const EVERY_OTHER = new Lexicon<number>([
  ...words(1, 'every', 'each'),
  ...words(2, 'every other', 'every second'),
]);
const MONTHLY = new Lexicon<number>([
  ...words(1, 'every month', 'monthly', 'each month', '每月', '每个月'),
  ...words(2, 'every other month', '隔月', '每隔一个月'),
  ...words(3, 'every quarter', 'quarterly', '每季度', '每个季度'),
]);
const UNITS = new Lexicon<'daily' | 'weekly' | 'monthly'>([
  ...words<'daily' | 'weekly' | 'monthly'>('daily', 'days', '天'),
  ...words<'daily' | 'weekly' | 'monthly'>('weekly', 'weeks', '周', '个星期', '星期', '个礼拜'),
  ...words<'daily' | 'weekly' | 'monthly'>('monthly', 'months', '个月'),
]);

function skipJoint(text: string, pos: number): number {
  let i = skipSpaces(text, pos);
  for (let count = 0; count < 4; count++) {
    const word = ['on', 'the', 'at'].find((joint) => matchWord(text, i, joint) > 0);
    if (word) i += word.length;
    else if (',、的:'.includes(text[i] ?? ' ')) i++;
    else break;
    i = skipSpaces(text, i);
  }
  return i;
}

/** A list of weekdays: `mon, wed and fri`, `周一三五`, `周一、周三`, `一、三`. */
function readWeekdays(text: string, pos: number, bareZh: boolean): Found<number[]> | null {
  const days: number[] = [];
  let end = pos;
  let bare = bareZh;
  for (let i = pos; ; ) {
    const unit = ['周', '星期', '礼拜'].find((word) => text.startsWith(word, i));
    const char = text[i + (unit?.length ?? 0)] ?? '';
    // 每周一5点, 每周一三点: a figure or a number with 点 behind it is the hour.
    const listed = bare && !isDigit(char) && !'点时'.includes(text[i + 1] ?? ' ');
    const zh = unit || listed ? WEEKDAY_ZH[char] : undefined;
    const en = WEEKDAY_EN.at(text, i);
    if (zh !== undefined) {
      days.push(zh);
      i += (unit?.length ?? 0) + 1;
      bare = true;
    } else if (en) {
      days.push(en.value);
      i = en.end;
    } else break;
    end = i;
    i = skipSpaces(text, i);
    while (',、&/和及'.includes(text[i] ?? ' ')) i = skipSpaces(text, i + 1);
    const and = matchWord(text, i, 'and');
    if (and > 0) i = skipSpaces(text, and);
    if (days.length > 14) break;
  }
  return days.length === 0 ? null : { value: [...new Set(days)].sort(), end };
}

/** The day within a month: `15th`, `15号`, `last day`, `last friday`, `第一个周一`, `最后一个工作日`. */
function readWithinMonth(text: string, start: number, interval: number): Found<Pattern> | null {
  const pos = skipJoint(text, start);
  for (const word of ['last day', '最后一天', '月底', '底']) {
    const end = matchWord(text, pos, word);
    if (end > 0) return { value: { kind: 'monthly_day', interval, day: -1 }, end };
  }
  const nth = ORDINALS.at(text, pos);
  if (nth) {
    const at = skipSpaces(text, nth.end);
    const workday = WORKDAY.at(text, at);
    if (workday) return { value: { kind: 'monthly_workday', interval, nth: nth.value }, end: workday.end };
    const days = readWeekdays(text, at, false);
    if (days)
      return {
        value: { kind: 'monthly_weekday', interval, nth: nth.value, weekdays: days.value },
        end: days.end,
      };
  }
  const day = readNumber(text, pos, 2);
  if (!day || day.value < 1 || day.value > 31) return null;
  const mark = ['号', '日', 'st', 'nd', 'rd', 'th'].find((tail) => text.startsWith(tail, day.end));
  return mark
    ? { value: { kind: 'monthly_day', interval, day: day.value }, end: day.end + mark.length }
    : null;
}

function readMonthly(text: string, pos: number): Found<Pattern> | null {
  const lead = MONTHLY.at(text, pos);
  if (lead) return readWithinMonth(text, lead.end, lead.value);
  const the = matchWord(text, pos, 'the');
  const every = EVERY_OTHER.at(text, pos);
  const inner = readWithinMonth(text, the > 0 ? the : (every?.end ?? pos), 1);
  if (!inner) return null;
  const behind = skipSpaces(text, inner.end);
  const tail = ['of the month', 'of every month', 'of each month', 'every month'].map((word) =>
    matchWord(text, behind, word),
  );
  const end = Math.max(...tail);
  if (end > 0) return { value: inner.value, end };
  // "every last friday" can only be the month's; "every third friday" may be every third week's.
  const { nth } = inner.value;
  return every?.value === 1 && (nth === 1 || nth === -1) ? inner : null;
}

/** `every 2 weeks on mon`, `每两周周一`, `每3天`. */
function readCounted(text: string, pos: number): Found<Pattern> | null {
  const every = matchWord(text, pos, 'every');
  const start =
    every > 0 ? skipSpaces(text, every) : text[pos] === '每' ? pos + (text[pos + 1] === '隔' ? 2 : 1) : -1;
  const count = start < 0 ? null : readNumber(text, start, 2);
  const unit = count && UNITS.at(text, skipSpaces(text, count.end));
  if (!count || !unit || count.value < 1) return null;
  if (unit.value === 'daily') return { value: { kind: 'daily', interval: count.value }, end: unit.end };
  if (unit.value === 'monthly') {
    const within = readWithinMonth(text, unit.end, count.value);
    return within ?? { value: { kind: 'monthly_day', interval: count.value }, end: unit.end };
  }
  const days = readWeekdays(text, skipJoint(text, unit.end), false);
  const rest: Pattern = { kind: 'weekly', interval: count.value };
  return days ? { value: { ...rest, weekdays: days.value }, end: days.end } : { value: rest, end: unit.end };
}

function readWeekly(text: string, pos: number): Found<Pattern> | null {
  const lead = WEEKLY.at(text, pos) ?? EVERY_OTHER.at(text, pos);
  const start = lead ? skipJoint(text, lead.end) : pos;
  // 每周一三五: the 周 is part of the lead, so bare figures follow it.
  const days = readWeekdays(
    text,
    start,
    lead !== null && text[lead.end - 1] !== 'y' && /[周期拜]/.test(text[lead.end - 1] ?? ''),
  );
  return (
    days && { value: { kind: 'weekly', interval: lead?.value ?? 1, weekdays: days.value }, end: days.end }
  );
}

function readPattern(text: string, pos: number): Found<Pattern> | null {
  const workdays = WORKDAYS.at(text, pos);
  if (workdays) return { value: { kind: 'workdays', interval: 1 }, end: workdays.end };
  const daily = DAILY.at(text, pos);
  if (daily) return { value: { kind: 'daily', interval: daily.value }, end: daily.end };
  return (
    readCounted(text, pos) ?? readMonthly(text, pos) ?? readWeekly(text, pos) ?? readWithoutDay(text, pos)
  );
}

/** `every week`, `每月`, `every 2 weeks`: the day is the one on which it is said. */
function readWithoutDay(text: string, pos: number): Found<Pattern> | null {
  const week = WEEKLY.at(text, pos);
  if (week) return { value: { kind: 'weekly', interval: week.value }, end: week.end };
  const month = MONTHLY.at(text, pos);
  return month && { value: { kind: 'monthly_day', interval: month.value }, end: month.end };
}

/** A pattern with the weekday or day of the month of the present where none was said. */
function withDay(pattern: Pattern, today: LocalDate): Pattern {
  if (pattern.kind === 'weekly' && !pattern.weekdays) return { ...pattern, weekdays: [weekdayOf(today)] };
  if (pattern.kind !== 'monthly_day' || pattern.day !== undefined) return pattern;
  const last = lastOfMonth(today) === today;
  return { ...pattern, day: last ? -1 : dayOf(today) };
}

/** The clock behind a pattern; a bare hour counts behind "at". */
function clockAfter(text: string, pos: number): Found<Pick<ClockWord, 'options'>> | null {
  const clock = readClock(text, pos);
  if (clock || !isCalledAt(text, pos)) return clock;
  const bare = readBareHour(text, pos);
  if (!bare) return null;
  const { hour, minute } = bare.value;
  // What repeats for months is worth the question that a single "at 9" is spared.
  const hours = hour >= 1 && hour <= 12 ? [hour % 12, (hour % 12) + 12] : [hour];
  return { value: { options: minutesOf(minute, hours) }, end: bare.end };
}

/**
 * Reads how often something repeats (`mon 9am`, `每周一9点`, `last friday of the month 3pm`); without a clock
 * it is 18:00, without a zone the speaker's. Never throws for any text.
 */
export function readRecurrence(text: string, ctx: PhraseContext): RecurrenceRule | RecurrenceError {
  const folded = foldForReading(text);
  const fault = (code: PhraseErrorCode, index: number): RecurrenceError => ({
    kind: 'error',
    code,
    index,
    text: text.slice(index, index + 200).trim(),
  });
  const start = skipSpaces(folded, 0);
  const early = readClock(folded, start);
  const patternAt = early?.standing === 'firm' ? skipJoint(folded, early.end) : start;
  const pattern = readPattern(folded, patternAt);
  if (!pattern) return fault('not_a_time', start);
  let pos = skipJoint(folded, pattern.end);
  const clock = patternAt === start ? clockAfter(folded, pos) : early;
  if (clock && patternAt === start) pos = skipJoint(folded, clock.end);
  const clockAt = pos;
  const zone = matchZone(folded, pos);
  if (zone) pos = skipSpaces(folded, zone.end);
  const hours = clock?.value.options ?? [18 * 60];
  const zones = zone?.value.options ?? [{ zone: ctx.zone }];
  if (hours.length === 0) return fault('invalid_clock', clockAt);
  if (pos < folded.length) return fault('not_a_time', pos);
  const rules = hours.flatMap((minutes) =>
    zones.map((option) => ruleOf(pattern.value, minutes, option.zone, ctx.now)),
  );
  const [only, ...more] = rules;
  if (only && more.length === 0) return only;
  return { ...fault(hours.length > 1 ? 'invalid_clock' : 'unknown_zone', clockAt), alternatives: rules };
}

function ruleOf(pattern: Pattern, minutes: number, zone: string, now: Date): RecurrenceRule {
  const rule: RecurrenceRule = {
    ...withDay(pattern, localDateOf(now, zone)),
    clock: wallFrom(localDateOf(now, zone), minutes % 1440).slice(11, 16),
    zone,
  };
  if (rule.interval === 1) return rule;
  // Every second Monday starts with the coming one.
  const first = nextOccurrence(rule, now, weekdaysOnly, 'keep');
  return first ? { ...rule, anchor: first.localDate } : rule;
}
