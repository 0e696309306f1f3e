import { figureBefore } from './figure-before.ts';
import { foldForReading } from './fold.ts';
import { goesOn } from './goes-on.ts';
import { isWordChar, skipSpaces } from './lexicon.ts';
import { readsWithout } from './open-end.ts';
import { endsOf, LEADS, type PhraseEnd, withCues, withoutDoubt } from './phrase-edges.ts';
import { restBefore, unclearDue } from './phrase-rest.ts';
import { endsBehind, endsShared, mayShare } from './range-ends.ts';
import { settleSpan, unread } from './read-phrase.ts';
import { readSpan, type Span } from './read-span.ts';
import { settleRange } from './settle-range.ts';
import { type TimedEnd, timedEnd } from './timed-end.ts';
import { belongsToTitle, mayStart } from './title-guard.ts';
import { inOpen, type TrailingPhrase } from './trailing-phrase.ts';
import type { PhraseContext } from './types.ts';

/** How far back from the end of a line a phrase may begin. */
const MAX_PHRASE = 80;

/** What marks a time at the front of a line as one. */
const LEADING_SUFFIXES = ['之前', '以前', '前', '之内', '以内'];

/**
 * The longest time phrase at the end of a line with its cue words, or null where the line ends as a title. Words that
 * may be either are `kept`: never applied, but worth telling. So are the words of a question (friday?).
 */
export function readTrailing(text: string, ctx: PhraseContext): TrailingPhrase | null {
  const whole = foldForReading(text);
  const folded = withoutDoubt(whole);
  const found = trailing(folded, text, ctx);
  return found && folded !== whole ? { ...found, kept: true } : found;
}

function trailing(folded: string, text: string, ctx: PhraseContext): TrailingPhrase | null {
  const ends = endsOf(folded);
  const last = ends[0]?.end ?? 0;
  const stops = mayShare(folded) ? [...new Set(ends.map(({ end }) => end))] : [];
  let first = last;
  for (let pos = Math.max(0, last - MAX_PHRASE); pos < last; pos++) {
    if (!mayStart(folded, pos)) continue;
    const span = readSpan(folded, pos, 'tail', ctx.events);
    if (span) first = Math.min(first, pos);
    const end = span && ends.find((candidate) => candidate.end === span.end);
    if (span && end) return taken({ folded, text, first, ctx }, pos, span, end);
    const range = rangeAt(folded, pos, span, ends, stops, ctx);
    if (range) return range;
  }
  const unclear = unclearDue(folded, last);
  if (unclear >= 0) return { start: unclear, reading: unread(unclear, text) };
  const timed = openEnd({ folded, text, first, ctx }, last);
  return timed ? said(timed, text) : leading(folded, text, ctx);
}

/** A line on its way: folded and as typed, and where the first phrase in it begins (its end where there is none). */
interface Line {
  readonly folded: string;
  readonly text: string;
  readonly first: number;
  readonly ctx: PhraseContext;
}

/** Words of time up to the end of a line that nothing reads. */
function openEnd({ folded, text, first, ctx }: Line, last: number): TimedEnd | null {
  const timed = timedEnd(folded, last);
  const more = goesOn(folded, text, { from: first, last }, ctx.events);
  if (!timed || !more) return timed ?? more;
  // Friday after lunch: the day belongs to what is asked.
  return timed.sure && (!more.sure || timed.start < more.start) ? timed : more;
}

/** Asked where they are sure to be a time, else kept. */
function said({ start, sure, zone }: TimedEnd, text: string): TrailingPhrase {
  const reading = unread(start, text, zone ? 'unknown_zone' : 'not_a_time');
  return { start, reading, ...(sure ? {} : { kept: true }) };
}

