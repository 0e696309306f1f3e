import { Lexicon, words } from './lexicon.ts';
import type { DateWord, DayPart } from './phrase.ts';

/** English weekday names and their short forms. */
export const WEEKDAY_EN = new Lexicon<number>([
  ...words(1, 'monday', 'mon', 'mon.', 'mondays'),
  ...words(2, 'tuesday', 'tue', 'tues', 'tue.', 'tuesdays'),
  ...words(3, 'wednesday', 'wed', 'weds', 'wed.', 'wednesdays'),
  ...words(4, 'thursday', 'thu', 'thur', 'thurs', 'thu.', 'thursdays'),
  ...words(5, 'friday', 'fri', 'fri.', 'fridays'),
  ...words(6, 'saturday', 'sat', 'sat.', 'saturdays'),
  ...words(7, 'sunday', 'sun', 'sun.', 'sundays'),
]);

/** What follows 周, 星期 or 礼拜. */
export const WEEKDAY_ZH: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  '6': 6,
  '7': 7,
};

/** English month names and their short forms. */
export const MONTHS_EN = new Lexicon<number>([
  ...words(1, 'january', 'jan', 'jan.'),
  ...words(2, 'february', 'feb', 'feb.'),
  ...words(3, 'march', 'mar', 'mar.'),
  ...words(4, 'april', 'apr', 'apr.'),
  ...words(5, 'may'),
  ...words(6, 'june', 'jun', 'jun.'),
  ...words(7, 'july', 'jul', 'jul.'),
  ...words(8, 'august', 'aug', 'aug.'),
  ...words(9, 'september', 'sep', 'sept', 'sep.', 'sept.'),
  ...words(10, 'october', 'oct', 'oct.'),
  ...words(11, 'november', 'nov', 'nov.'),
  ...words(12, 'december', 'dec', 'dec.'),
]);

/** A day counted from today, with the part of it where the word names one. */
export interface DayCount {
  readonly days: number;
  readonly part?: DayPart;
}

const day = (days: number, part?: DayPart): DayCount => (part ? { days, part } : { days });

/** Words for days near today. */
export const NEAR_DAYS = new Lexicon<DayCount>([
  ...words(day(0), 'today', 'later today', '今天', '今日', '当天', '本日'),
  ...words(
    day(1),
    'tomorrow',
    'tmr',
    'tmrw',
    'tomorow',
    'tommorow',
    'tomorrow',
    'the next day',
    'next day',
    '明天',
    '明日',
    '听日',
  ),
  ...words(
    day(2),
    'the day after tomorrow',
    'day after tomorrow',
    'the day after tmrw',
    'day after tmrw',
    '后天',
    '后日',
  ),
  ...words(day(3), '大后天', '大后日'),
  ...words(day(4), '大大后天'),
  ...words(day(-1), 'yesterday', '昨天', '昨日'),
  ...words(day(-2), 'the day before yesterday', 'day before yesterday', '前天'),
  ...words(day(-3), '大前天'),
  ...words(day(0, 'night'), 'tonight', 'tonite', 'this night', '今晚', '今夜', '今晚上', '当晚'),
  ...words(day(1, 'night'), '明晚', '明晚上'),
  ...words(day(2, 'night'), '后晚'),
  ...words(day(-1, 'night'), 'last night', '昨晚'),
  ...words(day(0, 'morning'), 'this morning', '今早', '今晨'),
  ...words(day(1, 'morning'), '明早', '明晨', 'next morning', 'the next morning'),
  ...words(day(0, 'afternoon'), 'this afternoon'),
  ...words(day(0, 'night'), 'this evening'),
  ...words(day(0, 'noon'), 'this noon'),
]);

/** Parts of the day. */
export const DAY_PARTS = new Lexicon<DayPart>([
  ...words<DayPart>('dawn', '凌晨', '半夜', '深夜'),
  ...words<DayPart>(
    'morning',
    '上午',
    '早上',
    '早晨',
    '清晨',
    '清早',
    '一早',
    '早间',
    '早',
    'morning',
    'in the morning',
    'first thing in the morning',
    'first thing',
    'early morning',
    'in the early morning',
    '朝早',
    '上昼',
  ),
  ...words<DayPart>('noon', '中午', '正午', '午间'),
  ...words<DayPart>('afternoon', '下午', '午后', '下昼', '晏昼', 'afternoon', 'in the afternoon'),
  ...words<DayPart>(
    'night',
    '晚上',
    '傍晚',
    '夜里',
    '夜晚',
    '晚间',
    '晚',
    'evening',
    'in the evening',
    'night',
    'at night',
    'in the night',
    'late at night',
  ),
]);

type MonthWorkday = Extract<DateWord, { kind: 'month_workday' }>;
const workday = (nth: 1 | -1, away: number): MonthWorkday => ({
  kind: 'month_workday',
  nth,
  month: { away },
});

/** The first or last working day of a month. */
export const MONTH_WORKDAYS = new Lexicon<MonthWorkday>([
  ...words(
    workday(-1, 0),
    '本月最后一个工作日',
    '月底最后一个工作日',
    '这个月最后一个工作日',
    '当月最后一个工作日',
  ),
  ...words(workday(-1, 0), 'last working day of the month', 'last business day of the month'),
  ...words(workday(-1, 0), 'the last working day of the month', 'last working day of this month'),
  ...words(workday(1, 1), '下月第一个工作日', '下个月第一个工作日'),
  ...words(workday(1, 1), 'first working day of next month', 'first business day of next month'),
  ...words(workday(-1, 1), '下月最后一个工作日', '下个月最后一个工作日', 'last working day of next month'),
]);

/** Words for weeks counted from the present one, before a Chinese weekday. */
export const WEEK_SHIFTS_ZH: readonly (readonly [string, number])[] = [
  ['下下个', 2],
  ['下一个', 1],
  ['下下', 2],
  ['下个', 1],
  ['下', 1],
  ['上上个', -2],
  ['上上', -2],
  ['上个', -1],
  ['上', -1],
  ['这个', 0],
  ['今个', 0],
  ['本', 0],
  ['这', 0],
  ['今', 0],
];

/** Words for months counted from the present one, before a Chinese day of the month. */
export const MONTH_SHIFTS = new Lexicon<number>([
  ...words(0, '本月', '这个月', '这月', '当月', '今个月'),
  ...words(1, '下个月', '下月'),
  ...words(2, '下下个月', '下下月'),
  ...words(-1, '上个月', '上月'),
]);
