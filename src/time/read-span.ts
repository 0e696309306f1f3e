import { DAY_PARTS, NEAR_DAYS } from './calendar-words.ts';
import type { DateFound } from './date-found.ts';
import { MERIDIEM } from './day-clock.ts';
import { isDigit, skipSpaces } from './lexicon.ts';
import type { DayPart, Phrase, PhraseFault, Standing } from './phrase.ts';
import { dashJoint, skipJoint } from './phrase-joints.ts';
import { readAfter, readMoved } from './read-after.ts';
import { type ClockFound, partClock, readClock } from './read-clock.ts';
import { readAhead, readAroundLaunch, readLaunchOffset } from './read-count.ts';
import { readDate } from './read-date.ts';
import { readNamed } from './read-named.ts';
import {
  bareOptions,
  isCalledAt,
  isCued,
  loneOptions,
  readBareHour,
  readClockWords,
  type SaidClock,
} from './read-spoken-clock.ts';
import { matchIsoOffset, matchZone } from './zone-words.ts';

/** A time phrase read from a text, with where it ends. */
export interface Span {
  readonly phrase: Phrase;
  readonly end: number;
  readonly standing: Standing;
  readonly fault?: PhraseFault;
}

/** How much a reader is trusted: `whole` texts are meant as times, a line's `tail` may be a title. */
export type SpanMode = 'whole' | 'tail';

const isChinese = (char: string | undefined) => char !== undefined && char >= '一' && char <= '鿿';

const isOffset = (word: string) => word.startsWith('utc') || word.startsWith('gmt');

type Draft = { -readonly [K in keyof Phrase]: Phrase[K] };

class SpanReader {
  readonly #text: string;
  readonly #mode: SpanMode;
  readonly #own: Readonly<Record<string, string>> | undefined;
  readonly #draft: Draft = {};
  #part: DayPart | undefined;
  #standing: Standing = 'with_cue';
  #fault: PhraseFault | undefined;
  /** The hour as said, whose half of the day a later word may decide. */
  #said: SaidClock | undefined;
  /** That hour where it is all that was said of the clock (at 5). */
  #bare: SaidClock | undefined;
  /** Whether the phrase begins with a town or country that no word calls a zone. */
  #townLed = false;
  /** Whether the last joint was the `T` of an ISO instant. */
  #iso = false;

  constructor(text: string, mode: SpanMode, own?: Readonly<Record<string, string>>) {
    this.#text = text;
    this.#mode = mode;
    this.#own = own;
  }

