import type { Button, Loss, MintedCard } from '../../cards/model.ts';
import { bytes, cutPoints, neutral } from './escape.ts';
import { LIMITS } from './limits.ts';
import { firstNumbers } from './rows.ts';

/** A button as DingTalk gets it. */
export interface FaceButton {
  readonly label: string;
  readonly token: string;
  readonly style?: 'primary' | 'danger';
}

interface Found {
  readonly button: Button<string>;
  readonly where: string;
  readonly ofList: boolean;
}

/**
 * A card's buttons in reading order, at most five. Buttons beside list items give way to those of the card itself,
 * and carry their item's number.
 */
export function buttonsOf(card: MintedCard): { buttons: readonly FaceButton[]; losses: readonly Loss[] } {
  const numbers = firstNumbers(card);
  const found = card.blocks.flatMap((block, index): Found[] => {
    const where = `blocks[${index}]`;
    switch (block.type) {
      case 'actions':
        return block.buttons.map((button) => ({ button, where, ofList: false }));
      case 'form':
        return [{ button: block.submit, where, ofList: false }];
      case 'list':
        return block.items.flatMap((item, at) =>
          item.button === undefined
            ? []
            : [
                {
                  button: { ...item.button, label: `${(numbers.get(index) ?? 1) + at} ${item.button.label}` },
                  where,
                  ofList: true,
                },
              ],
        );
      default:
        return [];
    }
  });
  const own = found.filter((entry) => !entry.ofList).slice(0, LIMITS.buttons);
  const ofLists = found.filter((entry) => entry.ofList).slice(0, LIMITS.buttons - own.length);
  const kept = found.filter((entry) => own.includes(entry) || ofLists.includes(entry));
  return fitValue(
    kept,
    found.filter((entry) => !kept.includes(entry)),
  );
}

/** Shortens labels until all buttons fit into one value, and drops from the end when even that does not help. */
function fitValue(
  kept: readonly Found[],
  left: readonly Found[],
): { buttons: readonly FaceButton[]; losses: readonly Loss[] } {
  const share = Math.floor((LIMITS.buttonLabelPoints * LIMITS.buttons) / Math.max(1, kept.length));
  for (let points = Math.min(LIMITS.buttonLabelMost, share); points >= 4; points -= 2) {
    const buttons = kept.map((entry) => face(entry, points));
    if (bytes(publicButtons(buttons)) > LIMITS.cardValueBytes) continue;
    return { buttons, losses: [...labelLosses(kept, points), ...left.map(dropped)] };
  }
  const last = kept.at(-1);
  return last === undefined
    ? { buttons: [], losses: left.map(dropped) }
    : fitValue(kept.slice(0, -1), [last, ...left]);
}

function face(entry: Found, points: number): FaceButton {
  const { label, press, style } = entry.button;
  return {
    label: cutPoints(neutral(label), points),
    token: press,
    ...(style === undefined ? {} : { style }),
  };
}

function labelLosses(kept: readonly Found[], points: number): Loss[] {
  return kept
    .filter((entry) => Array.from(entry.button.label).length > points)
    .map((entry) => ({ what: 'button_label_cut', where: entry.where, detail: entry.button.label }));
}

function dropped(entry: Found): Loss {
  return { what: 'buttons_dropped', where: entry.where, detail: entry.button.label };
}

/** The value of `sys_full_json_obj` in DingTalk's public button template. */
export function publicButtons(buttons: readonly FaceButton[]): string {
  return JSON.stringify({ msgButtons: buttons.map(nativeButton) });
}

/** The value of `msgButtons` in an operator's own template. */
export function operatorButtons(buttons: readonly FaceButton[]): string {
  return JSON.stringify(buttons.map(nativeButton));
}

/** The token stands in both places a press may report, since which one it reports is not settled. */
function nativeButton(button: FaceButton): object {
  return {
    text: button.label,
    color: button.style === 'primary' ? 'blue' : 'gray',
    id: button.token,
    request: true,
    params: { action: button.token },
  };
}
