import { isWordChar, matchWord } from './lexicon.ts';
import { readOrdinal } from './numerals-en.ts';
import { readBareHour } from './read-spoken-clock.ts';
import { isCounter } from './title-guard.ts';

/** How far before a phrase the other end of its range may begin. */
const REACH = 30;
const JOINTS = ['to', 'til', 'till', 'until', 'untill', 'through', 'thru', 'and', '&', '-', '–', '—', '~'];
/** Joints that also stand between things that are no range, so that a word such as "between" must come first. */
const LOOSE = new Set(['and', '&']);
const LEADS = ['from', 'between'];
/** `5`, `5pm`, `9:30`, `13th`, `2015`, `now`: what a range may begin with beside a whole phrase. */
const HEAD =
  /^(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)?|\d{1,2}(?:st|nd|rd|th)|(?:19|20)\d\d|now|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})$/;
/** Two figures joined before a day: `6-8 next monday`, `1pm-2pm tomorrow`. */
const JOINED = /(?:^| )(\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)? ?[-–~] ?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?)$/;
/** A range that ends before the phrase: `from april until the end of | june`, `from 5 to 6pm of | april 22`. */
const SPOKEN =
  /(?:^| )((?:from|between) (?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|now|today)[a-z]{0,6}[^,;]{0,12} (?:and|to|until|till)(?: the end of)?|\d{1,2}[^ ]{0,5} (?:and|to|until|till) \d{1,2}[:\d]{0,3} ?(?:am|pm)(?: of)?))$/;
/** 三到 before 五天内, 2至 before 3周后. */
const COUNTED_ZH = /[\d一二两三四五六七八九十百半]{1,4}个? ?[到至~-] ?$/;
const COUNT_ZH = /^[\d一二两三四五六七八九十百半]{1,4} ?(?:个|天|日|周|星期|年|小时|分钟|工作日|刻钟)/;

function trimmed(text: string, end: number): number {
  let i = end;
  while (i > 0 && text[i - 1] === ' ') i--;
  return i;
}

/** Where a word that ends at `end` begins, or -1. */
function wordEnding(text: string, end: number, list: readonly string[]): number {
  for (const word of list) {
    const start = end - word.length;
    if (start < 0 || matchWord(text, start, word) !== end) continue;
    if (!isWordChar(word[0]) || !isWordChar(text[start - 1])) return start;
  }
  return -1;
}

/** Where the first end of a range that ends at `end` begins, or -1. */
function headBefore(text: string, end: number): number {
  for (let start = Math.max(0, end - REACH); start < end; start++) {
    if (text[start] === ' ' || (start > 0 && text[start - 1] !== ' ')) continue;
    const said = text.slice(start, end);
    if (HEAD.test(said)) return start;
    const word = readOrdinal(text, start) ?? readBareHour(text, start);
    if (word?.end === end) return start;
  }
  return -1;
}

/**
 * Where a range begins of which a phrase is only the other end (5 to 6pm, between 3 and 12 Sept, 6-8 next
 * monday), or -1. `pos` is the phrase, `outer` its first cue word: "till" may be one.
 */
export function rangeBefore(text: string, pos: number, outer: number): number {
  const edge = trimmed(text, outer);
  const counted = COUNTED_ZH.exec(text.slice(Math.max(0, pos - REACH), pos))?.[0];
  if (counted && COUNT_ZH.test(text.slice(pos))) return pos - counted.length;
  const spoken = SPOKEN.exec(text.slice(Math.max(0, edge - REACH), edge))?.[1];
  if (spoken) return edge - spoken.length;
  const joined = JOINED.exec(text.slice(Math.max(0, edge - REACH), edge))?.[1];
  if (joined && !isCounter(text, edge - joined.length)) return edge - joined.length;
  const cued = ['until', 'till', 'til', 'through', 'thru'].some((word) => matchWord(text, outer, word) > 0);
  const joint = cued ? outer : wordEnding(text, edge, JOINTS);
  if (joint < 0) return -1;
  const head = headBefore(text, trimmed(text, joint));
  if (head < 0 || isCounter(text, head)) return -1;
  const lead = wordEnding(text, trimmed(text, head), LEADS);
  const the = lead < 0 ? wordEnding(text, trimmed(text, head), ['the']) : -1;
  const start = lead >= 0 ? lead : the >= 0 ? the : head;
  if (lead >= 0) return start;
  if (LOOSE.has(text.slice(joint, trimmed(text, pos)))) return -1;
  if (/^(?:19|20)\d\d /.test(text.slice(head, head + 5))) return start;
  // "Move 5 to friday" counts what is moved; "5 to 6pm" is an hour.
  return /^[\d]/.test(text.slice(pos)) || text.slice(head, joint).trim() === 'now' ? start : -1;
}
