import { itemLine } from '../../cards/index.ts';

/** An item as a form showed it. */
export interface ShownItem {
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
}

/** What somebody changed of the items that a form showed; all others stay as they are. */
export interface ItemsChange {
  readonly added: readonly { readonly text: string; readonly done: boolean }[];
  readonly removed: readonly string[];
  readonly ticked: readonly string[];
  readonly unticked: readonly string[];
}

const SEPARATOR = /[;；]/g;
const MARK = /^[✓✔√☑]\s*/u;

const same = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The items of a new checklist: one a line, or separated within it. */
export function itemsTyped(text: string): readonly string[] {
  return text
    .split(/[\n;；]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/**
 * Reads a checklist that was shown and came back, against what was shown and not against what is: a point that
 * somebody else ticked meanwhile keeps its tick. An item that has a separator in its own text is known again.
 */
export function changedItems(text: string, shown: readonly ShownItem[]): ItemsChange {
  const left = [...shown];
  const take = (line: string): ShownItem | undefined => {
    const bare = same(line.replace(MARK, ''));
    const exact = left.findIndex((item) => same(itemLine(item)) === same(line));
    const at = exact < 0 ? left.findIndex((item) => same(item.text) === bare) : exact;
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  // A piece is joined with the next ones no further than any item shown reaches.
  const reach = 1 + Math.max(0, ...shown.map((item) => item.text.match(SEPARATOR)?.length ?? 0));
  const added: { text: string; done: boolean }[] = [];
  const ticked: string[] = [];
  const unticked: string[] = [];
  const read = (line: string, known: ShownItem | undefined): void => {
    const done = MARK.test(line);
    const typed = line.replace(MARK, '').trim();
    if (!known && typed !== '') added.push({ text: typed, done });
    if (!known || same(line) === same(itemLine(known))) return;
    if (done !== known.done) (done ? ticked : unticked).push(known.id);
  };
  for (const line of text.split('\n')) {
    // Every second one is a separator.
    const pieces = line.split(/([;；])/);
    for (let at = 0; at < pieces.length; ) {
      let end = Math.min(pieces.length, at + 2 * reach - 1);
      const joined = (): string => pieces.slice(at, end).join('').trim();
      let known = take(joined());
      for (; !known && end > at + 1; known = take(joined())) end -= 2;
      read(joined(), known);
      at = end + 1;
    }
  }
  return { added, removed: left.map(({ id }) => id), ticked, unticked };
}

/** Whether a form’s subject carries the items that it showed. */
export function isShown(value: unknown): value is readonly ShownItem[] {
  return Array.isArray(value);
}
