import type { TenantView } from '../../store/store.ts';
import type { OnDayOff, RecurrenceRule } from '../../time/index.ts';
import { findSeries } from './row.ts';
import { readRule } from './rule.ts';

/** How a task repeats, as its card shows it. */
export interface SeriesView {
  readonly rule: RecurrenceRule;
  /** Local date, in the rule's zone, of the task that comes next; null where the series is at its end. */
  readonly next: string | null;
  /** What happens on a day off. */
  readonly off: OnDayOff;
  /** Last local date, and how many tasks there will be in all; null where it has no such end. */
  readonly until: string | null;
  readonly count: number | null;
}

/** The series of a task; null where it belongs to none, or it was stopped. */
export async function viewSeries(view: TenantView, seriesId: string | null): Promise<SeriesView | null> {
  const series = seriesId === null ? null : await findSeries(view, seriesId);
  if (!series || series.stoppedAt) return null;
  const { rule, nextDate: next, dayOff, untilDate: until, limit: count } = series;
  return { rule: readRule(rule), next, off: dayOff as OnDayOff, until, count };
}
