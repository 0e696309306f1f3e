import {
  type LabelledMoment,
  offsetAt,
  type PhraseContext,
  type Reading,
  readPhrase,
  readTrailing,
  resolveWall,
} from '../time/index.ts';
import { fold, lastQuoted, trimEnd } from './fold.ts';
import type { DueInput } from './intent.ts';
import type { MemberFacts, ProjectFacts } from './lookup.ts';
import type { Speech } from './speech.ts';

/** What a line says about time: nothing, or a phrase with its reading. */
export interface SaidTime {
  /** The line without the phrase and the word that leads to it. */
  readonly before: string;
  /** The phrase as typed; empty where none was said. */
  readonly text: string;
  readonly reading: Reading | null;
  /** The phrase may as well belong to the title, which is one of the answers. */
  readonly open?: true;
  /** The time without the figure before it, which then belongs to the title, and the line without that time. */
  readonly shorter?: { readonly before: string; readonly reading: Reading };
  /** Words at its end that may have been meant as a time and stay where they are. */
  readonly kept?: KeptTime;
}

/** Words that stay in a title, and what they would mean as a time. */
export interface KeptTime {
  readonly text: string;
  readonly reading: Reading;
}

// A phrase is never longer than this; only the end of a long text is looked at.
const WINDOW = 160;
const LOOSE = /[\s,，。;；!！]/;
/** What the meaning of a time phrase depends on. */
export function timeContext(
  speech: Speech,
  project: ProjectFacts | null | undefined,
  responsible: MemberFacts | null | undefined,
): PhraseContext {
  return {
    now: speech.now,
    locale: speech.locale,
    zone: speech.zone,
    ...(speech.calendar && { calendar: speech.calendar }),
    ...(speech.calendars && { calendars: speech.calendars }),
    ...(project && { projectZone: project.zone }),
    ...(project?.launch && { launch: project.launch }),
    ...(responsible && { responsibleZone: responsible.zone }),
    ...(responsible?.calendar && { responsibleCalendar: responsible.calendar }),
    ...(speech.events && { events: speech.events }),
  };
}

/** Index from which the end of a text may hold a phrase: behind its last quoted span, within the window. */
function windowStart(text: string): number {
  const start = lastQuoted(text);
  if (text.length - start <= WINDOW) return start;
  const cut = text.length - WINDOW;
  const blank = text.indexOf(' ', cut);
  return blank < 0 ? cut : blank + 1;
}

/** Takes the longest date phrase off the end of a text, with the `due`, `by` or `截止` that leads to it. */
export function timeAtEnd(text: string, context: PhraseContext): SaidTime {
  const from = windowStart(text);
  const tail = trimEnd(text.slice(from), LOOSE);
  const found = tail === '' ? null : readTrailing(tail, context);
  if (!found) return { before: text, text: '', reading: null };
  const at = from + found.start;
  if (found.kept) {
    return {
      before: text,
      text: '',
      reading: null,
      kept: { text: tail.slice(found.start, found.end).trim(), reading: found.reading },
    };
  }
  const lineUntil = (end: number) => trimEnd(text.slice(0, from + end), /[\s@＠]/);
  const { shorter } = found;
  return {
    before: lineUntil(found.start),
    text: text.slice(at).trim(),
    reading: found.reading,
    ...(found.open && { open: true }),
    ...(shorter && { shorter: { before: lineUntil(shorter.start), reading: shorter.reading } }),
  };
}

/** Reads a text that is to be a time and nothing else. */
export function timeOf(text: string, context: PhraseContext): SaidTime {
  const said = trimEnd(text, LOOSE).trim();
  const bare = fold(said).replace(/^(?:due|to|is|改到|改为|改成|调整到|到|至|为|是)[\s:：]*/i, '');
  if (bare === '') return { before: '', text: said, reading: null };
  const whole = readPhrase(said, context);
  const reading = whole.kind === 'error' && bare !== fold(said) ? readPhrase(bare, context) : whole;
  return { before: '', text: said, reading };
}

/** A moment as operations take it; where its wall time means another instant (the second of two), the offset becomes the zone. */
export function dueInput(moment: Pick<LabelledMoment, 'at' | 'wall' | 'zone'>): DueInput {
  const { at, wall, zone } = moment;
  if (resolveWall(wall, zone).at.getTime() === at.getTime()) return { wall, zone };
  const hours = Math.round((Date.parse(`${wall}Z`) - at.getTime()) / 3_600_000);
  return { wall, zone: hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}` };
}

const HALF_DAY_MS = 12 * 3_600_000;

/**
 * A moment whose wall time the clocks skip, by the wall time that was said: the operation moves it on by the gap
 * itself, and keeps that it did.
 */
export function dueInGap(moment: Pick<LabelledMoment, 'at' | 'wall' | 'zone'>): DueInput {
  const { at, zone } = moment;
  const earlier = offsetAt(new Date(at.getTime() - HALF_DAY_MS), zone);
  const wall = new Date(at.getTime() + earlier * 60_000).toISOString().slice(0, 19);
  const { change, at: moved } = resolveWall(wall, zone);
  return change === 'gap' && moved.getTime() === at.getTime() ? { wall, zone } : dueInput(moment);
}