  read(start: number): Span | null {
    let end = start;
    for (let pos = start; ; ) {
      const next = this.#pieceAt(pos, start);
      if (next < 0) break;
      end = next;
      pos = this.#isoJoint(next) ?? dashJoint(this.#text, next, this.#draft) ?? skipJoint(this.#text, next);
    }
    if (this.#draft.clock === undefined && this.#part !== undefined) {
      this.#draft.clock = partClock(this.#part);
    }
    const { date, clock, elapsed } = this.#draft;
    if (!date && !clock && !elapsed) return null;
    if (this.#bare && this.#mode === 'tail' && !date && this.#part === undefined) {
      const options = loneOptions(this.#bare);
      if (options.length === 0) return null;
      this.#draft.clock = { options };
    }
    if (clock && this.#said && this.#part !== undefined) {
      const options = bareOptions(this.#said, this.#part);
      if (options.length > 0) this.#draft.clock = { options };
      else this.#fault ??= { code: 'invalid_clock', index: start };
    }
    const standing = date && clock ? 'firm' : this.#standing;
    return { phrase: this.#draft, end, standing, ...(this.#fault ? { fault: this.#fault } : {}) };
  }

  /** The strongest word decides how the whole may stand. */
  #stand(standing: Standing): void {
    if (standing === 'firm' || this.#standing === 'with_cue') this.#standing = standing;
  }

  /** The `T` between an ISO date and its clock. */
  #isoJoint(pos: number): number | null {
    const { date, clock } = this.#draft;
    const joint = this.#text[pos] === 't' && isDigit(this.#text[pos + 1]) && isDigit(this.#text[pos - 1]);
    this.#iso = joint && date?.kind === 'date' && date.year !== null && !clock;
    return this.#iso ? pos + 1 : null;
  }

  #pieceAt(pos: number, start: number): number {
    if (pos >= this.#text.length) return -1;
    const date = this.#dateAt(pos);
    if (date > 0) return date;
    const clock = this.#clockAt(pos, start);
    if (clock > 0) return clock;
    return this.#zoneAt(pos, pos === start);
  }

  #dateAt(pos: number): number {
    const { date, elapsed } = this.#draft;
    const open = !date && !elapsed;
    if (open) {
      const count = readAhead(this.#text, pos) ?? readLaunchOffset(this.#text, pos);
      if (count && 'elapsed' in count && this.#draft.clock === undefined) {
        this.#draft.elapsed = count.elapsed.value;
        this.#stand(count.standing ?? 'firm');
        return count.elapsed.end;
      }
      if (count && 'date' in count) return this.#take(count.date, pos);
      const named =
        readAroundLaunch(this.#text, pos) ??
        readNamed(this.#text, pos, this.#own) ??
        readAfter(this.#text, pos, this.#own);
      // 以色列独立日 is a day of its own, not ours on another clock.
      if (named?.value.kind === 'named' && this.#townLed) return -1;
      if (named) return this.#take(named, pos);
    }
    if (elapsed) return -1;
    const found = readDate(this.#text, pos);
    if (!found) return -1;
    if (open) return this.#take(readMoved(this.#text, found) ?? found, pos);
    return this.#takeSecond(found, pos);
  }

  #take(found: DateFound, pos: number): number {
    this.#draft.date = found.value;
    this.#part = found.part ?? this.#part;
    this.#stand(found.standing ?? 'firm');
    if (found.invalid) this.#fault ??= { code: 'invalid_date', index: pos };
    if (found.value.kind === 'named' && found.value.day.unknown)
      this.#fault ??= { code: 'unknown_event', index: pos };
    return found.end;
  }

  /** A weekday beside a date only confirms it. */
  #takeSecond(found: DateFound, pos: number): number {
    const { date, weekday } = this.#draft;
    if (!date || weekday !== undefined) return -1;
    // 3周后的周五, in two weeks on Friday: the weekday of that week.
    const counted = date.kind === 'ahead' && date.unit === 'week' && date.count > 0;
    if (counted && found.value.kind === 'weekday' && found.value.week === null) {
      this.#draft.date = { ...found.value, week: date.count };
      return found.end;
    }
    const plain = (word: typeof date) => word.kind === 'weekday' && word.week === null;
    const absolute = (word: typeof date) =>
      word.kind === 'date' ||
      word.kind === 'slashed' ||
      word.kind === 'year_date' ||
      word.kind === 'month_day';
    if (plain(date) && date.kind === 'weekday' && absolute(found.value)) {
      this.#draft.weekday = date.weekday;
      return this.#take(found, pos);
    }
    if (absolute(date) && found.value.kind === 'weekday' && found.value.week === null) {
      this.#draft.weekday = found.value.weekday;
      this.#stand('firm');
      return found.end;
    }
    return -1;
  }

  /** `tomorrow morning at 9`: an hour said behind its part of the day takes the place of the usual one. */
  #hourAfterPart(found: ClockFound | null): ClockFound | null {
    if (found?.alone === undefined) return found;
    const next = skipJoint(this.#text, found.end);
    const figures = next === found.end ? null : readClock(this.#text, next, found.alone);
    if (figures && figures.alone === undefined && figures.value.word === undefined) {
      return { ...figures, standing: 'firm' };
    }
    const bare = isCalledAt(this.#text, next) ? readBareHour(this.#text, next) : null;
    if (!bare) return found;
    return { value: { options: bareOptions(bare.value, found.alone) }, end: bare.end, standing: 'firm' };
  }

  /** A bare hour behind "at" or behind a part of the day (`at 5`, `tonight 7`); `8 tonight` where all is a time. */
  #bareAt(pos: number, start: number): number {
    const bare = readBareHour(this.#text, pos);
    const alone = this.#mode === 'whole' || isCued(this.#text, pos);
    const near = alone && pos === start && bare !== null;
    const leads = near && bare.value.hour <= 12 && NEAR_DAYS.at(this.#text, skipSpaces(this.#text, bare.end));
    // "ten thirty" is a clock by its two words.
    const spelled = this.#draft.date !== undefined || pos === start ? readClockWords(this.#text, pos) : null;
    const called =
      spelled !== null ||
      isCalledAt(this.#text, pos) ||
      (this.#part !== undefined && this.#draft.date !== undefined);
    if (!bare || !(called || leads)) return this.#partAt(pos);
    this.#said = bare.value;
    this.#bare = bare.value;
    this.#draft.clock = { options: bareOptions(bare.value, this.#part) };
    this.#stand(this.#draft.date ? 'firm' : spelled ? 'after_gap' : 'with_cue');
    return bare.end;
  }

  /** `8pm in the evening`, `7:00 on Sunday afternoon`: a part of the day behind its clock. */
  #partBehind(pos: number): number {
    const part = this.#part === undefined ? DAY_PARTS.at(this.#text, pos) : null;
    if (!part || isChinese(this.#text[pos])) return -1;
    this.#part = part.value;
    return part.end;
  }

  #clockAt(pos: number, start: number): number {
    if (this.#draft.elapsed) return -1;
    if (this.#draft.clock) return this.#partBehind(pos);
    const found = this.#hourAfterPart(readClock(this.#text, pos, this.#part));
    if (!found) return this.#bareAt(pos, start);
    // 晚 and 早 alone are parts of other words unless a day stands before them.
    if (found.end === pos + 1 && !this.#draft.date) return -1;
    this.#draft.clock = found.value;
    this.#said = found.said;
    if (found.value.options.length === 0) this.#fault ??= { code: 'invalid_clock', index: pos };
    this.#stand(found.standing);
    // Behind other clocks a minus is a range (10:30-11:30), not an offset.
    const iso = this.#iso ? matchIsoOffset(this.#text, found.end) : null;
    if (!iso || this.#draft.zone) return found.end;
    this.#draft.zone = iso.value;
    return iso.end;
  }

  /** A part of the day that stands before its hour with a joint between (上午的9点), or alone (tomorrow am). */
  #partAt(pos: number): number {
    if (this.#part !== undefined || !this.#draft.date) return -1;
    const half = MERIDIEM.at(this.#text, pos);
    if (half) {
      this.#part = half.value === 'am' ? 'morning' : 'afternoon';
      return half.end;
    }
    const part = DAY_PARTS.at(this.#text, pos);
    if (!part) return -1;
    this.#part = part.value;
    return part.end;
  }

  #zoneAt(pos: number, leading: boolean): number {
    const found = matchZone(this.#text, pos);
    if (!found) return -1;
    const { zone } = this.#draft;
    if (zone) {
      // 纽约（UTC-4）: the offset confirms the place, as PST does.
      const { fixed, code } = found.value;
      if (
        fixed === undefined ||
        code === undefined ||
        zone.options.length !== 1 ||
        zone.literal !== undefined
      )
        return -1;
      this.#draft.zone = { ...zone, literal: fixed, code };
      return found.end;
    }
    if (this.#mode === 'tail') {
      const word = this.#text.slice(pos, found.end);
      const spelled = word.endsWith('时间') || word.endsWith(' time') || word.includes('/');
      const timed = this.#draft.clock !== undefined || this.#part !== undefined;
      // A code or offset that leads a time belongs to it; a town there belongs to the title.
      const leads = spelled || (found.firm && isDigit(this.#text[skipSpaces(this.#text, found.end)]));
      if (leading ? !leads && !isOffset(word) : !timed && !found.firm) return -1;
    }
    this.#draft.zone = found.value;
    this.#townLed = leading && !found.firm;
    return found.end;
  }
}

/** Reads the time phrase that starts at a position of folded text, as far as it goes; null where none starts. */
export function readSpan(
  text: string,
  start: number,
  mode: SpanMode,
  own?: Readonly<Record<string, string>>,
): Span | null {
  return new SpanReader(text, mode, own).read(start);
}
