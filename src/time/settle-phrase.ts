import type { DateBase } from './date-base.ts';
import { formatMoment } from './format.ts';
import { type LocalDate, weekdayOf } from './local-date.ts';
import { type Candidate, offer } from './offer.ts';
import type { DateWord, Phrase } from './phrase.ts';
import { dayOffNote, laterPeriod, settleDate, unannounced } from './settle-date.ts';
import type { Calendar, Moment, NoteCode, PhraseContext, PhraseErrorCode, Reading } from './types.ts';
import {
  localDateOf,
  minutesOfWall,
  momentAt,
  offsetAt,
  type ResolvedWall,
  resolveWall,
  wallFrom,
} from './wall.ts';
import { clockText } from './words.ts';
import { calendarForZone, calendarIn } from './zone-calendar.ts';
import type { ZoneOption } from './zone-words.ts';

/** A date without a clock means 18:00. */
const DUE_CLOCK = 18 * 60;
const MINUTE = 60_000;

function countsFromToday(word: DateWord | undefined): boolean {
  const kinds: readonly DateWord['kind'][] = [
    'today_plus',
    'weekday',
    'ahead',
    'end',
    'month_day',
    'month_workday',
    'nth_weekday',
    'period',
    'weekend',
    'after',
  ];
  return word !== undefined && kinds.includes(word.kind);
}

class Settler {
  readonly #phrase: Phrase;
  readonly #ctx: PhraseContext;
  readonly #launchRelated: boolean;
  readonly #found = new Map<number, Candidate>();

  constructor(phrase: Phrase, ctx: PhraseContext) {
    this.#phrase = phrase;
    this.#ctx = ctx;
    const { date, elapsed } = phrase;
    this.#launchRelated =
      date?.kind === 'launch' || date?.kind === 'launch_day' || elapsed?.from === 'launch';
  }

  settle(): Reading | PhraseErrorCode {
    const { zone } = this.#phrase;
    for (const option of zone?.options ?? [this.#ownZone()]) {
      const fault = this.#phrase.elapsed ? this.#elapsed(option) : this.#onDays(option);
      if (fault) return fault;
    }
    return offer([...this.#found.values()], this.#phrase, this.#ctx, (candidate) =>
      this.#nextComing(candidate),
    );
  }

  #ownZone(): ZoneOption {
    const { zone, projectZone, responsibleZone } = this.#ctx;
    const own = this.#launchRelated ? (responsibleZone ?? projectZone ?? zone) : zone;
    return { zone: own, en: own, zh: own };
  }

  #calendar(zone: string): Calendar {
    const { calendar, calendars, responsibleCalendar, responsibleZone, projectZone } = this.#ctx;
    if (this.#launchRelated) {
      const id = responsibleCalendar ?? calendar;
      if (id) return calendarIn(id, calendars);
      return calendarForZone(responsibleZone ?? projectZone ?? this.#ctx.zone, calendars);
    }
    const there = calendarForZone(zone, calendars);
    return calendar && (zone === this.#ctx.zone || there.id === 'weekdays')
      ? calendarIn(calendar, calendars)
      : there;
  }

  #elapsed({ zone, ...names }: ZoneOption): PhraseErrorCode | null {
    const { now, launch } = this.#ctx;
    const word = this.#phrase.elapsed;
    if (!word) return null;
    if (word.from === 'launch' && !launch) return 'no_launch';
    const from = word.from === 'launch' && launch ? resolveWall(launch.wall, launch.zone).at : now;
    const ms = from.getTime() + word.minutes * MINUTE;
    if (!(Math.abs(ms) < 2e14)) return 'invalid_date';
    const moment = momentAt(new Date(ms), zone);
    const date = moment.wall.slice(0, 10);
    const notes = word.from === 'launch' ? dayOffNote(undefined, date, this.#calendar(zone)) : [];
    this.#add({ moment, date, minutes: DUE_CLOCK, notes, others: [], option: { zone, ...names } });
    return null;
  }

  #dayClock(): number {
    const { dayClock } = this.#ctx;
    return dayClock === undefined ? DUE_CLOCK : minutesOfWall(`0000-00-00T${dayClock}`);
  }

  #clocks(): readonly number[] {
    const { clock, date } = this.#phrase;
    if (!clock) return [this.#dayClock()];
    if (clock.word !== 'midnight' || !date) return clock.options;
    // "Friday midnight" is either end of Friday; tonight's can only be the coming one.
    return date.kind === 'today_plus' && date.days === 0 ? [1440] : [0, 1440];
  }

  #onDays(option: ZoneOption): PhraseErrorCode | null {
    const ctx = this.#ctx;
    const word = this.#phrase.date;
    const inZone = localDateOf(ctx.now, option.zone);
    const speakers = localDateOf(ctx.now, ctx.zone);
    const said = this.#phrase.zone !== undefined;
    const todays = said && inZone !== speakers && countsFromToday(word) ? [inZone, speakers] : [inZone];
    for (const today of todays) {
      for (const minutes of this.#clocks()) {
        const fault = this.#onDay(option, today, minutes);
        if (fault) return fault;
      }
    }
    return null;
  }

