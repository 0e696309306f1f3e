import { dayOf, daysBetween, monthOf, weekdayOf, yearOf } from './local-date.ts';
import type { Locale } from './types.ts';
import { localDateOf, offsetAt, resolveWall, wallOf } from './wall.ts';
import { placeOf } from './zone-places.ts';
import { utcName } from './zone-words.ts';

const WEEKDAYS = {
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
} as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Weekday of a local date as cards write it. */
export function weekdayName(date: string, locale: Locale): string {
  return WEEKDAYS[locale][weekdayOf(date) - 1] ?? '';
}

/** The offset a zone keeps at an instant, as `UTC-7`, `UTC+5:45` or `UTC`. */
export function utcOffset(at: Date, zone: string): string {
  return utcName(offsetAt(at, zone));
}

function summerTime(at: Date, zone: string): boolean {
  const year = at.getUTCFullYear();
  const winter = offsetAt(new Date(Date.UTC(year, 0, 1)), zone);
  const summer = offsetAt(new Date(Date.UTC(year, 6, 1)), zone);
  return offsetAt(at, zone) > Math.min(winter, summer);
}

/**
 * How a zone is written after a time at that instant: a clear English abbreviation (`PDT`), a place
 * (`China`, `洛杉矶`), else the offset of that date (`UTC+5:45`). In a repeated hour a place gets its offset too.
 */
export function offsetLabel(at: Date, zone: string, locale: Locale): string {
  const known = placeOf(zone);
  if (!known) return utcOffset(at, zone);
  if (locale === 'en' && known.abbreviations) return known.abbreviations[summerTime(at, zone) ? 1 : 0];
  const word = known[locale];
  if (zone === 'UTC' || resolveWall(wallOf(at, zone), zone).change !== 'overlap') return word;
  const offset = utcOffset(at, zone);
  return locale === 'zh' ? `${word}（${offset}）` : `${word} (${offset})`;
}

/** What decides whether a formatted time carries its year. */
export interface FormatOptions {
  /** The present; the year is written where the time falls in another one. */
  readonly now?: Date;
  /** Forces the year on or off. */
  readonly year?: boolean;
}

function clockOf(wall: string): string {
  return wall.slice(11, 16);
}

function dateText(date: string, locale: Locale, withYear: boolean): string {
  const day = dayOf(date);
  if (locale === 'zh') {
    return `${withYear ? `${yearOf(date)}年` : ''}${monthOf(date)}月${day}日 ${weekdayName(date, locale)}`;
  }
  const year = withYear ? ` ${yearOf(date)}` : '';
  return `${weekdayName(date, locale)} ${day} ${MONTHS[monthOf(date) - 1]}${year}`;
}

function needsYear(date: string, zone: string, { now, year }: FormatOptions): boolean {
  if (year !== undefined) return year;
  return now !== undefined && yearOf(localDateOf(now, zone)) !== yearOf(date);
}

/** A local date as cards write it: `Fri 30 Oct`, `10月30日 周五`. */
export function formatDate(
  date: string,
  locale: Locale,
  now?: { readonly at: Date; readonly zone: string },
): string {
  return dateText(date, locale, now !== undefined && yearOf(localDateOf(now.at, now.zone)) !== yearOf(date));
}

/** An instant in full: `Fri 30 Oct 18:00 PDT`, `10月30日 周五 18:00 洛杉矶`; with the year where it is not the present one. */
export function formatMoment(at: Date, zone: string, locale: Locale, options: FormatOptions = {}): string {
  const wall = wallOf(at, zone);
  const date = wall.slice(0, 10);
  const day = dateText(date, locale, needsYear(date, zone, options));
  return `${day} ${clockOf(wall)} ${offsetLabel(at, zone, locale)}`;
}

/** An instant beside another: weekday, clock and zone (`Sat 09:00 China`) if the days are near, else in full. */
export function formatShort(
  at: Date,
  zone: string,
  locale: Locale,
  relativeTo: { readonly at: Date; readonly zone: string },
): string {
  const wall = wallOf(at, zone);
  const distance = daysBetween(localDateOf(relativeTo.at, relativeTo.zone), wall.slice(0, 10));
  if (Math.abs(distance) > 2) return formatMoment(at, zone, locale, { now: relativeTo.at });
  return `${weekdayName(wall.slice(0, 10), locale)} ${clockOf(wall)} ${offsetLabel(at, zone, locale)}`;
}

/** An instant in the first zone in full, then in up to two others that read differently, joined by ` · `. */
export function formatDual(at: Date, zones: readonly string[], locale: Locale, now: Date): string {
  const [first, ...others] = zones;
  if (first === undefined) return formatMoment(at, 'UTC', locale, { now });
  const seen = new Set([formatShort(at, first, locale, { at, zone: first })]);
  const parts = [formatMoment(at, first, locale, { now })];
  for (const zone of others) {
    const short = formatShort(at, zone, locale, { at, zone: first });
    if (seen.has(short) || parts.length > 2) continue;
    seen.add(short);
    parts.push(short);
  }
  return parts.join(' · ');
}
