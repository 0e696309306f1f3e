import { type Card, type MintedCard, mapPresses } from '../../cards/model.ts';
import type { NewButtonToken } from '../store/button-tokens.ts';
import type { Ids } from '../store/ids.ts';
import type { TenantTx } from '../store/store.ts';

/** How long a button answers with its meaning; afterwards the press is told that it is too old. */
const TOKEN_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * Replaces the meaning of every button by a fresh opaque token and keeps the meaning in the database.
 * `holder` is the member whose own copy it is: nobody else may press there.
 * With `cardId`, the tokens of that card's earlier rendering become stale: still answered, by the fresh card.
 */
export function mint(
  tx: TenantTx,
  card: Card,
  given: { readonly ids: Ids; readonly now: Date; readonly cardId?: string; readonly holder?: string },
): MintedCard {
  const rows: NewButtonToken[] = [];
  const minted = mapPresses(card, ({ label, press: { operation, input, only } }) => {
    const token = given.ids.token();
    const holders = only ?? (given.holder ? [given.holder] : null);
    rows.push({
      token,
      press: JSON.stringify({ operation, input, label }),
      only: holders ? JSON.stringify(holders) : null,
    });
    return token;
  });
  const write = tx.replaceButtonTokens({
    cardId: given.cardId ?? null,
    tokens: rows,
    at: given.now,
    expiresAt: new Date(given.now.getTime() + TOKEN_DAYS * DAY_MS),
  });
  tx.behind(write);
  return minted;
}
