import { texts } from '../src/text/index.ts';
import { type FormState, textValue, wrong } from './form-state.ts';
import type { Field } from './model.ts';
import type { Reader, TaskView } from './views.ts';

type Item = TaskView['checklist'][number];

/**
 * What a checklist takes up in a form at most, in characters: Lark's inputs hold 1000, and there is to be room for
 * more items. Those beyond it are not in the form, so that it cannot change them.
 */
const SHOWN_MAX = 800;

/** Stands in front of an item that is done. */
export const TICK = '✓';

/** An item of a checklist as a form shows it. */
export function itemLine({ text, done }: Pick<Item, 'text' | 'done'>): string {
  return done ? `${TICK} ${text}` : text;
}

/** The items that a form has room for, from the first. */
export function itemsInForm(checklist: readonly Item[]): readonly Item[] {
  let length = 0;
  const beyond = checklist.findIndex((item) => {
    length += itemLine(item).length + 1;
    return length > SHOWN_MAX;
  });
  return beyond < 0 ? checklist : checklist.slice(0, beyond);
}

/** A checklist, an item a line; `present` is the one of a task that has it already, with its ticks. */
export function itemsField(reader: Reader, state: FormState, present?: readonly Item[]): Field {
  const { forms } = texts(reader.locale);
  const shown = itemsInForm(present ?? []);
  const hidden = (present?.length ?? 0) - shown.length;
  const hint = present ? forms.hints.itemsTicked : forms.hints.items;
  return {
    name: 'items',
    label: forms.fields.items,
    type: 'text',
    multiline: true,
    list: true,
    hint: hidden > 0 ? forms.hints.itemsBeyond({ hint, count: hidden }) : hint,
    ...textValue(state, 'items', shown.map(itemLine).join('\n')),
    ...wrong(state, 'items'),
  };
}
