import { h, icon } from './dom.client.js';
import { examplesFor } from './words.client.js';

/** Where a person types: Enter sends, Shift+Enter breaks the line, chips offer lines to try. */
export class Composer {
  element = h('div', { class: 'composer' });
  #text = h('textarea', { rows: '1', enterkeyhint: 'send', autocomplete: 'off', spellcheck: 'false' });
  #chips = h('div', { class: 'chips', role: 'group' });
  #answering = h('div', { class: 'answering', hidden: true });
  #send = h('button', { type: 'submit', class: 'send' }, icon('send'));
  #shortcut = h('button', { type: 'button', class: 'shortcut' }, icon('bolt'));
  #thread = null;

  /** `send(text, thread)` resolves to whether the line went off; `shortcut(button)` opens the platform's own form. */
  constructor({ send, shortcut }) {
    const form = h(
      'form',
      {},
      this.#answering,
      h('div', { class: 'typing' }, this.#shortcut, this.#text, this.#send),
    );
    this.element.append(this.#chips, form);
    this.#shortcut.addEventListener('click', () => shortcut(this.#shortcut));
    this.#text.addEventListener('input', () => this.#grow());
    this.#text.addEventListener('keydown', (event) => {
      // While an input method composes, Enter chooses a word.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      form.requestSubmit();
    });
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const text = this.#text.value.trim();
      if (text === '' || this.element.getAttribute('aria-busy') === 'true') return;
      this.element.setAttribute('aria-busy', 'true');
      const went = await send(text, this.#thread);
      this.element.removeAttribute('aria-busy');
      if (!went) return;
      this.#text.value = '';
      this.#grow();
      // In an open thread every line answers; elsewhere one line does.
      if (!this.#answering.hidden) this.answer(null);
    });
  }

  /** Puts the words of the present person, chat and language. */
  dress({ platform, locale, place, placeholder, words }) {
    this.#text.placeholder = placeholder;
    this.#text.setAttribute('aria-label', placeholder);
    this.#send.setAttribute('aria-label', words.send);
    this.#send.title = words.send;
    this.#shortcut.setAttribute('aria-label', words.newTask);
    this.#shortcut.title = words.newTask;
    this.#shortcut.hidden =
      platform === 'dingtalk' || (platform === 'lark' && place !== 'direct') || place === 'thread';
    this.#chips.setAttribute('aria-label', words.examples);
    const chips = examplesFor(platform, locale, place).map((line) =>
      h(
        'button',
        { type: 'button', class: 'chip', lang: locale, title: line, on: { click: () => this.fill(line) } },
        line,
      ),
    );
    this.#chips.replaceChildren(...chips);
  }

  fill(line) {
    this.#text.value = line;
    this.#grow();
    this.focus();
  }

  focus() {
    this.#text.focus();
  }

  /** Answers a message from now on; null ends it. */
  answer(to) {
    this.#thread = to?.id ?? null;
    this.#answering.hidden = !to?.label;
    if (!to?.label) return;
    const end = h(
      'button',
      { type: 'button', class: 'tool', 'aria-label': to.close, on: { click: () => this.answer(null) } },
      icon('close'),
    );
    this.#answering.replaceChildren(h('span', {}, to.label), end);
    this.focus();
  }

  #grow() {
    this.#text.rows = Math.min(6, Math.max(1, this.#text.value.split('\n').length));
    this.#text.classList.toggle('long', this.#text.value.length > 46);
  }
}
