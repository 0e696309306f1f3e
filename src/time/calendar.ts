import { officialYear, type YearTable } from './calendar-tables.ts';
import { addDays, type LocalDate, weekdayOf, yearOf } from './local-date.ts';
import type { Calendar, CalendarId, DayName } from './types.ts';

/** Corrections an admin loads: whole years replace the official table, single days patch it. */
export interface CalendarCorrection {
  /** Years that `daysOff` and `workingDays` describe completely; they then count as announced. */
  readonly years?: readonly number[];
  readonly daysOff?: Readonly<Record<LocalDate, string>>;
  readonly workingDays?: Readonly<Record<LocalDate, string>>;
}

const NO_DAYS: ReadonlyMap<LocalDate, DayName> = new Map();

function correctedYear(base: YearTable, correction: CalendarCorrection, year: number): YearTable {
  const whole = correction.years?.includes(year) ?? false;
  const daysOff = new Map(whole ? NO_DAYS : base.daysOff);
  const workingDays = new Map(whole ? NO_DAYS : base.workingDays);
  const ofYear = ([date]: [string, string]) => yearOf(date) === year;
  for (const [date, name] of Object.entries(correction.daysOff ?? {}).filter(ofYear)) {
    daysOff.set(date, { en: name, zh: name });
    workingDays.delete(date);
  }
  for (const [date, name] of Object.entries(correction.workingDays ?? {}).filter(ofYear)) {
    workingDays.set(date, { en: name, zh: name });
    daysOff.delete(date);
  }
  return { announced: whole || base.announced, daysOff, workingDays };
}

class TableCalendar implements Calendar {
  readonly id: CalendarId | 'weekdays';
  readonly #read: (year: number) => YearTable;
  readonly #years = new Map<number, YearTable>();

  constructor(id: CalendarId | 'weekdays', read: (year: number) => YearTable) {
    this.id = id;
    this.#read = read;
  }

  #year(year: number): YearTable {
    const known = this.#years.get(year);
    if (known) return known;
    const table = this.#read(year);
    this.#years.set(year, table);
    return table;
  }

  announced(year: number): boolean {
    return this.#year(year).announced;
  }

  dayName(date: LocalDate): DayName | null {
    const table = this.#year(yearOf(date));
    return table.daysOff.get(date) ?? table.workingDays.get(date) ?? null;
  }

  isWorkingDay(date: LocalDate): boolean {
    const table = this.#year(yearOf(date));
    if (table.workingDays.has(date)) return true;
    return weekdayOf(date) < 6 && !table.daysOff.has(date);
  }

  addWorkingDays(date: LocalDate, n: number): LocalDate {
    const step = n < 0 ? -1 : 1;
    let day = date;
    for (let left = Math.abs(n); left > 0; ) {
      day = addDays(day, step);
      if (this.isWorkingDay(day)) left--;
    }
    return day;
  }

  previousWorkingDay(date: LocalDate): LocalDate {
    return this.addWorkingDays(date, -1);
  }

  nextWorkingDay(date: LocalDate): LocalDate {
    return this.addWorkingDays(date, 1);
  }

  workingDaysBetween(from: LocalDate, to: LocalDate): number {
    if (to < from) return -this.workingDaysBetween(to, from);
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (this.isWorkingDay(day)) count++;
    return count;
  }
}

const official: Readonly<Record<CalendarId, Calendar>> = {
  CN: new TableCalendar('CN', (year) => officialYear('CN', year)),
  US: new TableCalendar('US', (year) => officialYear('US', year)),
};

/** Monday to Friday with no holidays, for places without a table of their own. */
export const weekdaysOnly: Calendar = new TableCalendar('weekdays', () => ({
  announced: true,
  daysOff: NO_DAYS,
  workingDays: NO_DAYS,
}));

/** The working calendar of a country, with an admin's corrections laid over the official table. */
export function calendarOf(id: CalendarId, correction?: CalendarCorrection): Calendar {
  if (!correction) return official[id];
  return new TableCalendar(id, (year) => correctedYear(officialYear(id, year), correction, year));
}

/** The date itself if worked, else the last working day before it. */
export function rollBack(calendar: Calendar, date: LocalDate): LocalDate {
  return calendar.isWorkingDay(date) ? date : calendar.previousWorkingDay(date);
}

/** The date itself if worked, else the first working day after it. */
export function rollForward(calendar: Calendar, date: LocalDate): LocalDate {
  return calendar.isWorkingDay(date) ? date : calendar.nextWorkingDay(date);
}
