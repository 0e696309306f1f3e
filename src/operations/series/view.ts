import type { TenantView } from '../../store/store.ts';
import type { RecurrenceRule } from '../../time/index.ts';
import { findSeries } from './row.ts';
import { readRule } from './rule.ts';

/** How a task repeats, as its card shows it. */
export interface SeriesView {
  readonly rule: RecurrenceRule;
  /** Local date, in the rule's zone, of the task that comes next; null where the series is at its end. */
  readonly next: string | null;
}

/** The series of a task; null where it belongs to none, or it was stopped. */
export async function viewSeries(view: TenantView, seriesId: string | null): Promise<SeriesView | null> {
  const series = seriesId === null ? null : await findSeries(view, seriesId);
  return series && !series.stoppedAt ? { rule: readRule(series.rule), next: series.nextDate } : null;
}
