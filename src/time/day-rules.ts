import { type LunarFestivals, lunarFestivals } from './festivals.ts';
import { addDays, type LocalDate, weekdayOf } from './local-date.ts';

type InYear = (year: number) => LocalDate | null;
/** Which day of a year a name stands for, and whose calendar tells the working days around it. */
export interface DayRule {
  readonly inYear: InYear;
  readonly country: 'CN' | 'US' | null;
}

const two = (n: number) => String(n).padStart(2, '0');
/** The same month and day in every year. */
export const fixed = (month: number, day: number, country: DayRule['country'] = null): DayRule => ({
  inYear: (year) => `${year}-${two(month)}-${two(day)}`,
  country,
});

/** The n-th weekday (Monday = 1) of a month, moved by days; n = -1 is the last. */
export function nth(month: number, weekday: number, n: number, shift = 0): DayRule {
  return {
    country: 'US',
    inYear: (year) => {
      const first = `${year}-${two(month)}-01`;
      const start = addDays(first, (weekday - weekdayOf(first) + 7) % 7);
      if (n > 0) return addDays(start, (n - 1) * 7 + shift);
      const fifth = addDays(start, 28);
      return fifth.slice(5, 7) === two(month) ? addDays(fifth, shift) : addDays(start, 21 + shift);
    },
  };
}

/** Days counted from western Easter, by the Gregorian reckoning of Meeus. */
export function easter(shift: number): DayRule {
  return {
    country: null,
    inYear: (year) => {
      const a = year % 19;
      const century = Math.floor(year / 100);
      const rest = year % 100;
      const leap = Math.floor(century / 4);
      const g = Math.floor((8 * century + 13) / 25);
      const h = (19 * a + century - leap - g + 15) % 30;
      const l = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - h - (rest % 4)) % 7;
      const m = Math.floor((a + 11 * h + 22 * l) / 451);
      const days = h + l - 7 * m + 114;
      return addDays(`${year}-${two(Math.floor(days / 31))}-${two((days % 31) + 1)}`, shift);
    },
  };
}

/** A fixed day that moves by so many days where it falls on a weekday (Monday = 1). */
export function moving(month: number, day: number, by: Readonly<Partial<Record<number, number>>>): DayRule {
  return {
    country: 'US',
    inYear: (year) => {
      const date = `${year}-${two(month)}-${two(day)}`;
      return addDays(date, by[weekdayOf(date)] ?? 0);
    },
  };
}

/** Days counted from one of the lunar year's festivals, for the years whose table is known. */
export function lunar(pick: keyof LunarFestivals, shift = 0): DayRule {
  return {
    country: 'CN',
    inYear: (year) => {
      const days = lunarFestivals(year);
      return days ? addDays(days[pick], shift) : null;
    },
  };
}
