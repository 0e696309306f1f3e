import { foldForReading } from './fold.ts';
import { matchWord } from './lexicon.ts';
import type { LocalDate } from './local-date.ts';
import { readPhrase } from './read-phrase.ts';
import type { PhraseContext, PhraseErrorCode } from './types.ts';

/** Whole days from one to another, both included. */
export interface DaySpan {
  readonly kind: 'days';
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Why a text names no days. */
export interface DaySpanError {
  readonly kind: 'error';
  readonly code: PhraseErrorCode;
  readonly index: number;
  readonly text: string;
}

const JOINTS = ['-', '–', '—', '~', '到', '至', 'through', 'until', 'to'];
const MAX_TEXT = 80;

/** The day a whole text names, or null; a day is still to come until its last minute. */
function dayOf(text: string, ctx: PhraseContext): LocalDate | null {
  const reading = readPhrase(text, { ...ctx, dayClock: '23:59' });
  return reading.kind === 'moment' && reading.precision === 'date' ? reading.moment.wall.slice(0, 10) : null;
}

/**
 * Reads one day or a span of days without clocks (`11/9-11/11`, `11月9日到11日`, `next mon to next wed`)
 * on the speaker's calendar; the last day must not be before the first.
 */
export function readDays(text: string, ctx: PhraseContext): DaySpan | DaySpanError {
  const failed = (code: PhraseErrorCode, index: number): DaySpanError => ({
    kind: 'error',
    code,
    index,
    text: text.slice(index, index + MAX_TEXT).trim(),
  });
  if (text.length > MAX_TEXT) return failed('not_a_time', 0);
  const single = dayOf(text, ctx);
  if (single !== null) return { kind: 'days', from: single, to: single };
  const folded = foldForReading(text);
  for (let pos = 1; pos < text.length - 1; pos++) {
    const joint = JOINTS.find((word) => matchWord(folded, pos, word) > 0);
    if (!joint) continue;
    const from = dayOf(text.slice(0, pos), ctx);
    const to = from && dayOf(text.slice(pos + joint.length), ctx);
    if (!from || !to) continue;
    return to < from ? failed('invalid_date', pos + joint.length) : { kind: 'days', from, to };
  }
  const whole = readPhrase(text, ctx);
  return whole.kind === 'error' ? failed(whole.code, whole.index) : failed('not_a_time', 0);
}
