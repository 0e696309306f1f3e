import type { Loss, MintedCard } from '../../cards/model.ts';
import { bytes, markdown } from './escape.ts';
import { LIMITS } from './limits.ts';
import { type Dialect, type Row, rowsOf } from './rows.ts';
import { type Words, words } from './words.ts';

/** A card's text and what had to be left out to make it fit. */
export interface FittedText {
  readonly text: string;
  readonly losses: readonly Loss[];
}

interface Plan {
  readonly kept: readonly Row[];
  /** How many rows each block lost, by block index. */
  readonly dropped: ReadonlyMap<number, number>;
  readonly maxPoints: number;
  /** The same of the items of lists. */
  readonly itemPoints: number;
}

/**
 * A card's blocks as one Markdown text of at most `budget` UTF-8 bytes. Long lines are shortened first, then list items
 * are dropped from the end, then other lines; lines to copy go last. Every cut is told in the text.
 */
export function fitText(
  card: MintedCard,
  dialect: Dialect,
  budget: number,
  head: string | null = null,
): FittedText {
  const say = words(card.locale);
  const text = (plan: Plan) => joined(plan, dialect, say, head);
  const all = Number.POSITIVE_INFINITY;
  let plan: Plan = { kept: rowsOf(card, dialect), dropped: new Map(), maxPoints: all, itemPoints: all };
  if (bytes(text(plan)) <= budget) return { text: text(plan), losses: [] };
  plan = bounded({ ...plan, maxPoints: LIMITS.cardLinePoints });
  for (const itemPoints of LIMITS.itemPoints) {
    plan = { ...plan, itemPoints };
    if (bytes(text(plan)) <= budget) break;
  }
  while (bytes(text(plan)) > budget && plan.kept.length > 0) plan = without(plan, nextVictim(plan.kept));
  return { text: text(plan), losses: lossesOf(plan) };
}

/**
 * The last item of all lists while there are more than three, else the last rule, else the last row: so that what is
 * kept is the beginning, and nothing is hidden in its middle. Lines to copy go last.
 */
function nextVictim(rows: readonly Row[]): number {
  const last = (test: (row: Row) => boolean) => rows.findLastIndex(test);
  const items = rows.filter((row) => row.kind === 'item').length;
  const order = [
    items > 3 ? last((row) => row.kind === 'item') : -1,
    last((row) => row.kind === 'rule'),
    rows.slice(1).findLastIndex((row) => row.kind === 'line' || row.kind === 'item') + 1 || -1,
    last(() => true),
  ];
  return order.find((index) => index >= 0) ?? 0;
}

/** At most a hundred rows a block: none holds more, and a list of thousands must not be tried row by row. */
function bounded(plan: Plan): Plan {
  const dropped = new Map<number, number>();
  const seen = new Map<number, number>();
  const kept = plan.kept.filter((row) => {
    const count = (seen.get(row.block) ?? 0) + 1;
    seen.set(row.block, count);
    if (count > LIMITS.rowsPerBlock) dropped.set(row.block, count - LIMITS.rowsPerBlock);
    return count <= LIMITS.rowsPerBlock;
  });
  return { ...plan, kept, dropped };
}

function without(plan: Plan, index: number): Plan {
  const victim = plan.kept[index];
  if (victim === undefined) return plan;
  const dropped = new Map(plan.dropped);
  if (victim.kind !== 'rule') dropped.set(victim.block, (dropped.get(victim.block) ?? 0) + 1);
  const kept = plan.kept.filter((_, at) => at !== index);
  // A list of which nothing is left needs no heading.
  const alone = kept.findIndex(({ heads }) => heads !== undefined && heads === victim.block);
  const empty = alone >= 0 && kept.every(({ block }) => block !== victim.block);
  return { ...plan, kept: empty ? kept.filter((_, at) => at !== alone) : kept, dropped };
}

function joined(plan: Plan, dialect: Dialect, say: Words, head: string | null): string {
  const blocks = [...new Set([...plan.kept.map((row) => row.block), ...plan.dropped.keys()])].sort(
    (a, b) => a - b,
  );
  const parts: { text: string; apart: boolean }[] = head === null ? [] : [{ text: head, apart: true }];
  let lost = 0;
  for (const [at, block] of blocks.entries()) {
    for (const row of plan.kept.filter((candidate) => candidate.block === block)) {
      parts.push({ text: row.text(mostOf(row, plan)), apart: row.kind === 'rule' || row.kind === 'copy' });
    }
    lost += plan.dropped.get(block) ?? 0;
    const next = blocks[at + 1];
    // Blocks of which nothing is left are counted together.
    if (lost === 0 || (next !== undefined && plan.kept.every((row) => row.block !== next))) continue;
    parts.push({ text: markdown(say.more(lost)), apart: false });
    lost = 0;
  }
  return parts
    .map((part, at) => `${at === 0 ? '' : separator(parts[at - 1], part, dialect)}${part.text}`)
    .join('');
}

/** How many code points of a row are kept. */
function mostOf(row: Row, { maxPoints, itemPoints }: Plan): number {
  return row.kind === 'item' ? itemPoints : maxPoints;
}

function separator(
  before: { apart: boolean } | undefined,
  after: { apart: boolean },
  dialect: Dialect,
): string {
  if (before?.apart === true || after.apart) return '\n\n';
  return dialect === 'card' ? '<br>' : '  \n  ';
}

function lossesOf(plan: Plan): readonly Loss[] {
  const cut = plan.kept
    .filter((row) => row.points > mostOf(row, plan))
    .map(
      (row): Loss => ({
        what: 'text_cut',
        where: `blocks[${row.block}]`,
        detail: `${row.points} characters, ${mostOf(row, plan)} kept`,
      }),
    );
  const dropped = [...plan.dropped].map(
    ([block, count]): Loss => ({ what: 'lines_cut', where: `blocks[${block}]`, detail: `${count} left out` }),
  );
  return [...cut, ...dropped];
}
