import { readZone } from '../../time/index.ts';
import { comparable } from '../fold.ts';
import { AUDIENCES, LANGUAGES } from '../words.ts';

export type ReadSetting =
  | { readonly zone: string }
  | { readonly locale: 'zh' | 'en' }
  | { readonly audience: 'internal' | 'external' };

const ZONE = /^(?:tz|zone|timezone|time zone|时区)(?![a-z])\s*[:：]?\s*/i;
const LANGUAGE = /^(?:lang|language|语言)(?![a-z])\s*[:：]?\s*/i;
const AUDIENCE = /^(?:audience|受众|范围|可见范围)(?![a-z])\s*[:：]?\s*/i;

/** The one zone that a word names (an IANA id, a city, `PT`), or null where it names none or several. */
export function zoneNamed(text: string): string | null {
  const reading = readZone(text.trim().replace(/^(?:to|为|改为|设为)\s*/i, ''));
  const [only, ...others] = reading?.options ?? [];
  return only && others.length === 0 ? only.zone : null;
}

/** The language that a word names in either language, or null. */
export function languageNamed(text: string): 'zh' | 'en' | null {
  const word = comparable(text);
  return Object.hasOwn(LANGUAGES, word) ? (LANGUAGES[word] ?? null) : null;
}

/** A setting with its value (`tz Asia/Shanghai`, `语言 英文`, `audience internal`), or null; `audience` only in rooms. */
export function readSetting(text: string): ReadSetting | null {
  const said = text.trim();
  if (ZONE.test(said)) {
    const zone = zoneNamed(said.replace(ZONE, ''));
    return zone === null ? null : { zone };
  }
  if (LANGUAGE.test(said)) {
    const locale = languageNamed(said.replace(LANGUAGE, ''));
    return locale && { locale };
  }
  if (!AUDIENCE.test(said)) return null;
  const word = comparable(said.replace(AUDIENCE, ''));
  const audience = Object.hasOwn(AUDIENCES, word) ? AUDIENCES[word] : undefined;
  return audience ? { audience } : null;
}
