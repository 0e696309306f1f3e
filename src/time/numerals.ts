import type { Found } from './lexicon.ts';
import { isDigit } from './lexicon.ts';

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Arabic digits at a position, at most `max` of them; null where there are none or more. */
export function readDigits(text: string, pos: number, max = 4): Found<number> | null {
  let end = pos;
  while (end - pos <= max && isDigit(text[end])) end++;
  if (end === pos || end - pos > max) return null;
  return { value: Number(text.slice(pos, end)), end };
}

/** A spoken Chinese number from 0 to 999 at a position (`三`, `十五`, `二十五`, `廿八`, `一百二十`). */
function readChineseNumber(text: string, pos: number): Found<number> | null {
  const lead = DIGITS[text[pos] ?? ''];
  if (lead === undefined || lead === 0 || text[pos + 1] !== '百') return belowHundred(text, pos);
  const zero = text[pos + 2] === '零' ? 1 : 0;
  const rest = belowHundred(text, pos + 2 + zero);
  return rest && rest.value > 0
    ? { value: lead * 100 + rest.value, end: rest.end }
    : { value: lead * 100, end: pos + 2 };
}

function belowHundred(text: string, pos: number): Found<number> | null {
  let i = pos;
  let tens = 0;
  if (text[i] === '廿') {
    tens = 20;
    i++;
  } else {
    const lead = DIGITS[text[i] ?? ''];
    if (lead !== undefined && text[i + 1] === '十') {
      tens = lead * 10;
      i += 2;
    } else if (text[i] === '十') {
      tens = 10;
      i++;
    }
  }
  if (tens > 0) {
    const unit = DIGITS[text[i] ?? ''];
    return unit === undefined || unit === 0 ? { value: tens, end: i } : { value: tens + unit, end: i + 1 };
  }
  const first = DIGITS[text[i] ?? ''];
  if (first === undefined) return null;
  const second = DIGITS[text[i + 1] ?? ''];
  // `零五` as in 九点零五; other digit runs are not numbers.
  if (first === 0 && second !== undefined) return { value: second, end: i + 2 };
  return { value: first, end: i + 1 };
}

/** A number in Arabic or Chinese figures. */
export function readNumber(text: string, pos: number, max = 4): Found<number> | null {
  return readDigits(text, pos, max) ?? readChineseNumber(text, pos);
}
