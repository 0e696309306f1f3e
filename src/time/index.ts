export {
  type CalendarCorrection,
  calendarOf,
  weekdaysOnly,
} from './calendar.ts';
export { type Clock, ManualClock, systemClock } from './clock.ts';
export {
  formatDual,
  formatMoment,
  formatShort,
  offsetLabel,
  utcOffset,
} from './format.ts';
export { type LaunchOffset, type LaunchStep, type PlacedStep, placeStep } from './launch-offset.ts';
export {
  addDays,
  isLocalDate,
  type LocalDate,
} from './local-date.ts';
export { type DaySpan, type DaySpanError, readDays } from './read-days.ts';
export { readPhrase } from './read-phrase.ts';
export { type RecurrenceError, readRecurrence } from './read-recurrence.ts';
export { readTrailing } from './read-trailing.ts';
export { nextOccurrence, type Occurrence, type OnDayOff } from './recurrence.ts';
export { describeRecurrence, formatDay } from './recurrence-words.ts';
export type { TrailingPhrase } from './trailing-phrase.ts';
export type * from './types.ts';
export { isZone, localDateOf, offsetAt, type ResolvedWall, resolveWall, wallOf } from './wall.ts';
export { describeReading, errorText, noteText, type ReadingText } from './words.ts';
export {
  before,
  isWorkingTime,
  type LeadTime,
  pullBack,
  pushForward,
} from './working-time.ts';
export { calendarForZone } from './zone-calendar.ts';
export { placeOf } from './zone-places.ts';
export { readZone, type ZoneOption, type ZoneReading } from './zone-words.ts';
