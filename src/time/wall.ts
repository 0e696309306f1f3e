import { FixedOffsetZone, IANAZone, type Zone } from 'luxon';
import { addDays, type LocalDate } from './local-date.ts';
import type { ClockChange, Moment } from './types.ts';

/** A wall time settled to an instant, with what a clock change did to it. */
export interface ResolvedWall extends Moment {
  readonly change?: ClockChange;
  /** The second of two instants in an overlap. */
  readonly alternative?: Moment;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const zone = name.startsWith('UTC') ? FixedOffsetZone.parseSpecifier(name) : IANAZone.create(name);
  if (!zone?.isValid) throw new RangeError(`not a time zone: ${name}`);
  zones.set(name, zone);
  return zone;
}

/** Whether a name is a zone this runtime knows: an IANA id, or `UTC±h[:mm]`. */
export function isZone(name: string): boolean {
  if (zones.has(name)) return true;
  return name.startsWith('UTC') ? FixedOffsetZone.parseSpecifier(name) !== null : IANAZone.isValidZone(name);
}

/** Offset from UTC in minutes (east positive) that a zone keeps at an instant; throws RangeError for an unknown zone. */
export function offsetAt(at: Date, zone: string): number {
  return zoneOf(zone).offset(at.getTime());
}

/** The wall time `YYYY-MM-DDTHH:mm:ss` that clocks in a zone show at an instant. */
export function wallOf(at: Date, zone: string): string {
  return new Date(at.getTime() + offsetAt(at, zone) * MINUTE).toISOString().slice(0, 19);
}

/** The calendar day in a zone at an instant. */
export function localDateOf(at: Date, zone: string): LocalDate {
  return wallOf(at, zone).slice(0, 10);
}

/** The moment of an instant as seen in a zone, cut to whole seconds. */
export function momentAt(at: Date, zone: string): Moment {
  const whole = new Date(Math.floor(at.getTime() / 1000) * 1000);
  return { at: whole, wall: wallOf(whole, zone), zone };
}

/** Wall text of a date and minutes after its midnight; 1440 and more fall on later days. */
export function wallFrom(date: LocalDate, minutes: number): string {
  const day = addDays(date, Math.floor(minutes / 1440));
  const rest = ((minutes % 1440) + 1440) % 1440;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day}T${two(Math.floor(rest / 60))}:${two(rest % 60)}:00`;
}

/** Minutes after midnight of a wall time. */
export function minutesOfWall(wall: string): number {
  return Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
}

/**
 * Settles a wall time (`YYYY-MM-DDTHH:mm[:ss]`) in a zone: one that does not exist moves forward by the
 * size of the gap, of one that happens twice the first is taken. Throws RangeError for a wrong wall or zone.
 */
export function resolveWall(wall: string, zone: string): ResolvedWall {
  const said = wall.length === 16 ? `${wall}:00` : wall;
  const asUtc = Date.parse(`${said}Z`);
  if (said.length !== 19 || Number.isNaN(asUtc)) throw new RangeError(`not a wall time: ${wall}`);
  const moment = (ms: number): Moment => ({ at: new Date(ms), wall: wallOf(new Date(ms), zone), zone });
  // The offsets a day before and after are all that can hold there, whatever the zone keeps at present.
  const offsets = new Set([-DAY, DAY].map((shift) => zoneOf(zone).offset(asUtc + shift)));
  const readings = [...offsets]
    .map((offset) => moment(asUtc - offset * MINUTE))
    .filter((reading) => reading.wall === said)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const [first, second] = readings;
  if (first && second) return { ...first, change: 'overlap', alternative: second };
  if (first) return first;
  // In a gap, the offset that held before it carries the wall time forward by exactly the gap.
  const before = zoneOf(zone).offset(asUtc - DAY);
  return { ...moment(asUtc - before * MINUTE), change: 'gap' };
}