/** What becomes of a phrase that ends the line: taken with its cues, asked with what changes it, told, or a title. */
function taken(line: Line, pos: number, span: Span, end: PhraseEnd): TrailingPhrase | null {
  const { folded, text, ctx } = line;
  const bracket = folded[span.end] === ')';
  const open = bracket && folded[pos - 1] === '(' ? pos - 1 : pos;
  const { start, cue } = withCues(folded, open);
  const stays = belongsToTitle(folded, pos, span, cue || end.cue, ctx.events);
  if (stays && stays !== 'open') {
    const timed = span.standing === 'with_cue' ? openEnd(line, end.end) : timedEnd(folded, end.end);
    if (timed && timed.start < pos) return said(timed, text);
    return stays === 'title' ? null : { start: pos, reading: settleSpan(span, ctx, pos, text), kept: true };
  }
  const timed = timedEnd(folded, end.end);
  if (timed?.sure && timed.start < start) return said(timed, text);
  const rest = restBefore(folded, pos, start, span, ctx.events);
  if (rest >= 0) return { start: rest, reading: unread(rest, text) };
  const outer = bracket && folded[start - 1] === '(' ? start - 1 : start;
  const reading = settleSpan(span, ctx, pos, text);
  if (stays === 'open') return inOpen(outer, reading, span.phrase, ctx);
  const figure = figureBefore(folded, start, span);
  if (!figure) return { start: outer, reading };
  const longer = settleSpan({ ...span, phrase: figure.phrase }, ctx, pos, text);
  const more = inOpen(figure.start, longer, figure.phrase, ctx);
  const shorter = inOpen(outer, reading, span.phrase, ctx);
  return more.open && shorter.open ? { ...more, shorter } : { start: outer, reading };
}

/** The Monday nearest to a date is no range up to it. */
const NEAREST = /(?:closest|nearest) (?:[a-z]{3,8} )?$/;
const RANGE_LEADS = ['from', 'between', '从', '自'];

/** A range up to the end of the line: days from one to another stay in the title, and both ends are offered. */
function rangeAt(
  folded: string,
  pos: number,
  span: Span | null,
  ends: readonly PhraseEnd[],
  stops: readonly number[],
  ctx: PhraseContext,
): TrailingPhrase | null {
  const shared = stops
    .map((stop) => endsShared(folded, pos, stop, ctx.events, span))
    .find((each) => each !== null);
  const behind = !shared && span ? endsBehind(folded, span, ctx.events) : null;
  const found = shared ?? (ends.some(({ end }) => end === behind?.end) ? behind : null);
  const reading = found && settleRange(found.first, found.last, ctx);
  if (!found || !reading) return null;
  const { start, cue } = withCues(folded, pos);
  if (NEAREST.test(folded.slice(Math.max(0, start - 20), start))) return null;
  const lead = RANGE_LEADS.find((word) => folded.slice(0, start).trimEnd().endsWith(word));
  const from = lead ? folded.slice(0, start).trimEnd().length - lead.length : start;
  if (shared || found.either || cue || lead) return { start: from, reading };
  // Two clocks of one day are when something is done; two days may be what it is about.
  const clocks = found.first.clock && found.last.clock && readsWithout(folded, from, false);
  return clocks ? inOpen(from, reading, found.last, ctx) : { start: from, reading, kept: true };
}

/** A time at the front of a line with a word that marks it as one (周五前回复客户, by friday reply); it is kept. */
function leading(folded: string, text: string, ctx: PhraseContext): TrailingPhrase | null {
  const first = skipSpaces(folded, 0);
  const lead = LEADS.at(folded, first);
  const start = lead && isWordChar(folded[first]) ? skipSpaces(folded, lead.end) : first;
  const span = readSpan(folded, start, 'tail', ctx.events);
  if (!span || span.fault) return null;
  const suffix = LEADING_SUFFIXES.find((word) => folded.startsWith(word, span.end));
  const { date, clock, elapsed } = span.phrase;
  const counted = elapsed !== undefined || date?.kind === 'ahead';
  const marked = suffix !== undefined || start !== first || counted || (date && clock);
  if (!marked) return null;
  const end = span.end + (suffix?.length ?? 0);
  if (isWordChar(folded[end - 1]) && isWordChar(folded[end])) return null;
  return { start: first, end, reading: settleSpan(span, ctx, start, text), kept: true };
}
