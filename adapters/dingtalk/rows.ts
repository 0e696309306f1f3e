import type { Block, Field, MintedCard } from '../../cards/model.ts';
import { fenced, markdown } from './escape.ts';
import { LIMITS } from './limits.ts';
import { lineLength, lineMarkdown, strong } from './lines.ts';
import { type Words, words } from './words.ts';

/** Card texts know fenced code and `<br>`, messages know neither. */
export type Dialect = 'card' | 'message';

/** One line of the finished text, which can still be made shorter. */
export interface Row {
  /** `item`: one of a list and the first to be dropped; `copy`: a line to copy, dropped last. */
  readonly kind: 'line' | 'item' | 'copy' | 'rule';
  /** Index of its block in the card. */
  readonly block: number;
  /** Index of the list that it stands over as a heading. */
  readonly heads?: number;
  /** Code points a reader sees. */
  readonly points: number;
  text(maxPoints: number): string;
}

/** Every block of a card as rows, in reading order; buttons are no part of it. */
export function rowsOf(card: MintedCard, dialect: Dialect): readonly Row[] {
  const say = words(card.locale);
  const numbers = firstNumbers(card);
  return card.blocks.flatMap((block, index) => {
    const rows = blockRows(block, index, dialect, say, numbers.get(index) ?? null);
    const heads = isHeading(block) && card.blocks[index + 1]?.type === 'list';
    return heads ? rows.map((row) => ({ ...row, heads: index + 1 })) : rows;
  });
}

function isHeading(block: Block<string>): boolean {
  return block.type === 'text' && block.line.every((part) => part.type === 'text' && part.style === 'strong');
}

/**
 * The number of the first item of every list that has buttons, by block index. Numbers run on through the card,
 * because all buttons stand together at its end and name their item by its number.
 */
export function firstNumbers(card: MintedCard): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  let next = 1;
  for (const [index, block] of card.blocks.entries()) {
    if (block.type !== 'list' || block.items.every((item) => item.button === undefined)) continue;
    numbers.set(index, next);
    next += block.items.length;
  }
  return numbers;
}

function blockRows(
  block: Block<string>,
  index: number,
  dialect: Dialect,
  say: Words,
  first: number | null,
): Row[] {
  switch (block.type) {
    case 'text':
    case 'note':
      return [
        {
          kind: 'line',
          block: index,
          points: lineLength(block.line),
          text: (max) => lineMarkdown(block.line, max),
        },
      ];
    case 'facts':
      return block.items.map((item) => ({
        kind: 'line',
        block: index,
        points: lineLength(item.value),
        text: (max) =>
          `${strong(item.label, markdown(item.label, true))}${say.colon}${lineMarkdown(item.value, max)}`,
      }));
    case 'list':
      return listRows(block, index, first);
    case 'copy':
      return [
        { kind: 'copy', block: index, points: block.text.length, text: () => copied(block.text, dialect) },
      ];
    case 'divider':
      return [{ kind: 'rule', block: index, points: 0, text: () => '***' }];
    case 'form':
      return block.fields.map((field) => fieldRow(field, index, say));
    case 'actions':
      return [];
  }
}

function listRows(
  block: Extract<Block<string>, { type: 'list' }>,
  index: number,
  first: number | null,
): Row[] {
  return block.items.map((item, at) => ({
    kind: 'item',
    block: index,
    points: lineLength(item.line),
    text: (max) => `${first === null ? '•' : `${first + at}\\.`} ${lineMarkdown(item.line, max)}`,
  }));
}

function copied(text: string, dialect: Dialect): string {
  if (dialect === 'card') return fenced(text);
  const lines = text.split('\n').map((line) => `> ${markdown(line, true)}`);
  return lines.join('  \n');
}

function fieldRow(field: Field, index: number, say: Words): Row {
  const shown = shownValue(field);
  return {
    kind: 'line',
    block: index,
    points: Array.from(shown ?? '').length,
    text: (max) => {
      const value = shown === null ? say.empty : markdown(Array.from(shown).slice(0, max).join(''), true);
      const must = field.required === true && shown === null ? ` \\(${say.required}\\)` : '';
      const parts = [
        `${strong(field.label, markdown(field.label, true))}${say.colon}${value}${must}`,
        ...(field.error === undefined ? [] : [`⛔ ${markdown(field.error, true)}`]),
        ...(field.hint === undefined ? [] : [markdown(field.hint, true)]),
        `${say.example}${say.colon}${markdown(typedExample(field, say), true)}`,
      ];
      return parts.join(' · ');
    },
  };
}

/** What the field holds now, in words; null when nothing. */
function shownValue(field: Field): string | null {
  switch (field.type) {
    case 'select':
      return labelOf(field.options, field.value);
    case 'multi_select': {
      const labels = (field.value ?? []).flatMap((value) => labelOf(field.options, value) ?? []);
      return labels.length === 0 ? null : labels.join(', ');
    }
    case 'datetime':
      return field.value === undefined || field.value === ''
        ? null
        : `${field.value.replace('T', ' ')} ${field.zone}`;
    default:
      return field.value === undefined || field.value === '' ? null : field.value;
  }
}

function labelOf(
  options: readonly { value: string; label: string }[],
  value: string | undefined,
): string | null {
  return options.find((option) => option.value === value)?.label ?? null;
}

/** The line a person types to fill the field: the long form of the grammar, `label: value`. */
function typedExample(field: Field, say: Words): string {
  return `${field.label}${say.colon}${exampleValue(field, say)}`;
}

function exampleValue(field: Field, say: Words): string {
  switch (field.type) {
    case 'select':
    case 'multi_select': {
      const labels = field.options.map((option) => option.label);
      const named = labels.slice(0, LIMITS.fieldOptions).join(' / ');
      const rest = labels.length - LIMITS.fieldOptions;
      return rest > 0 ? `${named} ${say.moreOptions(rest)}` : named;
    }
    case 'person':
      return '@';
    case 'date':
      return '2026-10-30';
    case 'datetime':
      return '2026-10-30 18:00';
    case 'text':
      return field.placeholder ?? '…';
  }
}
