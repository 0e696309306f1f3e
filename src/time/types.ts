import type { LocalDate } from './local-date.ts';

/**
 * Words of the time module. A due time is a wall time plus an IANA zone; the instant is derived.
 * `wall` is always `YYYY-MM-DDTHH:mm:ss` without offset; `at` is the instant.
 */
export type Locale = 'zh' | 'en';

export type CalendarId = 'CN' | 'US';

/** The name of an official day in both languages. */
export interface DayName {
  readonly en: string;
  readonly zh: string;
}

/** Which days are worked: Monday to Friday, minus days off, plus make-up days. */
export interface Calendar {
  readonly id: CalendarId | 'weekdays';
  isWorkingDay(date: LocalDate): boolean;
  /** Name of the day off or make-up day in the official table, or null on an ordinary day. */
  dayName(date: LocalDate): DayName | null;
  /** The n-th working day after (before when negative) a date; 0 gives the date itself. */
  addWorkingDays(date: LocalDate, n: number): LocalDate;
  /** The last working day strictly before a date. */
  previousWorkingDay(date: LocalDate): LocalDate;
  /** The first working day strictly after a date. */
  nextWorkingDay(date: LocalDate): LocalDate;
  /** Working days after `from` up to and including `to`; negative when `to` is earlier. */
  workingDaysBetween(from: LocalDate, to: LocalDate): number;
  /** Whether the official table of a year is known; until then only statutory days count. */
  announced(year: number): boolean;
}

export interface Moment {
  readonly at: Date;
  readonly wall: string;
  readonly zone: string;
}

/** What happened to a wall time at a clock change: moved forward over a gap, or the first of two. */
export type ClockChange = 'gap' | 'overlap';

export interface LabelledMoment extends Moment {
  /** What tells this reading from its siblings, in the reader's language. */
  readonly label: string;
}

/** Why a reading deserves a word: shown beside the echoed time. */
export type NoteCode =
  | 'gap'
  | 'overlap'
  | 'day_off'
  | 'eod_passed'
  | 'rolled_back'
  | 'rolled_forward'
  | 'next_year'
  | 'calendar_unannounced'
  | 'other_week';

/** Everything a phrase's meaning depends on; the function that reads it has no other inputs. */
export interface PhraseContext {
  readonly now: Date;
  readonly locale: Locale;
  /** The speaker's zone. */
  readonly zone: string;
  readonly calendar?: CalendarId;
  readonly projectZone?: string;
  readonly responsibleZone?: string;
  readonly responsibleCalendar?: CalendarId;
  readonly launch?: { readonly wall: string; readonly zone: string };
  /** `HH:mm` meant by a date without a clock; 18:00 unless given (a launch begins at 00:00). */
  readonly dayClock?: string;
  /** The tenant's corrected calendars; the official ones where missing. */
  readonly calendars?: Readonly<Partial<Record<CalendarId, Calendar>>>;
  /** Days that only the tenant knows, such as Prime Day: lower-case name to local date. */
  readonly events?: Readonly<Record<string, string>>;
}

export type PhraseErrorCode =
  | 'not_a_time'
  | 'invalid_date'
  | 'invalid_clock'
  | 'unknown_zone'
  | 'no_launch'
  | 'unknown_event'
  | 'calendar_unannounced';

export interface RecurrenceRule {
  readonly kind: 'daily' | 'weekly' | 'monthly_day' | 'monthly_weekday' | 'monthly_workday' | 'workdays';
  readonly interval: number;
  /** ISO weekdays, Monday = 1. */
  readonly weekdays?: readonly number[];
  /** Day of month; -1 is the last. */
  readonly day?: number;
  /** Which of that weekday or working day in the month; -1 is the last. */
  readonly nth?: number;
  readonly clock: string;
  readonly zone: string;
  /** A local date inside the first period; intervals of more than one are counted from it. */
  readonly anchor?: string;
}

/**
 * The meaning of a phrase.
 * - `moment`: applied as is; `alternatives` become chips (a button with the other reading).
 * - `ask`: nothing may be applied; every reading is in `alternatives`. `past` is such a case.
 */
export type Reading =
  | {
      readonly kind: 'moment';
      readonly moment: Moment;
      /** `date` when no clock was said, so that 18:00 was supplied. */
      readonly precision: 'instant' | 'date';
      readonly notes: readonly NoteCode[];
      readonly alternatives: readonly LabelledMoment[];
    }
  | {
      readonly kind: 'ask';
      readonly why: 'ambiguous' | 'past';
      readonly precision: 'instant' | 'date';
      readonly notes: readonly NoteCode[];
      readonly alternatives: readonly LabelledMoment[];
    }
  | { readonly kind: 'error'; readonly code: PhraseErrorCode; readonly index: number; readonly text: string };
