import { fixtures } from './fixtures.ts';
import { readCard } from './read-card.ts';

/** What stands in a Chinese card in Latin letters: names, keys, codes, zones, units, and people's own words in the fixtures. */
const LATIN = [
  /\b(Coupon setup|Ship to FBA|Amazon US|Plan|coupon\.xlsx|ads|coupon|dnoe)\b/g,
  /\b(BF26|NP27)(-\d+)?\b/g,
  /\b[A-Za-z]+\/[A-Za-z_]+\b/g,
  /\b(Maya Torres|Daniel Kim|Sam Reed|Li Ting|Zhou Kai|Li|Hengtai|Aurora Home|Aurora)\b/g,
  /\b(Slack|UTC|CST|KB|MB|SKU|FNSKU|FBA|QC|R3|Q4|T-3)\b/g,
  /#bf26-amazon-us/g,
  /@bot /g,
  /\b(forbidden|already|unknown_person|req_\d)\b/g,
  /ABCD-EFGH|K7QM-2XPD/g,
];

/** Chinese in an English card: names that exist only so. */
const HAN = [/Q4黑五备战 - Amazon US/g];

function leftover(text: string, known: readonly RegExp[]): string {
  return known.reduce((rest, pattern) => rest.replace(pattern, ''), text);
}

function plainStates(locale: 'zh' | 'en') {
  return Object.entries(fixtures(locale)).flatMap(([name, states]) =>
    Object.entries(states)
      .filter(([state, { extreme }]) => !extreme && state !== 'hostile')
      .map(([state, { card }]) => [`${name}.${state}`, card] as const),
  );
}

describe('the language of cards', () => {
  it.each(plainStates('zh'))('%s has no English in Chinese', (_, card) => {
    const lines = [card.summary, ...readCard(card)].filter((line) => !line.includes('<!channel>'));
    const english = lines.flatMap((line) => leftover(line, LATIN).match(/[A-Za-z]{2,}/g) ?? []);
    expect(english).toEqual([]);
  });

  it.each(plainStates('en'))('%s has no Chinese in English', (_, card) => {
    const lines = [card.summary, ...readCard(card)];
    const chinese = lines.flatMap(
      (line) => leftover(line, HAN).match(/[\p{Script=Han}，。：；（）「」、]+/gu) ?? [],
    );
    expect(chinese).toEqual([]);
  });

  it.each([...plainStates('zh'), ...plainStates('en')])('%s speaks without exclamation marks', (_, card) => {
    const lines = readCard(card).filter((line) => !line.includes('<!channel>'));
    expect(lines.filter((line) => /[!！](?![a-z高低普紧])/.test(line.replace(/^! /, '')))).toEqual([]);
  });
});
