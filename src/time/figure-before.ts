import { isDigit, isWordChar } from './lexicon.ts';
import { readsWithout } from './open-end.ts';
import type { Phrase } from './phrase.ts';
import { readSpan, type Span } from './read-span.ts';

/** A phrase together with the figure before it, which may be its day or its hour as well as a number of things. */
export interface FigureBefore {
  readonly start: number;
  readonly phrase: Phrase;
}

/** Several things before a figure (images 9 tomorrow); one thing is numbered by it (iPhone 12 tomorrow). */
const SEVERAL = /[a-z]{2}[^su\W]s$/;

/** The number of one or two figures that ends a title, or null. */
function figureAt(text: string, outer: number): { readonly start: number; readonly value: number } | null {
  let end = outer;
  while (text[end - 1] === ' ' || text[end - 1] === ',') end--;
  let start = end;
  while (isDigit(text[start - 1])) start--;
  const width = end - start;
  if (width < 1 || width > 2 || text[start - 1] !== ' ' || isWordChar(text[end])) return null;
  return readsWithout(text, start, true) ? { start, value: Number(text.slice(start, end)) } : null;
}

/** What a figure right before a phrase makes of it: the 15th at 8:00, tomorrow at 9; null where it numbers something. */
export function figureBefore(text: string, outer: number, { phrase, fault, end }: Span): FigureBefore | null {
  const { date, clock } = phrase;
  const figure = fault || (date ? clock !== undefined : !clock) ? null : figureAt(text, outer);
  if (!figure || figure.value < 1) return null;
  if (!date) {
    const day = { kind: 'month_day', day: figure.value, months: null } as const;
    return figure.value > 31 ? null : { start: figure.start, phrase: { ...phrase, date: day } };
  }
  const near = date.kind === 'today_plus' && date.days > 0 && figure.value <= 12;
  if (!near || !SEVERAL.test(text.slice(0, figure.start).trimEnd())) return null;
  const whole = readSpan(text, figure.start, 'whole');
  return whole && !whole.fault && whole.end === end && whole.phrase.clock
    ? { start: figure.start, phrase: whole.phrase }
    : null;
}
