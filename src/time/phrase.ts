import type { LocalDate } from './local-date.ts';
import type { PhraseErrorCode } from './types.ts';
import type { ZoneReading } from './zone-words.ts';

/** Units that are counted on a calendar. */
export type DayUnit = 'day' | 'week' | 'month' | 'workday';

/** A day somebody is paid not to name exactly: which days of which year. */
export interface NamedDay {
  /** The word as typed, folded. */
  readonly name: string;
  /** Its date in a year; null where the year is unknown. */
  readonly inYear: (year: number) => LocalDate | null;
  /** Whose calendar tells the working days around it. */
  readonly country: 'CN' | 'US' | null;
  /** A word such as Prime Day whose date only the tenant knows, and has not told. */
  readonly unknown?: true;
}

/** A month by its name, in a year where one was said, or counted from the present one. */
export type MonthSaid =
  | { readonly which: number; readonly year?: number; readonly years?: number }
  | { readonly away: number };

/** What a date word says, before it is counted from a present. */
export type DateWord =
  | { readonly kind: 'today_plus'; readonly days: number }
  /** `week`: none said, or weeks from the present one; `loose`: an English "next" that people read two ways. */
  | {
      readonly kind: 'weekday';
      readonly weekday: number;
      readonly week: number | null;
      readonly loose: boolean;
      /** Today does not count, as in "two Fridays from now". */
      readonly notToday?: true;
    }
  /** `about`, here and below: no day was said, this one stands for a part of the month (mid November). */
  | {
      readonly kind: 'date';
      readonly year: number | null;
      readonly month: number;
      readonly day: number;
      readonly about?: true;
    }
  /** A month and day of this year or the next (明年3月5日). */
  | {
      readonly kind: 'year_date';
      readonly years: number;
      readonly month: number;
      readonly day: number;
      readonly about?: true;
    }
  /** n/m/yyyy where both could be the month. */
  | {
      readonly kind: 'slashed';
      readonly year: number;
      readonly first: number;
      readonly second: number;
      /** Joined by dots or dashes, which people of either order write. */
      readonly open?: boolean;
    }
  | {
      readonly kind: 'month_day';
      readonly day: number;
      readonly months: number | null;
      readonly about?: true;
    }
  | { readonly kind: 'ahead'; readonly count: number; readonly unit: DayUnit }
  | {
      readonly kind: 'end';
      readonly of: 'week' | 'month' | 'quarter' | 'year';
      readonly shift: number;
      /** A named month (1–12) or quarter (1–4). */
      readonly which?: number;
      /** The year said with it, or how many years from the present one. */
      readonly year?: number;
      readonly years?: number;
    }
  /** The first Friday of December, the last Monday of next month. */
  | {
      readonly kind: 'nth_weekday';
      readonly weekday: number;
      readonly nth: number;
      readonly month: MonthSaid;
    }
  /** A week, month or quarter as a whole, in which no day was said. */
  | {
      readonly kind: 'period';
      readonly of: 'week' | 'month' | 'quarter';
      readonly shift: number;
      /** A named month (1–12) or quarter (1–4), and the year said with it or counted from the present one. */
      readonly which?: number;
      readonly year?: number;
      readonly years?: number;
      /** Its first or its last third (early November, 11月下旬). */
      readonly part?: 'early' | 'late';
    }
  | { readonly kind: 'weekend'; readonly week: number }
  /** So much after (before when negative) another date: a week from Friday. */
  | { readonly kind: 'after'; readonly base: DateWord; readonly count: number; readonly unit: DayUnit }
  | { readonly kind: 'month_workday'; readonly month: MonthSaid; readonly nth: 1 | -1 }
  | { readonly kind: 'launch'; readonly days: number; readonly unit: 'day' | 'workday' }
  | { readonly kind: 'launch_day' }
  | {
      readonly kind: 'named';
      readonly day: NamedDay;
      /** The year said with it (Black Friday 2027), or how many years from the present one. */
      readonly year?: number;
      readonly years?: number;
      /** Days after (before when negative) it, or the working day next to it. */
      readonly shift?: { readonly days: number; readonly unit: 'day' | 'workday' };
    };

/** Part of the day that gives a bare hour its half. */
export type DayPart = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'night';

/** Minutes after the date's midnight; two where the words leave it open, 1440 and more on the next day. */
export interface ClockWord {
  readonly options: readonly number[];
  /** `eod` moves on to the next working day when past; `midnight` alone is the coming one. */
  readonly word?: 'eod' | 'midnight';
}

/** A span counted in elapsed minutes from the present or from the launch. */
export interface ElapsedWord {
  readonly from: 'now' | 'launch';
  readonly minutes: number;
}

/** Everything one time phrase says. */
export interface Phrase {
  readonly date?: DateWord;
  /** A weekday said beside a date, which ought to agree with it. */
  readonly weekday?: number;
  readonly clock?: ClockWord;
  readonly zone?: ZoneReading;
  readonly elapsed?: ElapsedWord;
}

/** How words may end a line: by themselves, after a gap only, or only beside a word such as 截止 or 前. */
export type Standing = 'firm' | 'after_gap' | 'with_cue';

/** Why a span is no time phrase, and where it stops being one. */
export interface PhraseFault {
  readonly code: PhraseErrorCode;
  readonly index: number;
}
