import { rollBack, rollForward } from './calendar.ts';
import {
  addDays,
  daysBetween,
  daysInMonth,
  type LocalDate,
  lastOfMonth,
  localDate,
  mondayOf,
  monthOf,
  weekdayOf,
  yearOf,
} from './local-date.ts';
import type { Calendar, ClockChange, RecurrenceRule } from './types.ts';
import { localDateOf, resolveWall } from './wall.ts';

/** What happens to an occurrence on a day off. */
export type OnDayOff = 'skip' | 'before' | 'after' | 'keep';

/** One firing of a rule; `localDate` with the rule's clock is its key, so a date never fires twice. */
export interface Occurrence {
  readonly at: Date;
  readonly wall: string;
  readonly zone: string;
  readonly localDate: LocalDate;
  readonly change?: ClockChange;
}

/** Farthest search, in days: beyond it a rule never fires (a 31st of every February). */
const HORIZON = 366 * 9;

function monthsBetween(from: LocalDate, to: LocalDate): number {
  return (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
}

/** Whether the period of a date is one of every `interval` counted from the anchor. */
function inTurn(rule: RecurrenceRule, date: LocalDate): boolean {
  if (rule.interval <= 1 || rule.anchor === undefined) return true;
  const { anchor, interval, kind } = rule;
  const distance =
    kind === 'daily'
      ? daysBetween(anchor, date)
      : kind === 'weekly'
        ? daysBetween(mondayOf(anchor), mondayOf(date)) / 7
        : monthsBetween(anchor, date);
  return distance % interval === 0;
}

function nthWeekday(date: LocalDate, weekday: number, nth: number): boolean {
  if (weekdayOf(date) !== weekday) return false;
  const day = Number(date.slice(8));
  if (nth > 0) return Math.ceil(day / 7) === nth;
  return Math.ceil((daysInMonth(yearOf(date), monthOf(date)) - day + 1) / 7) === -nth;
}

function nthWorkday(date: LocalDate, nth: number, calendar: Calendar): boolean {
  const first = `${date.slice(0, 8)}01`;
  const from = nth > 0 ? addDays(first, -1) : addDays(lastOfMonth(date), 1);
  return calendar.addWorkingDays(from, nth) === date;
}

/** Whether a rule names a local date, before days off are looked at. */
function names(rule: RecurrenceRule, date: LocalDate, calendar: Calendar): boolean {
  switch (rule.kind) {
    case 'daily':
      return true;
    case 'workdays':
      return calendar.isWorkingDay(date);
    case 'weekly':
      return rule.weekdays?.includes(weekdayOf(date)) ?? false;
    case 'monthly_day': {
      const day = rule.day ?? 1;
      if (day < 0) return date === lastOfMonth(date);
      return date === (localDate(yearOf(date), monthOf(date), day) ?? lastOfMonth(date));
    }
    case 'monthly_weekday':
      return rule.weekdays?.some((weekday) => nthWeekday(date, weekday, rule.nth ?? 1)) ?? false;
    case 'monthly_workday':
      return nthWorkday(date, rule.nth ?? 1, calendar);
  }
}

/** The date an occurrence falls on after its day off is looked at; null where it is skipped. */
function placed(date: LocalDate, rule: RecurrenceRule, calendar: Calendar, off: OnDayOff): LocalDate | null {
  if (off === 'keep' || rule.kind === 'workdays' || calendar.isWorkingDay(date)) return date;
  if (off === 'skip') return null;
  return off === 'before' ? rollBack(calendar, date) : rollForward(calendar, date);
}

/**
 * The first occurrence of a rule strictly after an instant, or null if there is none within nine years.
 * Each local date fires at most once: a repeated hour counts its first pass, a skipped one moves forward by the gap.
 */
export function nextOccurrence(
  rule: RecurrenceRule,
  after: Date,
  calendar: Calendar,
  off: OnDayOff,
): Occurrence | null {
  const today = localDateOf(after, rule.zone);
  // Started early enough for a date that days off push onto today or later.
  const start = addDays(today, off === 'after' ? -20 : -1);
  for (let ahead = 0; ahead <= HORIZON; ahead++) {
    const named = addDays(start, ahead);
    if (!inTurn(rule, named) || !names(rule, named, calendar)) continue;
    const date = placed(named, rule, calendar, off);
    if (date === null) continue;
    const { at, wall, zone, change } = resolveWall(`${date}T${rule.clock}`, rule.zone);
    if (at.getTime() <= after.getTime()) continue;
    return { at, wall, zone, localDate: date, ...(change ? { change } : {}) };
  }
  return null;
}
