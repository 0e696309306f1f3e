import type { DateBase } from './date-base.ts';
import { formatMoment, utcOffset } from './format.ts';
import type { LocalDate } from './local-date.ts';
import type { Phrase } from './phrase.ts';
import type { LabelledMoment, Moment, NoteCode, PhraseContext, PhraseErrorCode, Reading } from './types.ts';
import { resolveWall } from './wall.ts';
import { clockText, pastLabel } from './words.ts';
import type { ZoneOption } from './zone-words.ts';

/** One thing a phrase can mean. */
export interface Candidate {
  readonly moment: Moment;
  readonly date: LocalDate;
  readonly minutes: number;
  readonly notes: readonly NoteCode[];
  /** Offered as chips if this candidate is applied. */
  readonly others: readonly Moment[];
  readonly option: ZoneOption;
  readonly label?: string;
  /** What its date was counted from; missing for elapsed time and for the launch itself. */
  readonly base?: DateBase;
}

function labelled(moment: Moment, label: string, { now, locale }: PhraseContext): LabelledMoment {
  const { at, wall, zone } = moment;
  const past = at.getTime() <= now.getTime();
  return { at, wall, zone, label: past ? pastLabel(label, locale) : label };
}

/** The other reading of a chip; in a repeated hour with its offset, since its wall time is the first one's. */
function chip(moment: Moment, ctx: PhraseContext): LabelledMoment {
  const { at, wall, zone } = moment;
  const text = formatMoment(at, zone, ctx.locale, { now: ctx.now });
  const bare = resolveWall(wall, zone).change === 'overlap' && !text.includes('UTC');
  return labelled(moment, bare ? `${text} (${utcOffset(at, zone)})` : text, ctx);
}

/** A reading as a question of its own, for words that nobody is sure to mean as a time; an error stays one. */
export function inQuestion(reading: Reading, ctx: PhraseContext): Reading {
  if (reading.kind !== 'moment') return reading;
  const { moment, precision, notes, alternatives } = reading;
  return {
    kind: 'ask',
    why: 'ambiguous',
    precision,
    notes,
    alternatives: [chip(moment, ctx), ...alternatives],
  };
}

/** A button's words: the place where zones are asked, else the time in full. */
function asked(candidate: Candidate, byPlace: boolean, ctx: PhraseContext): LabelledMoment {
  const { moment, option, label } = candidate;
  const { at, zone } = moment;
  const place = byPlace ? `${option[ctx.locale]} ${clockText(at, zone)}` : null;
  return labelled(moment, label ?? place ?? formatMoment(at, zone, ctx.locale, { now: ctx.now }), ctx);
}

/**
 * Makes the reading of everything a phrase can mean: one coming moment is applied, several are asked,
 * and past ones are asked together with what `nextComing` gives for each.
 */
export function offer(
  found: readonly Candidate[],
  phrase: Phrase,
  ctx: PhraseContext,
  nextComing: (candidate: Candidate) => Moment | null,
): Reading | PhraseErrorCode {
  const { clock, elapsed, date, zone } = phrase;
  const precision = clock || elapsed || date?.kind === 'launch_day' ? 'instant' : 'date';
  const ahead = ({ at }: Moment) => at.getTime() > ctx.now.getTime();
  // At ten in the morning 今天5点 can only be the afternoon's.
  const halves = (clock?.options.length ?? 0) > 1 ? found.filter(({ moment }) => ahead(moment)) : [];
  const candidates = halves.length > 0 ? halves : found;
  const [first, ...more] = candidates;
  if (!first) return 'not_a_time';
  if (more.length === 0 && ahead(first.moment)) {
    const alternatives = first.others.filter(ahead).map((other) => chip(other, ctx));
    return { kind: 'moment', moment: first.moment, precision, notes: first.notes, alternatives };
  }
  const notes = [...new Set(candidates.flatMap((candidate) => candidate.notes))];
  const byPlace = more.length > 0 && zone?.options.length === candidates.length;
  const alternatives = candidates.map((candidate) => asked(candidate, byPlace, ctx));
  if (candidates.some(({ moment }) => ahead(moment))) {
    return { kind: 'ask', why: 'ambiguous', precision, notes, alternatives };
  }
  const known = new Set(alternatives.map(({ at }) => at.getTime()));
  for (const candidate of candidates) {
    const coming = candidate.others.find(ahead) ?? nextComing(candidate);
    if (!coming || known.has(coming.at.getTime())) continue;
    known.add(coming.at.getTime());
    alternatives.push(chip(coming, ctx));
  }
  return { kind: 'ask', why: 'past', precision, notes, alternatives };
}
