import type { Block, Card, Inline, Line } from '../../cards/model.ts';

function readInline(inline: Inline): string {
  return inline.type === 'person' ? `@${inline.name}` : inline.text;
}

/** A line as a reader sees it; people stand as `@Name`. */
function readLine(line: Line): string {
  return line.map(readInline).join('');
}

function readBlock<P>(block: Block<P>): readonly string[] {
  switch (block.type) {
    case 'text':
    case 'note':
      return [readLine(block.line)];
    case 'facts':
      return block.items.map(({ label, value }) => `${label}: ${readLine(value)}`);
    case 'list':
      return block.items.map(({ line, button }) => readLine(line) + (button ? ` [${button.label}]` : ''));
    case 'copy':
      return [`> ${block.text}`];
    case 'actions':
      return [block.buttons.map(({ label }) => `[${label}]`).join(' ')];
    case 'divider':
      return ['---'];
    case 'form':
      return [
        ...block.fields.flatMap((field) => [
          field.label,
          ...(field.hint ? [field.hint] : []),
          ...(field.error ? [`! ${field.error}`] : []),
          ...('placeholder' in field && field.placeholder ? [field.placeholder] : []),
          ...('options' in field ? [field.options.map(({ label }) => label).join(' | ')] : []),
        ]),
        `[${block.submit.label}]${block.cancel ? ` [${block.cancel}]` : ''}`,
      ];
  }
}

/** A card as text lines, head first: what a reader would see on any platform. */
export function readCard<P>(card: Card<P>): readonly string[] {
  return [card.title, ...card.blocks.flatMap(readBlock)];
}

/** All buttons of a card in reading order. */
export function buttonsOf<P>(card: Card<P>): readonly { readonly label: string; readonly press: P }[] {
  return card.blocks.flatMap((block) => {
    if (block.type === 'actions') return block.buttons;
    if (block.type === 'list') return block.items.flatMap(({ button }) => (button ? [button] : []));
    return block.type === 'form' ? [block.submit] : [];
  });
}
