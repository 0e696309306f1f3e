import { texts } from '../src/text/index.ts';
import { oneLine, text } from './line.ts';
import type { Block, Card, CardLocale, Field } from './model.ts';
import { NOBODY } from './task-fields.ts';
import type { Reader } from './views.ts';

/** Choices of a field that are written out; of more, the first ones. */
const CHOICES_SHOWN = 20;

/**
 * A form for chats whose cards have no inputs: its fields as lines with their present values, to copy, change and send
 * back. `head` is the line that names the form; `problems` is what was wrong with no field of it.
 */
export function formTemplateCard(
  form: Card,
  view: { readonly head: string; readonly problems?: readonly string[] },
  reader: Pick<Reader, 'locale' | 'trigger'>,
): Card {
  const { forms, words } = texts(reader.locale);
  const fields = fieldsOf(form);
  const wrong = fields.flatMap(({ label, error }) =>
    error === undefined ? [] : [words.labelled({ label, value: error })],
  );
  const lines = fields.map((field) =>
    words.labelled({ label: field.label, value: valueText(field, reader.locale) }),
  );
  const about = form.blocks.filter((block) => block.type !== 'form');
  const blocks: Block[] = [
    ...about,
    ...[...(view.problems ?? []), ...wrong].map(
      (problem): Block => ({ type: 'text', line: [text(`⛔ ${problem}`, 'strong')] }),
    ),
    ...hintsOf(fields, reader.locale).map((hint): Block => ({ type: 'note', line: [text(hint, 'muted')] })),
    { type: 'note', line: [text(forms.template.how)] },
    {
      type: 'copy',
      text: [`${reader.trigger}${view.head}`, ...lines.map((line) => line.trimEnd())].join('\n'),
    },
  ];
  return { ...form, kind: 'notice', summary: form.title, blocks };
}

/** The fields of a form card, in order. */
export function fieldsOf(form: Card): readonly Field[] {
  return form.blocks.flatMap((block) => (block.type === 'form' ? block.fields : []));
}

function labelOf(field: Extract<Field, { options: unknown }>, value: string): string {
  return field.options.find((option) => option.value === value)?.label ?? value;
}

/** What a field holds, as it is typed. */
function valueText(field: Field, locale: CardLocale): string {
  switch (field.type) {
    case 'select':
      return field.value === undefined ? '' : labelOf(field, field.value);
    case 'multi_select':
      return texts(locale).words.join((field.value ?? []).map((value) => labelOf(field, value)));
    case 'datetime':
      return (field.value ?? '').replace('T', ' ');
    case 'text':
      // An item with a colon in it would read as a field of its own if it began a line.
      return field.list
        ? (field.value ?? '').split('\n').join(texts(locale).forms.template.itemsJoin)
        : (field.value ?? '');
    default:
      return field.value ?? '';
  }
}

/** What can stand behind the fields' keys: their choices, said once for those that share them, and their hints. */
function hintsOf(fields: readonly Field[], locale: CardLocale): readonly string[] {
  const { words, forms } = texts(locale);
  const choices = new Map<string, string[]>();
  const hints: string[] = [];
  for (const field of fields) {
    if (field.type === 'select' || field.type === 'multi_select') {
      // Nobody is no choice of its own: a line that is left empty says the same.
      const labels = field.options
        .filter(({ value }) => value !== NOBODY)
        .map((option) => oneLine(option.label));
      const rest = labels.length - CHOICES_SHOWN;
      const shown = [...labels.slice(0, CHOICES_SHOWN), ...(rest > 0 ? [words.more(rest)] : [])].join(' / ');
      choices.set(shown, [...(choices.get(shown) ?? []), field.label]);
    } else if (field.hint !== undefined) {
      hints.push(words.labelled({ label: field.label, value: field.hint }));
    }
  }
  const said = [...choices].map(([value, labels]) =>
    forms.template.choices({ label: words.join(labels), value }),
  );
  return [...said, ...hints];
}
