import { type Calendar, type CalendarId, calendarForZone, calendarOf } from '../../time/index.ts';

/** The working calendar of somebody: their own, else the one of their zone, else Monday to Friday. */
export function calendarFor(calendar: string | null, zone: string): Calendar {
  const own: CalendarId | null = calendar === 'CN' || calendar === 'US' ? calendar : null;
  return own ? calendarOf(own) : calendarForZone(zone);
}
