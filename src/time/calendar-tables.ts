import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import Holidays from 'date-holidays';
import { lunarFestivals } from './festivals.ts';
import { addDays, type LocalDate } from './local-date.ts';
import type { CalendarId, DayName } from './types.ts';

/** One year of a country's official days: days off and make-up working days, each with its name. */
export interface YearTable {
  readonly announced: boolean;
  readonly daysOff: ReadonlyMap<LocalDate, DayName>;
  readonly workingDays: ReadonlyMap<LocalDate, DayName>;
}

function daysOfYear(table: Readonly<Record<string, string>>, year: number): Map<LocalDate, DayName> {
  const days = new Map<LocalDate, DayName>();
  for (const [date, names] of Object.entries(table)) {
    const [en = names, zh = names] = names.split(',');
    if (date.startsWith(`${year}-`)) days.set(date, { en, zh });
  }
  return days;
}

const NEW_YEAR: DayName = { en: "New Year's Day", zh: '元旦' };
const LABOUR: DayName = { en: 'Labour Day', zh: '劳动节' };
const NATIONAL: DayName = { en: 'National Day', zh: '国庆节' };
const SPRING: DayName = { en: 'Spring Festival', zh: '春节' };

/** The days that Chinese law fixes ahead of the yearly notice (13 since 2025); what is swapped is unknown until then. */
function statutoryChina(year: number): Map<LocalDate, DayName> {
  const days = new Map<LocalDate, DayName>([[`${year}-01-01`, NEW_YEAR]]);
  for (const day of ['05-01', '05-02']) days.set(`${year}-${day}`, LABOUR);
  for (const day of ['10-01', '10-02', '10-03']) days.set(`${year}-${day}`, NATIONAL);
  const lunar = lunarFestivals(year);
  if (!lunar) return days;
  for (const offset of [-1, 0, 1, 2]) days.set(addDays(lunar.newYear, offset), SPRING);
  days.set(lunar.qingming, { en: 'Tomb-sweeping Day', zh: '清明' });
  days.set(lunar.dragonBoat, { en: 'Dragon Boat Festival', zh: '端午' });
  days.set(lunar.midAutumn, { en: 'Mid-autumn Festival', zh: '中秋' });
  return days;
}

function china(year: number): YearTable {
  const daysOff = daysOfYear(chineseDays.holidays, year);
  if (daysOff.size === 0) return { announced: false, daysOff: statutoryChina(year), workingDays: new Map() };
  return { announced: true, daysOff, workingDays: daysOfYear(chineseDays.workdays, year) };
}

// The package names US holidays in English only.
const FEDERAL_ZH: Readonly<Record<string, string>> = {
  "New Year's Day": '元旦',
  'Martin Luther King Jr. Day': '马丁·路德·金日',
  "Washington's Birthday": '总统日',
  'Memorial Day': '阵亡将士纪念日',
  Juneteenth: '六月节',
  'Independence Day': '美国独立日',
  'Labor Day': '美国劳动节',
  'Columbus Day': '哥伦布日',
  'Veterans Day': '退伍军人节',
  'Thanksgiving Day': '感恩节',
  'Christmas Day': '圣诞节',
};

let federal: Holidays | undefined;

function unitedStates(year: number): YearTable {
  federal ??= new Holidays('US', { languages: 'en', types: ['public'] });
  const daysOff = new Map<LocalDate, DayName>();
  for (const { date, name } of federal.getHolidays(year)) {
    const en = name.replace(' (substitute day)', '');
    daysOff.set(date.slice(0, 10), { en, zh: FEDERAL_ZH[en] ?? en });
  }
  return { announced: true, daysOff, workingDays: new Map() };
}

/** The official table of a country for a year: China's from its yearly notices, the federal holidays of the US. */
export function officialYear(id: CalendarId, year: number): YearTable {
  return id === 'CN' ? china(year) : unitedStates(year);
}
