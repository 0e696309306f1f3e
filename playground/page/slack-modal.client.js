import { openDialog } from './dialog.client.js';
import { h } from './dom.client.js';
import { slackBlocks } from './slack.client.js';

/**
 * Shows a modal above its chat. `submit(values)` resolves to the form that came back (with errors, or the next one)
 * or null where Slack closes the modal; `press(id, action, button, values)` to the form that this one became, if any.
 */
export function openModal({ form, view, column, given, words, submit, press }) {
  let current = form;
  const body = h('div', { class: 'modal-body' });
  const foot = h('footer', { class: 'modal-foot' });
  const dialog = openDialog({
    kind: 'modal slack',
    title: view?.title?.text ?? form?.title ?? '',
    words: { ...words, close: view?.close?.text ?? words.close },
    over: column,
    body: [h('form', { class: 'modal-form', novalidate: true }, body, foot)],
  });
  const box = dialog.querySelector('form');
  let control = null;

  function draw(shown) {
    const native = shown.native ?? view;
    dialog.querySelector('h2').textContent = native?.title?.text ?? shown.title ?? '';
    const drawn = slackBlocks(native?.blocks ?? [], {
      ...given,
      words,
      form: shown.form,
      modal: true,
      press: async (action, button, values) => {
        if (button.getAttribute('aria-busy') === 'true') return;
        button.setAttribute('aria-busy', 'true');
        const grown = await press(current?.id ?? '', action, button, values);
        button.removeAttribute('aria-busy');
        if (!grown) return;
        const before = current.fields.map(({ name }) => name);
        current = grown;
        draw({ form: grown, native: grown.native });
        // The clock time below a date is part of that field.
        control.focusFirst((name) => !before.includes(name.split(':')[0]));
      },
    });
    control = drawn.control;
    body.replaceChildren(drawn.element);
    const cancel = h(
      'button',
      { type: 'button', class: 'button', on: { click: () => dialog.close() } },
      native?.close?.text ?? words.close,
    );
    const send = native?.submit
      ? h('button', { type: 'submit', class: 'button primary' }, native.submit.text)
      : null;
    foot.replaceChildren(...[cancel, send].filter(Boolean));
    if (shown.form) control.focusFirst();
    else cancel.focus();
  }

  box.addEventListener('submit', async (event) => {
    event.preventDefault();
    const values = control.checked();
    if (!values || box.getAttribute('aria-busy') === 'true') return;
    box.setAttribute('aria-busy', 'true');
    const next = await submit(current.id, values);
    box.removeAttribute('aria-busy');
    if (next === undefined) return;
    if (next === null) return dialog.close();
    const same = next.id === current.id && sameView(next, current);
    current = next;
    if (same) return control.complain(errorsOf(next));
    return draw({ form: next, native: next.native });
  });
  draw({ form, native: form?.native ?? view });
  return dialog;
}

/** Errors leave the modal as it stands; anything else puts another view into its place. */
function sameView(one, other) {
  return JSON.stringify(one.native) === JSON.stringify(other.native);
}

function errorsOf(form) {
  return Object.fromEntries(form.fields.filter(({ error }) => error).map(({ name, error }) => [name, error]));
}
