import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Rendered } from '../../adapters/contract.ts';
import { type Card, type MintedCard, mapPresses } from '../../cards/model.ts';
import { platforms } from './adapters.ts';
import { fixtures } from './fixtures.ts';

const UPDATE = process.env.UPDATE_GOLDEN === '1';
const LOCALES = ['en', 'zh'] as const;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function minted(card: Card): MintedCard {
  let count = 0;
  return mapPresses(card, () => {
    count += 1;
    return `token-${count}`;
  });
}

describe.each(platforms)('golden cards on $platform', ({ platform, adapter, ordinary, declared }) => {
  describe.each(LOCALES)('in %s', (locale) => {
    const cards = Object.entries(fixtures(locale));
    it.each(cards)('%s looks as recorded and loses only what is declared', (name, states) => {
      const rendered: Record<string, Rendered> = {};
      for (const [state, { card, surface, extreme }] of Object.entries(states)) {
        const shown = adapter.render(minted(card), surface);
        rendered[state] = shown;
        const allowed = extreme ? declared : ordinary;
        const undeclared = shown.losses.filter(({ what }) => !allowed.includes(what));
        expect({ state, undeclared }).toEqual({ state, undeclared: [] });
      }
      const file = here(`./${platform}/${name}.${locale}.json`);
      const text = `${JSON.stringify(rendered, null, 2)}\n`;
      if (UPDATE) {
        mkdirSync(here(`./${platform}`), { recursive: true });
        writeFileSync(file, text);
      }
      expect(text).toBe(readFileSync(file, 'utf8'));
    });
  });

  it('keeps no golden file whose card is gone', () => {
    const wanted = LOCALES.flatMap((locale) =>
      Object.keys(fixtures(locale)).map((name) => `${name}.${locale}.json`),
    );
    const kept = readdirSync(here(`./${platform}`));
    const stale = kept.filter((file) => !wanted.includes(file));
    if (UPDATE) for (const file of stale) rmSync(here(`./${platform}/${file}`));
    expect(UPDATE ? [] : stale).toEqual([]);
  });
});
