import { isDigit, isWordChar, Lexicon, skipSpaces, words } from './lexicon.ts';
import { withCues } from './phrase-edges.ts';
import { readSpan, type Span } from './read-span.ts';
import { faultAt } from './span-fault.ts';
import type { TimedEnd } from './timed-end.ts';
import { belongsToTitle, mayStart } from './title-guard.ts';

/** How far before the end of a line a phrase may begin that goes on in words no reader knows. */
const REACH = 60;

/** Words of which times are made, beside figures: what follows a time and is none of them is a title. */
const TIMELY = new Lexicon<true>(
  words(
    true,
    ...'one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty'.split(
      ' ',
    ),
    ...'am pm a.m p.m h hrs hours hour minutes mins min days day weeks week months month years year'.split(
      ' ',
    ),
    ...'at on to til till until through thru from between and or of the in a an for by'.split(' '),
    ...'later earlier sooner before after onwards onward ish exactly approximately ok okay sharp latest earliest'.split(
      ' ',
    ),
    ...'morning afternoon evening eve night noon midnight lunch lunchtime dinner school work today tomorrow tonight'.split(
      ' ',
    ),
    ...'early late mid next this last first second third monday tuesday wednesday thursday friday'.split(' '),
    ...'saturday sunday mon tue wed thu fri sat sun then eastern central mountain pacific time timezone zone'.split(
      ' ',
    ),
    ...[
      '之后',
      '以后',
      '以前',
      '之前',
      '之间',
      '开始',
      '起',
      '到',
      '至',
      '上午',
      '下午',
      '晚上',
      '早上',
      '中午',
    ],
    ...['一', '二', '三', '四', '五', '六', '日', '前半周', '后半周', '上半周', '下半周', '晚点', '饭后'],
    ...['点', '半', '分', '左右', '或', '和', '时', '前', '后', '内', '多'],
  ),
);
const MARKS = ',-–~/:.、，';

/** Whether everything from an index to the end of a line is made of the words and figures of times. */
function isTimely(text: string, pos: number, last: number): boolean {
  for (let at = skipSpaces(text, pos); at < last; at = skipSpaces(text, at)) {
    const char = text[at] ?? ' ';
    if (MARKS.includes(char)) at++;
    else if (isDigit(char)) {
      while (isDigit(text[at])) at++;
      if (text.startsWith('th', at) || text.startsWith('st', at)) at += 2;
    } else {
      const word = TIMELY.at(text, at);
      if (!word) return false;
      at = word.end;
    }
  }
  return true;
}

/** Whether a clock goes on in one word in the shape of a zone that nobody knows (fri 6pm XYZ). */
function isZonelike(text: string, raw: string, last: number, span: Span): boolean {
  const rest = text.slice(span.end, last).trim();
  return (
    span.phrase.clock !== undefined &&
    !rest.includes(' ') &&
    faultAt(text.slice(0, last), raw, span.end, span).code === 'unknown_zone'
  );
}

/**
 * Where a day or a clock begins behind which a line goes on in words of time up to its end (tomorrow three, friday
 * after lunch, 8pm until 6), from the first phrase in the line on: what is meant is not what was read. Not sure where it touches a title (统计10月30日之后).
 */
export function goesOn(
  text: string,
  raw: string,
  { from, last }: { readonly from: number; readonly last: number },
  own?: Readonly<Record<string, string>>,
): TimedEnd | null {
  for (let pos = Math.max(from, last - REACH); pos < last; pos++) {
    if (!mayStart(text, pos)) continue;
    const span = readSpan(text, pos, 'tail', own);
    if (!span) continue;
    const stands = !span.fault && span.standing !== 'with_cue' && span.phrase.elapsed === undefined;
    const open = stands && span.end < last;
    if (open && isZonelike(text, raw, last, span))
      return { start: withCues(text, pos).start, sure: true, zone: true };
    if (open && isTimely(text, span.end, last)) {
      const { start, cue } = withCues(text, pos);
      const apart = pos === 0 || text[pos - 1] === ' ' || start < pos;
      return belongsToTitle(text, pos, span, cue, own) === null ? { start, sure: apart } : null;
    }
    // Black Friday 26 does not begin with a Friday.
    if (isWordChar(text[pos])) pos = Math.max(pos, span.end - 1);
  }
  return null;
}
