import type { Surface } from '../../adapters/contract.ts';
import { taskListCard } from '../../cards/index.ts';
import { type Card, type MintedCard, mapPresses } from '../../cards/model.ts';
import { listView, losAngeles, shenzhen } from '../golden/company.ts';
import { fixtures } from '../golden/fixtures.ts';
import type { AdapterUnderTest, Open } from './adapter.ts';

const SURFACES: readonly Surface[] = ['room', 'private', 'form', 'home'];

/** Rendering: a pure function that has something to show for every card everywhere. */
export function renderContract(given: AdapterUnderTest, open: Open): void {
  describe.each(['en', 'zh'] as const)('rendering %s cards', (locale) => {
    const cards = Object.entries(fixtures(locale)).flatMap(([name, states]) =>
      Object.entries(states).map(([state, { card }]) => ({ name: `${name}.${state}`, card: minted(card) })),
    );

    it('is total: every card has a payload on every surface, and loses only what is declared', async () => {
      const { adapter } = await open();
      const undeclared = cards.flatMap(({ name, card }) =>
        SURFACES.flatMap((surface) => {
          const { payload, losses } = adapter.render(card, surface);
          if (typeof payload !== 'object' || payload === null) return [`${name} on ${surface}: no payload`];
          return losses
            .filter(({ what }) => !given.losses.includes(what))
            .map(({ what, where }) => `${name} on ${surface}: ${what} at ${where}`);
        }),
      );
      expect(undeclared).toEqual([]);
    });

    it('is pure: the same card gives the same payload and stays as it was', async () => {
      const { adapter } = await open();
      const other = await open();
      for (const { card } of cards) {
        const frozen = deepFreeze(structuredClone(card));
        for (const surface of SURFACES) {
          const first = JSON.stringify(adapter.render(frozen, surface));
          expect(JSON.stringify(adapter.render(frozen, surface))).toBe(first);
          expect(JSON.stringify(other.adapter.render(structuredClone(card), surface))).toBe(first);
        }
      }
    });

    it('hides no line of as long a list as a card there holds, however long its titles are', async () => {
      const { adapter } = await open();
      const { listLines = 10 } = adapter.capabilities;
      const { card, keys } = longList(listLines, locale);
      const { payload, losses } = adapter.render(card, 'room');
      expect(losses.map(({ what }) => what)).not.toContain('lines_cut');
      const text = JSON.stringify(payload).replaceAll('&#45;', '-');
      for (const key of keys) expect(text).toContain(key);
    });

    it('can be sent as JSON without losing anything', async () => {
      const { adapter } = await open();
      for (const { card } of cards) {
        const { payload } = adapter.render(card, 'room');
        expect(JSON.parse(JSON.stringify(payload))).toEqual(payload);
      }
    });
  });
}

/** A page of tasks with the longest titles, each under a heading of its own. */
function longList(lines: number, locale: 'en' | 'zh'): { card: MintedCard; keys: readonly string[] } {
  const { groups, ...view } = listView(lines, 300);
  const headings = ['late', 'today', 'tomorrow', 'week', 'later'];
  const tasks = groups.flatMap((group) => group.tasks);
  const title = locale === 'zh' ? '检查'.repeat(100) : 'Check '.repeat(33);
  const apart = tasks.map((task, at) => ({
    heading: headings[at] ?? null,
    tasks: [{ ...task, title }],
  }));
  const reader = locale === 'zh' ? shenzhen : losAngeles;
  const card = minted(taskListCard({ ...view, groups: apart }, reader));
  return { card, keys: tasks.map(({ key }) => key) };
}

function minted(card: Card): MintedCard {
  let count = 0;
  return mapPresses(card, () => {
    count += 1;
    return `token-${count}`;
  });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
