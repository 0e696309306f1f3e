import { addDays } from './local-date.ts';
import type { Calendar, Moment } from './types.ts';
import { localDateOf, minutesOfWall, momentAt, resolveWall, wallFrom, wallOf } from './wall.ts';

/** Working hours on a working day, minutes after local midnight. */
const START = 9 * 60;
const END = 18 * 60;
const PULLED_BACK = 17 * 60;
const MINUTE = 60_000;

/** Whether an instant lies in working time (Mon–Fri 09:00–18:00 local, both ends included, by the calendar). */
export function isWorkingTime(at: Date, zone: string, calendar: Calendar): boolean {
  const wall = wallOf(at, zone);
  const ms = minutesOfWall(wall) * MINUTE + Number(wall.slice(17)) * 1000;
  return calendar.isWorkingDay(wall.slice(0, 10)) && ms >= START * MINUTE && ms <= END * MINUTE;
}

/** An instant outside working time moved back to 17:00 local on the last working day before it; others stay. */
export function pullBack(at: Date, zone: string, calendar: Calendar): Date {
  if (isWorkingTime(at, zone, calendar)) return at;
  const wall = wallOf(at, zone);
  const today = wall.slice(0, 10);
  const late = calendar.isWorkingDay(today) && minutesOfWall(wall) >= END;
  return resolveWall(wallFrom(late ? today : calendar.previousWorkingDay(today), PULLED_BACK), zone).at;
}

/** An instant outside working time moved on to 09:00 local of the next working day; others stay. */
export function pushForward(at: Date, zone: string, calendar: Calendar): Date {
  if (isWorkingTime(at, zone, calendar)) return at;
  const wall = wallOf(at, zone);
  const today = wall.slice(0, 10);
  const early = calendar.isWorkingDay(today) && minutesOfWall(wall) < START;
  return resolveWall(wallFrom(early ? today : calendar.nextWorkingDay(today), START), zone).at;
}

/** The instant by which `minutes` of working time have passed since `at`. */
export function addWorkingTime(at: Date, minutes: number, zone: string, calendar: Calendar): Date {
  let day = localDateOf(at, zone);
  if (!calendar.isWorkingDay(day)) day = calendar.nextWorkingDay(day);
  let left = minutes * MINUTE;
  for (;;) {
    const start = Math.max(at.getTime(), resolveWall(wallFrom(day, START), zone).at.getTime());
    const end = resolveWall(wallFrom(day, END), zone).at.getTime();
    const room = Math.max(0, end - start);
    if (left <= room && room > 0) return new Date(start + left);
    left -= room;
    day = calendar.nextWorkingDay(day);
  }
}

/** Whole minutes of working time between two instants; 0 when `to` is not later. */
export function workingMinutesBetween(from: Date, to: Date, zone: string, calendar: Calendar): number {
  let total = 0;
  const last = localDateOf(to, zone);
  for (let day = localDateOf(from, zone); day <= last; day = addDays(day, 1)) {
    if (!calendar.isWorkingDay(day)) continue;
    const start = Math.max(from.getTime(), resolveWall(wallFrom(day, START), zone).at.getTime());
    const end = Math.min(to.getTime(), resolveWall(wallFrom(day, END), zone).at.getTime());
    total += Math.max(0, end - start);
  }
  return Math.floor(total / MINUTE);
}

/** How long before: calendar days keep the wall time, hours are elapsed. */
export type LeadTime = { readonly days: number } | { readonly hours: number };

/** The moment a lead time before another: `{days}` the same wall time that many days earlier, `{hours}` elapsed hours. */
export function before(moment: Moment, lead: LeadTime): Moment {
  if ('hours' in lead) {
    return momentAt(new Date(moment.at.getTime() - lead.hours * 3_600_000), moment.zone);
  }
  const day = addDays(moment.wall.slice(0, 10), -lead.days);
  const { at, wall, zone } = resolveWall(`${day}T${moment.wall.slice(11)}`, moment.zone);
  return { at, wall, zone };
}
