import { z } from 'zod';
import type { Series } from '../../store/generated/postgresql/client.ts';
import {
  isLocalDate,
  type LocalDate,
  localDateOf,
  nextOccurrence,
  type OnDayOff,
  type RecurrenceRule,
  resolveWall,
} from '../../time/index.ts';
import { calendarFor } from '../member/calendar.ts';
import { zone } from '../schemas.ts';

const localDate = z.string().refine(isLocalDate, { params: { wall: true } });

const rule = z.object({
  kind: z.enum(['daily', 'weekly', 'monthly_day', 'monthly_weekday', 'monthly_workday', 'workdays']),
  interval: z.number().int().min(1).max(99),
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).optional(),
  day: z.number().int().min(-1).max(31).optional(),
  nth: z.number().int().min(-5).max(5).optional(),
  clock: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  zone,
  anchor: localDate.optional(),
});

/** How a task repeats: the rule, what happens on a day off, and when it ends (a last local date, or a number of tasks). */
export const every = z.object({
  rule,
  off: z.enum(['keep', 'skip', 'before', 'after']).default('keep'),
  until: localDate.optional(),
  count: z.number().int().min(1).max(1000).optional(),
});

export type Every = z.infer<typeof every>;

/** What decides which days are off for a series: the calendar of whoever is responsible, else that of the rule's zone. */
export interface WhoseDays {
  readonly calendar: string | null;
  readonly zone: string | null;
}

/** A rule as stored, as JSON text. */
export function readRule(text: string): RecurrenceRule {
  return JSON.parse(text) as RecurrenceRule;
}

/** The wall time of a rule on a local date. */
export function wallOn(date: LocalDate, rule: RecurrenceRule): { wall: string; zone: string } {
  return { wall: `${date}T${rule.clock}:00`, zone: rule.zone };
}

/** The instant at which a local date begins in a rule's zone. */
export function dayStart(date: LocalDate, rule: RecurrenceRule): Date {
  return resolveWall(`${date}T00:00:00`, rule.zone).at;
}

type Terms = Pick<Series, 'rule' | 'dayOff' | 'untilDate' | 'limit' | 'made'>;

/** The first local date after an instant on which a series has a task; null where it has come to its end. */
export function dateAfter(terms: Terms, after: Date, whose: WhoseDays | null): LocalDate | null {
  const stored = readRule(terms.rule);
  const calendar = calendarFor(whose?.calendar ?? null, whose?.zone ?? stored.zone);
  if (terms.limit !== null && terms.made >= terms.limit) return null;
  const next = nextOccurrence(stored, after, calendar, terms.dayOff as OnDayOff);
  if (!next || (terms.untilDate !== null && next.localDate > terms.untilDate)) return null;
  return next.localDate;
}

/** The local date that follows another one of the same series. */
export function dateBehind(terms: Terms, date: LocalDate, whose: WhoseDays | null): LocalDate | null {
  const { wall, zone: at } = wallOn(date, readRule(terms.rule));
  return dateAfter(terms, resolveWall(wall, at).at, whose);
}

/** Every date of a series from `first` on whose day has come, in order. */
export function datesDue(
  terms: Terms,
  first: LocalDate,
  now: Date,
  whose: WhoseDays | null,
): readonly LocalDate[] {
  const today = localDateOf(now, readRule(terms.rule).zone);
  const dates: LocalDate[] = [];
  for (let date: LocalDate | null = first; date !== null && date <= today; ) {
    dates.push(date);
    date = dateBehind(terms, date, whose);
  }
  return dates;
}
