import { calendarOf, weekdaysOnly } from './calendar.ts';
import type { Calendar, CalendarId } from './types.ts';
import { placeOf } from './zone-places.ts';

const US_ZONES = new Set([
  'America/Los_Angeles',
  'America/Denver',
  'America/Phoenix',
  'America/Chicago',
  'America/New_York',
  'America/Detroit',
  'America/Anchorage',
  'Pacific/Honolulu',
]);

/** The tenant's calendars where corrected, else the official ones. */
export type Calendars = Readonly<Partial<Record<CalendarId, Calendar>>>;

/** A country's calendar as the tenant has it. */
export function calendarIn(id: CalendarId, calendars: Calendars = {}): Calendar {
  return calendars[id] ?? calendarOf(id);
}

/** The calendar used where a zone lies: China's, the US one, else plain weekdays. */
export function calendarForZone(zone: string, calendars?: Calendars): Calendar {
  const known = placeOf(zone)?.zone ?? zone;
  if (known === 'Asia/Shanghai') return calendarIn('CN', calendars);
  return US_ZONES.has(known) ? calendarIn('US', calendars) : weekdaysOnly;
}