  #base(zone: string, today: LocalDate, minutes: number): DateBase {
    const { launch, now, locale } = this.#ctx;
    return {
      today,
      calendar: this.#calendar(zone),
      launchDay: launch ? launch.wall.slice(0, 10) : null,
      dayFirst: locale === 'zh',
      ahead: (date) => resolveWall(wallFrom(date, minutes), zone).at.getTime() > now.getTime(),
      calendarOfCountry: (country) => calendarIn(country, this.#ctx.calendars),
    };
  }

  #onDay(option: ZoneOption, today: LocalDate, minutes: number): PhraseErrorCode | null {
    const { date: word, clock, weekday } = this.#phrase;
    if (word?.kind === 'launch_day' && !clock) return this.#launchItself(option);
    const base = this.#base(option.zone, today, minutes);
    const choices = word ? settleDate(word, base) : [{ date: today, notes: [] }];
    if (typeof choices === 'string') return choices;
    for (const choice of choices) {
      let { date } = choice;
      const notes: NoteCode[] = [...choice.notes];
      const isToday = word === undefined || (word.kind === 'today_plus' && word.days === 0);
      if (clock?.word === 'eod' && isToday && !base.ahead(date)) {
        date = base.calendar.nextWorkingDay(today);
        notes.push('eod_passed', ...unannounced(base.calendar, date));
      }
      if (word || clock?.word === 'eod') notes.push(...dayOffNote(word, date, base.calendar));
      const { other } = choice;
      const others = other === undefined ? [] : [resolveWall(wallFrom(other, minutes), option.zone)];
      this.#addWall(date, minutes, notes, others, option, base);
      if (weekday !== undefined && weekday !== weekdayOf(date)) {
        const named = settleDate({ kind: 'weekday', weekday, week: null, loose: false }, base);
        if (typeof named !== 'string')
          for (const day of named) this.#addWall(day.date, minutes, [], [], option, base);
      }
    }
    return null;
  }

  /** `T0` by itself is the launch's own instant. */
  #launchItself(option: ZoneOption): PhraseErrorCode | null {
    const { launch } = this.#ctx;
    if (!launch) return 'no_launch';
    const moment = momentAt(resolveWall(launch.wall, launch.zone).at, option.zone);
    this.#add({ moment, date: moment.wall.slice(0, 10), minutes: DUE_CLOCK, notes: [], others: [], option });
    return null;
  }

  #addWall(
    date: LocalDate,
    minutes: number,
    notes: readonly NoteCode[],
    others: readonly Moment[],
    option: ZoneOption,
    base: DateBase,
  ): void {
    const { zone } = option;
    const literal = this.#phrase.zone?.literal;
    const resolved = resolveWall(wallFrom(date, minutes), zone);
    const add = (moment: ResolvedWall, more: Partial<Candidate> = {}) => {
      const twice = moment.alternative ? [moment.alternative] : [];
      const changed: NoteCode[] = moment.change ? [moment.change] : [];
      const { at, wall } = moment;
      this.#add({
        moment: { at, wall, zone },
        date,
        minutes,
        notes: [...changed, ...notes],
        others: [...twice, ...others],
        option,
        base,
        ...more,
      });
    };
    if (literal === undefined || offsetAt(resolved.at, zone) === literal) {
      add(resolved);
      return;
    }
    const { alternative } = resolved;
    if (alternative && offsetAt(alternative.at, zone) === literal) {
      add({ ...alternative, change: 'overlap', alternative: resolved });
      return;
    }
    const claimed = momentAt(new Date(Date.parse(`${wallFrom(date, minutes)}Z`) - literal * MINUTE), zone);
    add(resolved);
    const said = `${clockText(new Date(claimed.at.getTime() + literal * MINUTE), 'UTC')} ${this.#phrase.zone?.code}`;
    if (claimed.at.getTime() !== resolved.at.getTime()) {
      add(claimed, {
        label: `${said} = ${formatMoment(claimed.at, zone, this.#ctx.locale, { now: this.#ctx.now })}`,
      });
    }
  }

  #add(candidate: Candidate): void {
    const key = candidate.moment.at.getTime();
    if (!this.#found.has(key)) this.#found.set(key, candidate);
  }

  /** The first moment of the same words that is still ahead; null where there is none. */
  #nextComing(candidate: Candidate): Moment | null {
    const { zone } = candidate.option;
    const base = candidate.base ?? this.#base(zone, localDateOf(this.#ctx.now, zone), candidate.minutes);
    for (let times = 1; times <= 9; times++) {
      const date = laterPeriod(this.#phrase.date, candidate.date, base, times);
      if (date === null || !base.ahead(date)) continue;
      const { at, wall } = resolveWall(wallFrom(date, candidate.minutes), zone);
      return { at, wall, zone };
    }
    return null;
  }
}

/** Gives a parsed phrase its meaning in a context, or the code of what is wrong with it. */
export function settlePhrase(phrase: Phrase, ctx: PhraseContext): Reading | PhraseErrorCode {
  return new Settler(phrase, ctx).settle();
}
