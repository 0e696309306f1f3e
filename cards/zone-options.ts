import { zoneName } from './line.ts';
import type { CardLocale, Option } from './model.ts';

/** Zones offered in forms; any other is typed as a line. */
const OFFERED = [
  'Asia/Shanghai',
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/New_York',
  'Europe/London',
  'Europe/Berlin',
  'Asia/Tokyo',
  'Asia/Singapore',
  'Australia/Sydney',
] as const;

/** Zones as options of a select, the present one first where it is not among those offered. */
export function zoneOptions(present: string, locale: CardLocale): readonly Option[] {
  const zones: readonly string[] = OFFERED.some((zone) => zone === present) ? OFFERED : [present, ...OFFERED];
  return zones.map((zone) => {
    const name = zoneName(zone, locale);
    return { value: zone, label: name === zone ? zone : `${name} (${zone})` };
  });
}
