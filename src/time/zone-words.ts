import { foldWidth, lowerAscii } from './fold.ts';
import { type Found, isDigit, isWordChar, Lexicon, skipSpaces } from './lexicon.ts';
import { readDigits } from './numerals.ts';
import { isZone, offsetAt } from './wall.ts';
import { PLACES, placeOf } from './zone-places.ts';

/** One zone a word can mean, with the word that tells it from the others. */
export interface ZoneOption {
  readonly zone: string;
  readonly en: string;
  readonly zh: string;
}

/** What a zone word means: one option, or several that must be asked. */
export interface ZoneReading {
  readonly options: readonly ZoneOption[];
  /** The offset in minutes that a code such as PST claims, right or wrong for the date. */
  readonly literal?: number;
  /** The offset in minutes of a zone given as one (`UTC+8`). */
  readonly fixed?: number;
  /** The code as usually written. */
  readonly code?: string;
}

/** A zone word found in a text; `firm` ones cannot be a town mentioned in passing. */
export interface ZoneFound extends Found<ZoneReading> {
  readonly firm: boolean;
}

function option(zone: string, en?: string, zh?: string): ZoneOption {
  const known = placeOf(zone);
  return { zone, en: en ?? known?.en ?? zone, zh: zh ?? known?.zh ?? zone };
}

const one = (zone: string): ZoneReading => ({ options: [option(zone)] });
const claimed = (zone: string, code: string, hours: number): ZoneReading => ({
  ...one(zone),
  code,
  literal: hours * 60,
});

const CODES: readonly (readonly [string, ZoneReading])[] = [
  ['pt', one('America/Los_Angeles')],
  ['mt', one('America/Denver')],
  ['ct', one('America/Chicago')],
  ['et', one('America/New_York')],
  ['pst', claimed('America/Los_Angeles', 'PST', -8)],
  ['pdt', claimed('America/Los_Angeles', 'PDT', -7)],
  ['mst', claimed('America/Denver', 'MST', -7)],
  ['mdt', claimed('America/Denver', 'MDT', -6)],
  ['cdt', claimed('America/Chicago', 'CDT', -5)],
  ['est', claimed('America/New_York', 'EST', -5)],
  ['edt', claimed('America/New_York', 'EDT', -4)],
  ['akst', claimed('America/Anchorage', 'AKST', -9)],
  ['akdt', claimed('America/Anchorage', 'AKDT', -8)],
  ['hst', claimed('Pacific/Honolulu', 'HST', -10)],
  ['cet', claimed('Europe/Berlin', 'CET', 1)],
  ['cest', claimed('Europe/Berlin', 'CEST', 2)],
  ['aest', claimed('Australia/Sydney', 'AEST', 10)],
  ['aedt', claimed('Australia/Sydney', 'AEDT', 11)],
  ['nzst', claimed('Pacific/Auckland', 'NZST', 12)],
  ['nzdt', claimed('Pacific/Auckland', 'NZDT', 13)],
  [
    'cst',
    { code: 'CST', options: [option('Asia/Shanghai'), option('America/Chicago', 'US Central', '美国中部')] },
  ],
  [
    'ist',
    { code: 'IST', options: [option('Asia/Kolkata'), option('Asia/Jerusalem'), option('Europe/Dublin')] },
  ],
  ['bst', { code: 'BST', options: [option('Europe/London'), option('Asia/Dhaka')] }],
  ['ast', { code: 'AST', options: [option('America/Halifax', 'Atlantic', '大西洋'), option('Asia/Riyadh')] }],
];

const places = new Lexicon<ZoneReading>(
  PLACES.flatMap(({ zone, words }) => words.map((word) => [word, one(zone)] as const)),
);
const codes = new Lexicon<ZoneReading>(CODES);
const FIRM_PLACE_CODES = new Set(['bjt', 'hkt', 'sgt', 'jst', 'kst']);
const TIME_WORDS = new Lexicon<true>([
  ['时间', true],
  ['当地时间', true],
  [' time', true],
  [' standard time', true],
]);

/** A fixed offset as a zone: whole hours have an IANA id (`Etc/GMT-8` is UTC+8), others are `UTC+5:30`. */
function fixedZone(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const sign = minutes < 0 ? '-' : '+';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  if (rest === 0) return `Etc/GMT${sign === '+' ? '-' : '+'}${hours}`;
  return `UTC${sign}${hours}:${String(rest).padStart(2, '0')}`;
}

