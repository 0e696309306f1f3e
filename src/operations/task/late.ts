import { localDateOf } from '../../time/index.ts';
import { calendarFor } from '../member/calendar.ts';

/**
 * Working days of the responsible person's calendar after the due day, up to today in that person's zone;
 * without a person, the task's own zone decides.
 */
export function lateDaysOf(
  task: { readonly dueAt: Date | null; readonly dueZone: string | null },
  responsible: { readonly calendar: string | null; readonly zone: string | null } | null,
  now: Date,
): number {
  if (!task.dueAt) return 0;
  const zone = responsible?.zone ?? task.dueZone ?? 'UTC';
  const calendar = calendarFor(responsible?.calendar ?? null, zone);
  return Math.max(0, calendar.workingDaysBetween(localDateOf(task.dueAt, zone), localDateOf(now, zone)));
}
