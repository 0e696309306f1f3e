import { formatMoment } from './format.ts';
import type { Locale, NoteCode, PhraseErrorCode, Reading } from './types.ts';
import { wallOf } from './wall.ts';

const NOTES: Readonly<Record<Locale, Readonly<Record<NoteCode, string>>>> = {
  en: {
    gap: 'The clocks skip that hour, so it moved forward',
    overlap: 'That hour happens twice that night; the other one is offered below',
    day_off: 'That is a day off',
    eod_passed: '18:00 has passed, so it moved to the next working day',
    rolled_back: 'Moved back to a working day',
    rolled_forward: 'Moved on to a working day',
    next_year: 'That day has passed this year, so it is next year’s',
    calendar_unannounced: 'The holidays of that year are not announced yet',
    other_week: 'Next week’s; the other day is offered below',
  },
  zh: {
    gap: '当晚拨钟跳过了这个时刻，已顺延',
    overlap: '当晚这个时刻出现两次，另一次见下方',
    day_off: '当天休息',
    eod_passed: '已过 18:00，顺延到下一个工作日',
    rolled_back: '已提前到工作日',
    rolled_forward: '已顺延到工作日',
    next_year: '今年的这一天已过，按明年算',
    calendar_unannounced: '那一年的放假安排还没公布',
    other_week: '按下周算，另一天见下方',
  },
};

const ERRORS: Readonly<Record<Locale, Readonly<Record<PhraseErrorCode, string>>>> = {
  en: {
    not_a_time: 'I cannot read this as a time',
    invalid_date: 'There is no such day',
    invalid_clock: 'There is no such time of day',
    unknown_zone: 'I do not know this time zone',
    no_launch: 'The project has no launch date yet',
    unknown_event: 'I do not know the date of this event',
    calendar_unannounced: 'The holidays of that year are not announced yet',
  },
  zh: {
    not_a_time: '看不懂这个时间',
    invalid_date: '没有这一天',
    invalid_clock: '没有这个时刻',
    unknown_zone: '不认识这个时区',
    no_launch: '项目还没有上线日',
    unknown_event: '不知道这个活动是哪一天',
    calendar_unannounced: '那一年的放假安排还没公布',
  },
};

const ASKS: Readonly<Record<Locale, Readonly<Record<'ambiguous' | 'past', string>>>> = {
  en: { ambiguous: 'This can mean more than one time', past: 'That time has passed' },
  zh: { ambiguous: '这个时间有不止一种理解', past: '这个时间已经过了' },
};

/** The sentence for a note beside a time. */
export function noteText(code: NoteCode, locale: Locale): string {
  return NOTES[locale][code];
}

/** The sentence for what is wrong with a phrase. */
export function errorText(code: PhraseErrorCode, locale: Locale): string {
  return ERRORS[locale][code];
}

/** Marks a reading that lies in the past. */
export function pastLabel(label: string, locale: Locale): string {
  return locale === 'zh' ? `${label}（已过）` : `${label} (past)`;
}

/** Texts of a reading for a card: what it says, what to add, and the words of its buttons. */
export interface ReadingText {
  readonly text: string;
  readonly notes: readonly string[];
  readonly choices: readonly { readonly label: string; readonly at: Date }[];
}

/** Says a reading in a language; a time without a clock said is still shown with its 18:00. */
export function describeReading(reading: Reading, locale: Locale, now?: Date): ReadingText {
  if (reading.kind === 'error') return { text: errorText(reading.code, locale), notes: [], choices: [] };
  const notes = reading.notes.map((code) => noteText(code, locale));
  const choices = reading.alternatives.map(({ label, at }) => ({ label, at }));
  if (reading.kind === 'ask') return { text: ASKS[locale][reading.why], notes, choices };
  const { at, zone } = reading.moment;
  return { text: formatMoment(at, zone, locale, now ? { now } : {}), notes, choices };
}

/** The clock of an instant in a zone, `HH:mm`. */
export function clockText(at: Date, zone: string): string {
  return wallOf(at, zone).slice(11, 16);
}