/** `UTC+8`, `UTC-3:30` or `UTC` for an offset in minutes. */
export function utcName(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const rest = Math.abs(minutes) % 60;
  const tail = rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '-' : '+'}${Math.floor(Math.abs(minutes) / 60)}${tail}`;
}

function fixed(minutes: number): ZoneReading {
  const name = utcName(minutes);
  return { options: [{ zone: fixedZone(minutes), en: name, zh: name }], fixed: minutes, code: name };
}

/** A signed offset (`+8`, `-5:30`, `+0800`) at a position, in minutes. */
function readOffset(text: string, pos: number): Found<number> | null {
  const sign = text[pos];
  if (sign !== '+' && sign !== '-') return null;
  const hours = readDigits(text, pos + 1, 4);
  if (!hours) return null;
  const width = hours.end - pos - 1;
  let minutes = width > 2 ? Math.floor(hours.value / 100) * 60 + (hours.value % 100) : hours.value * 60;
  let end = hours.end;
  if (width <= 2 && text[end] === ':') {
    const more = readDigits(text, end + 1, 2);
    if (more && more.end === end + 3) {
      minutes += more.value;
      end = more.end;
    }
  }
  if (minutes > 14 * 60 || minutes % 15 !== 0 || isWordChar(text[end])) return null;
  return { value: sign === '-' ? -minutes : minutes, end };
}

function matchUtc(text: string, pos: number): ZoneFound | null {
  if (!text.startsWith('utc', pos) && !text.startsWith('gmt', pos)) return null;
  const bare = pos + 3;
  const offset = readOffset(text, bare) ?? readOffset(text, skipSpaces(text, bare));
  if (offset) return { value: fixed(offset.value), end: offset.end, firm: true };
  const more = isWordChar(text[bare]) || text[bare] === '+' || text[bare] === '-';
  return more ? null : { value: fixed(0), end: bare, firm: true };
}

const idOf = new Map(Intl.supportedValuesOf('timeZone').map((id) => [id.toLowerCase(), id]));
// Asking the runtime about every a/b in a text would cost a millisecond each.
const REGIONS = new Set([
  ...[...idOf.keys()].map((id) => id.slice(0, id.indexOf('/'))),
  ...['us', 'etc', 'canada', 'brazil', 'chile', 'mexico'],
]);
const SMALL_WORDS = new Set(['of', 'es', 'au', 'd']);
const CAPITALS = new Set(['gmt', 'utc', 'uct', 'us', 'nz', 'gb', 'prc', 'roc', 'rok']);

/** The usual spelling of an IANA id typed in any case, or null. */
function ianaId(lower: string): string | null {
  const listed = idOf.get(lower);
  if (listed) return listed;
  if (!REGIONS.has(lower.slice(0, lower.indexOf('/')))) return null;
  const spelled = lower.replace(/[a-z]+/g, (word) => {
    if (CAPITALS.has(word)) return word.toUpperCase();
    return SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1);
  });
  return isZone(spelled) ? spelled : null;
}

/** A span shaped like an IANA id (`region/city`), whether or not such a zone exists. */
export function matchZoneShape(text: string, pos: number): Found<string> | null {
  let end = pos;
  let slashes = 0;
  while (isWordChar(text[end]) || (end > pos && '/_+-'.includes(text[end] ?? ' '))) {
    if (text[end] === '/') slashes++;
    end++;
  }
  if (slashes === 0 || isDigit(text[pos]) || end - pos > 50) return null;
  return { value: text.slice(pos, end), end };
}

function matchIana(text: string, pos: number): ZoneFound | null {
  const shape = matchZoneShape(text, pos);
  if (!shape) return null;
  const id = ianaId(shape.value);
  return id ? { value: one(id), end: shape.end, firm: true } : null;
}

/** The zone word at a position of folded lower-case text, or null. */
export function matchZone(text: string, pos: number): ZoneFound | null {
  const exact = matchIana(text, pos) ?? matchUtc(text, pos);
  if (exact) return exact;
  const code = codes.at(text, pos);
  const found = code ?? places.at(text, pos);
  if (!found) return null;
  const time = TIME_WORDS.at(text, found.end);
  const firm = code !== null || time !== null || FIRM_PLACE_CODES.has(text.slice(pos, found.end));
  return { value: found.value, end: time?.end ?? found.end, firm };
}

/** An ISO offset (`z`, `+08:00`) directly behind a clock. */
export function matchIsoOffset(text: string, pos: number): Found<ZoneReading> | null {
  if (text[pos] === 'z' && !isWordChar(text[pos + 1])) return { value: fixed(0), end: pos + 1 };
  const offset = readOffset(text, pos);
  return offset && offset.end - pos >= 5 ? { value: fixed(offset.value), end: offset.end } : null;
}

/**
 * What a zone word means (`PT`, `洛杉矶时间`, an IANA id, `UTC+8`); null for no zone word. Several options must
 * be asked: `CST`, and, where `at` is given, a code such as `PST` that contradicts the offset of that date.
 */
export function readZone(word: string, at?: Date): ZoneReading | null {
  const text = lowerAscii(foldWidth(word)).trim();
  const found = matchZone(text, 0);
  if (!found || found.end !== text.length) return null;
  const { options, literal, code } = found.value;
  const [first] = options;
  if (!at || !first || literal === undefined || offsetAt(at, first.zone) === literal) return found.value;
  const name = `${code} ${utcName(literal)}`;
  return { ...found.value, options: [first, { zone: fixedZone(literal), en: name, zh: name }] };
}
