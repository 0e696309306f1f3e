import type { LocalDate } from './local-date.ts';

/** Days of one year that follow the moon or the sun, by Beijing time. */
export interface LunarFestivals {
  readonly newYear: LocalDate;
  readonly qingming: LocalDate;
  readonly dragonBoat: LocalDate;
  readonly qixi: LocalDate;
  readonly midAutumn: LocalDate;
}

// The runtime's own Chinese calendar is a day late in 2027 (new moon at 23:56 in Beijing), hence a table.
const TABLE: Readonly<Record<number, readonly [string, string, string, string, string]>> = {
  2024: ['02-10', '04-04', '06-10', '08-10', '09-17'],
  2025: ['01-29', '04-04', '05-31', '08-29', '10-06'],
  2026: ['02-17', '04-05', '06-19', '08-19', '09-25'],
  2027: ['02-06', '04-05', '06-09', '08-08', '09-15'],
  2028: ['01-26', '04-04', '05-28', '08-26', '10-03'],
  2029: ['02-13', '04-04', '06-16', '08-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '08-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '08-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '08-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '08-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '08-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '08-10', '09-16'],
};

/** The lunar festivals of a year, or null for a year outside the table (2024–2035). */
export function lunarFestivals(year: number): LunarFestivals | null {
  const row = TABLE[year];
  if (!row) return null;
  const [newYear, qingming, dragonBoat, qixi, midAutumn] = row.map((day) => `${year}-${day}`);
  if (!newYear || !qingming || !dragonBoat || !qixi || !midAutumn) return null;
  return { newYear, qingming, dragonBoat, qixi, midAutumn };
}
