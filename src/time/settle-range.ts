import { formatMoment } from './format.ts';
import type { Phrase } from './phrase.ts';
import { settlePhrase } from './settle-phrase.ts';
import type { LabelledMoment, PhraseContext, PhraseErrorCode, Reading } from './types.ts';

function moments(reading: Reading | PhraseErrorCode, ctx: PhraseContext): readonly LabelledMoment[] {
  if (typeof reading === 'string' || reading.kind === 'error') return [];
  if (reading.kind === 'ask')
    return reading.alternatives.filter(({ at }) => at.getTime() > ctx.now.getTime());
  const { moment } = reading;
  return [{ ...moment, label: formatMoment(moment.at, moment.zone, ctx.locale, { now: ctx.now }) }];
}

/** Asks which end of a range is meant; null where its last one is no coming time. */
export function settleRange(first: Phrase, last: Phrase, ctx: PhraseContext): Reading | null {
  const begins = moments(settlePhrase(first, ctx), ctx)[0];
  const ends = moments(settlePhrase(last, ctx), ctx).at(-1);
  if (!ends) return null;
  // A range that has begun already only ends: its first day would be next year's.
  const whole = begins && begins.at.getTime() < ends.at.getTime() ? [begins, ends] : [ends];
  const precision = last.clock || last.elapsed ? 'instant' : 'date';
  return { kind: 'ask', why: 'ambiguous', precision, notes: [], alternatives: whole };
}
