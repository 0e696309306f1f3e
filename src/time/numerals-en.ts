import { type Found, isWordChar, Lexicon } from './lexicon.ts';
import { readDigits } from './numerals.ts';

const UNITS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'.split(
    '|',
  );
const TENS = ['twenty', 'thirty', 'forty', 'fifty'];
const UNIT_ORDINALS =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth'.split(
    '|',
  );

function counted(units: readonly string[], tens: readonly string[]): (readonly [string, number])[] {
  const list: (readonly [string, number])[] = units.map((word, i) => [word, i + 1]);
  TENS.forEach((ten, t) => {
    const value = 20 + 10 * t;
    list.push([tens[t] ?? ten, value]);
    units.slice(0, 9).forEach((unit, i) => {
      list.push([`${ten} ${unit}`, value + i + 1]);
    });
  });
  return list;
}

const CARDINALS = new Lexicon<number>(counted(UNITS, TENS));
const ORDINALS = new Lexicon<number>(
  counted(UNIT_ORDINALS, ['twentieth', 'thirtieth', 'fortieth', 'fiftieth']),
);
const TAILS = ['st', 'nd', 'rd', 'th'];

/** An English number word from one to fifty-nine at a position. */
export function readCardinal(text: string, pos: number): Found<number> | null {
  return CARDINALS.at(text, pos);
}

/** The index behind `st`, `nd`, `rd` or `th` at a position, or -1. */
export function ordinalEnd(text: string, pos: number): number {
  return TAILS.some((tail) => text.startsWith(tail, pos)) && !isWordChar(text[pos + 2]) ? pos + 2 : -1;
}

/** An English ordinal at a position: `15th`, `twenty second`. */
export function readOrdinal(text: string, pos: number): Found<number> | null {
  const word = ORDINALS.at(text, pos);
  if (word) return word;
  const digits = readDigits(text, pos, 2);
  const end = digits ? ordinalEnd(text, digits.end) : -1;
  return digits && end > 0 ? { value: digits.value, end } : null;
}
