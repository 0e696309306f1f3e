import { h, icon } from './dom.client.js';
import { slackBlocks } from './slack.client.js';

/** Slack's Home tab of one person, drawn again only when it changed. */
export class Home {
  #list;
  #key = '';

  constructor(list) {
    this.#list = list;
  }

  clear() {
    this.#key = '';
  }

  /** Shows a published view, or that there is none; answers how often it changed in place: 0 or 1. */
  show(view, { given, stamp, words, press, showNative }) {
    const key = JSON.stringify([view, stamp]);
    if (key === this.#key) return 0;
    const changed = this.#key === '' ? 0 : 1;
    this.#key = key;
    if (!view) {
      this.#list.replaceChildren(h('p', { class: 'empty' }, words.emptyHome));
      return changed;
    }
    const { element } = slackBlocks(view.blocks ?? [], {
      ...given,
      press: (action, button) => press({ message: 'home', action }, button),
    });
    const json = h(
      'button',
      {
        type: 'button',
        class: 'home-json',
        'aria-label': words.native,
        on: { click: () => showNative(view) },
      },
      icon('code'),
      words.nativeShort,
    );
    this.#list.replaceChildren(h('div', { class: `home ${changed ? 'changed' : ''}` }, element, json));
    return changed;
  }
}
