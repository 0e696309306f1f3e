import { matchWord, skipSpaces } from './lexicon.ts';
import type { Phrase } from './phrase.ts';
import { readClock } from './read-clock.ts';

const JOINTS = ['at', 'on', 'by', 'around', 'about'];
const JOINING_MARKS = ',、的()@~∙•';

/** Index behind what may stand between the parts of one phrase. */
export function skipJoint(text: string, pos: number): number {
  let i = skipSpaces(text, pos);
  for (let count = 0; count < 4; count++) {
    const char = text[i];
    if (char !== undefined && char !== '' && JOINING_MARKS.includes(char)) i = skipSpaces(text, i + 1);
    else {
      const word = JOINTS.find((joint) => matchWord(text, i, joint) > 0);
      if (!word) return i;
      i = skipSpaces(text, i + word.length);
    }
  }
  return i;
}

/**
 * Index behind the dash between a date and its clock (friday - 5pm, 6 Jan 2027-6:37am), or null; glued figures without a
 * year may be a range.
 */
export function dashJoint(text: string, pos: number, { date, clock, elapsed }: Phrase): number | null {
  if (!date || clock || elapsed) return null;
  const dash = skipSpaces(text, pos);
  if (text[dash] !== '-') return null;
  const behind = skipSpaces(text, dash + 1);
  const dated = (date.kind === 'date' && date.year !== null) || date.kind === 'slashed';
  const apart = dash > pos && behind > dash + 1;
  const found = apart || dated ? readClock(text, behind) : null;
  return found && found.standing === 'firm' && found.value.options.length > 0 ? behind : null;
}
