import type { Catalogue } from '../src/text/index.ts';
import type { Button } from './model.ts';
import type { TaskLineView } from './views.ts';

/** Whether the readers of a card may do an operation; a button nobody may press is left out. */
export type May = (operation: string) => boolean;

/** A button that performs an operation on a task. */
export function act(
  label: string,
  operation: string,
  task: string,
  input: Readonly<Record<string, unknown>> = {},
): Button {
  return { label, press: { operation, input: { task, ...input } } };
}

/** A button that opens a form about a task. */
export function form(label: string, name: string, task: string): Button {
  return { label, press: { operation: 'open.form', input: { form: name, task } }, opensForm: true };
}

const FORM_RIGHT: Readonly<Record<string, string>> = {
  'task.due': 'task.due',
  'task.assign': 'task.assign',
  'task.block': 'task.block',
  'task.note': 'task.note',
  'task.edit': 'task.edit',
  'task.delete': 'task.delete',
};

/** The buttons whose operation `may` allows; without it, all of them. */
export function allowed(buttons: readonly Button[], may: May | undefined): readonly Button[] {
  if (may === undefined) return buttons;
  return buttons.filter(({ press }) => {
    const opens = typeof press.input.form === 'string' ? FORM_RIGHT[press.input.form] : undefined;
    return press.operation === 'open.more' || may(opens ?? press.operation);
  });
}

/** The buttons of a task's card in their order, by status. */
export function taskButtons(task: TaskLineView, t: Catalogue): readonly Button[] {
  const b = t.buttons;
  const done: Button = { ...act(b.done, 'task.done', task.id), style: 'primary' };
  const reschedule = form(b.reschedule, 'task.due', task.id);
  const more = act(b.more, 'open.more', task.id);
  switch (task.status) {
    case 'open':
      return [
        done,
        act(b.start, 'task.start', task.id),
        reschedule,
        form(b.assign, 'task.assign', task.id),
        more,
      ];
    case 'in_progress':
      return [done, form(b.block, 'task.block', task.id), reschedule, more];
    case 'blocked':
      return [{ ...act(b.unblock, 'task.unblock', task.id), style: 'primary' }, more];
    case 'done':
      return [act(b.reopen, 'task.reopen', task.id)];
  }
}
