import type { Surface } from '../../adapters/contract.ts';
import type { Card } from '../../cards/model.ts';

/** One state of a card. `extreme`: longer than people write, so that declared losses are allowed. */
export interface Fixture {
  readonly card: Card;
  readonly surface: Surface;
  readonly extreme?: boolean;
}

/** States by name, by card. */
export type Fixtures = Readonly<Record<string, Readonly<Record<string, Fixture>>>>;

/** As it hangs in a room. */
export const room = (card: Card): Fixture => ({ card, surface: 'room' });
/** As one person alone sees it. */
export const alone = (card: Card): Fixture => ({ card, surface: 'private' });
/** As a form. */
export const form = (card: Card): Fixture => ({ card, surface: 'form' });
/** Longer than people write. */
export const extreme = (fixture: Fixture): Fixture => ({ ...fixture, extreme: true });
