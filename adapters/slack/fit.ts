import type { Loss } from '../../cards/model.ts';

/** Length as Slack counts it: Unicode code points. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The text, or its first code points and `…` where it is longer than `max`. */
export function cutTo(text: string, max: number): string {
  if (text.length <= max || codePoints(text) <= max) return text;
  return `${[...text].slice(0, max - 1).join('')}…`;
}

/** Collects what a rendering had to leave out. */
export class Losses {
  readonly list: Loss[] = [];

  /** Cuts and notes the loss under `what`. */
  cut(text: string, max: number, what: Loss['what'], where: string): string {
    const cut = cutTo(text, max);
    if (cut !== text)
      this.list.push({ what, where, detail: `${codePoints(text)} of at most ${max} characters` });
    return cut;
  }

  note(what: Loss['what'], where: string, detail: string): void {
    this.list.push({ what, where, detail });
  }
}
