import { rollBack, rollForward } from './calendar.ts';
import { addDays, type LocalDate, yearOf } from './local-date.ts';
import type { Calendar, DayName, Moment, NoteCode } from './types.ts';
import { momentAt, resolveWall } from './wall.ts';

/** How far from the launch a step is due: calendar days, working days or elapsed hours. */
export type LaunchOffset =
  | { readonly days: number }
  | { readonly workingDays: number }
  | { readonly hours: number };

/** A step to be placed around a launch. */
export interface LaunchStep {
  readonly launch: { readonly wall: string; readonly zone: string };
  readonly offset: LaunchOffset;
  /** Zone and calendar of the responsible person (nobody: the project's). */
  readonly zone: string;
  readonly calendar: Calendar;
  /** `HH:mm` in that zone; 18:00 unless given. */
  readonly clock?: string;
  /** Pinned steps never move off a day off. */
  readonly pinned?: boolean;
}

/** Where a step falls, and whether a day off moved it. */
export interface PlacedStep {
  readonly moment: Moment;
  /** The local date before rolling. */
  readonly rawDate: LocalDate;
  readonly notes: readonly NoteCode[];
  /** Name of the day off that moved it, or on which a pinned step stays; null for a weekend or an ordinary day. */
  readonly reason: DayName | null;
}

/**
 * Places a step by its offset from the launch: calendar days roll back before and forward after the launch,
 * working days are counted in the calendar, hours are elapsed and never roll.
 */
export function placeStep(step: LaunchStep): PlacedStep {
  const { launch, offset, zone, calendar } = step;
  const launchDay = launch.wall.slice(0, 10);
  if ('hours' in offset) {
    const at = resolveWall(launch.wall, launch.zone).at.getTime() + offset.hours * 3_600_000;
    return stayed(momentAt(new Date(at), zone), calendar);
  }
  const raw =
    'days' in offset
      ? addDays(launchDay, offset.days)
      : calendar.addWorkingDays(launchDay, offset.workingDays);
  const direction = 'days' in offset ? Math.sign(offset.days) : 0;
  const date =
    step.pinned || direction === 0
      ? raw
      : direction < 0
        ? rollBack(calendar, raw)
        : rollForward(calendar, raw);
  const { at, wall, change } = resolveWall(`${date}T${step.clock ?? '18:00'}`, zone);
  const moment = { at, wall, zone };
  const changed: NoteCode[] = change ? [change] : [];
  if (date === raw) {
    const placed = stayed(moment, calendar);
    return { ...placed, rawDate: raw, notes: [...changed, ...placed.notes] };
  }
  const rolled: NoteCode = date < raw ? 'rolled_back' : 'rolled_forward';
  const open: NoteCode[] = calendar.announced(yearOf(raw)) ? [] : ['calendar_unannounced'];
  return { moment, rawDate: raw, notes: [...changed, rolled, ...open], reason: calendar.dayName(raw) };
}

function stayed(moment: Moment, calendar: Calendar): PlacedStep {
  const rawDate = moment.wall.slice(0, 10);
  const off = !calendar.isWorkingDay(rawDate);
  const open: NoteCode[] = calendar.announced(yearOf(rawDate)) ? [] : ['calendar_unannounced'];
  return {
    moment,
    rawDate,
    notes: [...(off ? (['day_off'] as const) : []), ...open],
    reason: calendar.dayName(rawDate),
  };
}
