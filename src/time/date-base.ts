import type { LocalDate } from './local-date.ts';
import type { Calendar, NoteCode, PhraseErrorCode } from './types.ts';

/** What a date word is counted from. */
export interface DateBase {
  /** Today, on the calendar that counts. */
  readonly today: LocalDate;
  readonly calendar: Calendar;
  readonly launchDay: LocalDate | null;
  /** Whether n/m/yyyy may be day first for this speaker. */
  readonly dayFirst: boolean;
  /** Whether the phrase's clock on a date is still to come. */
  readonly ahead: (date: LocalDate) => boolean;
  /** The working calendar of a country, for days around a named holiday. */
  readonly calendarOfCountry: (country: 'CN' | 'US') => Calendar;
}

/** One day a date word can mean. */
interface DateChoice {
  readonly date: LocalDate;
  readonly notes: readonly NoteCode[];
  /** Another day some people mean by the same words, offered beside it. */
  readonly other?: LocalDate;
}

/** Days a word can mean, or why it means none. */
export type DateChoices = readonly DateChoice[] | PhraseErrorCode;
