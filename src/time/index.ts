export {
  type CalendarCorrection,
  calendarOf,
  rollBack,
  rollForward,
  weekdaysOnly,
} from './calendar.ts';
export { type Clock, ManualClock, systemClock } from './clock.ts';
export { foldWidth } from './fold.ts';
export {
  formatDate,
  formatDual,
  formatMoment,
  formatShort,
  offsetLabel,
  utcOffset,
  weekdayName,
} from './format.ts';
export { type LaunchOffset, type LaunchStep, type PlacedStep, placeStep } from './launch-offset.ts';
export {
  addDays,
  addMonths,
  daysBetween,
  isLocalDate,
  type LocalDate,
  lastOfMonth,
  mondayOf,
  weekdayOf,
} from './local-date.ts';
export { type DaySpan, type DaySpanError, readDays } from './read-days.ts';
export { readPhrase } from './read-phrase.ts';
export { type RecurrenceError, readRecurrence } from './read-recurrence.ts';
export { readTrailing, type TrailingPhrase } from './read-trailing.ts';
export { nextOccurrence, type Occurrence, type OnDayOff } from './recurrence.ts';
export { describeRecurrence, formatDay } from './recurrence-words.ts';
export type * from './types.ts';
export { isZone, localDateOf, momentAt, offsetAt, type ResolvedWall, resolveWall, wallOf } from './wall.ts';
export { describeReading, errorText, noteText, type ReadingText } from './words.ts';
export {
  addWorkingTime,
  before,
  isWorkingTime,
  type LeadTime,
  pullBack,
  pushForward,
  workingMinutesBetween,
} from './working-time.ts';
export { calendarForZone } from './zone-calendar.ts';
export { placeOf } from './zone-places.ts';
export { readZone, utcName, type ZoneOption, type ZoneReading } from './zone-words.ts';
