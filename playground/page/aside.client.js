import { h, icon } from './dom.client.js';

const TOAST_MS = 4000;

/** What the bot says to one person beside the chat: a toast, and word of a message in their direct chat. */
export class Aside {
  #parts;
  #seen = null;
  #shown = null;
  #timer = 0;

  constructor(parts) {
    this.#parts = parts;
  }

  /** Another person looks, or in other words. */
  forget(person) {
    if (person) this.#seen = null;
    this.#shown = null;
    this.#parts.notice.hidden = true;
  }

  /** Takes a person's direct messages; what came since they last `reads` it is announced on the tab and above the composer. */
  direct(messages, { reads, words, open }) {
    const ofBot = messages.filter((message) => message.author === 'bot');
    if (reads || this.#seen === null) this.#seen = new Set(ofBot.map(({ id }) => id));
    const unread = ofBot.filter(({ id }) => !this.#seen.has(id));
    const badge = this.#parts.tabs.querySelector('[data-view=direct] .badge');
    badge.hidden = unread.length === 0;
    badge.textContent = String(unread.length);
    const last = unread.at(-1);
    const { notice } = this.#parts;
    notice.hidden = !last;
    if (!last || last.id === this.#shown) return;
    this.#shown = last.id;
    const text = `${last.form ? words.asksAlone : words.answeredAlone} `;
    notice.replaceChildren(
      icon('eye'),
      h('span', { class: 'notice-text' }, text, h('b', {}, last.text.split('\n')[0])),
      h('button', { type: 'button', class: 'notice-open', on: { click: open } }, words.open),
    );
  }

  /** Shows the toast or the tips that the platform would show for an answer to a press. */
  toastOf(reply) {
    const native = reply?.native;
    if (native?.toast) this.#toast(native.toast.content, native.toast.type);
    else if (native?.code) this.#toast(reply.text, 'error');
    else if (native && !native.cardTemplateId && (native.userPrivateData || native.cardData))
      this.#toast(reply.text, 'info');
  }

  #toast(text, type) {
    if (!text) return;
    const { toast } = this.#parts;
    toast.replaceChildren(icon(type === 'error' || type === 'warning' ? 'close' : 'check'), text);
    toast.className = `toast ${type}`;
    toast.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      toast.hidden = true;
    }, TOAST_MS);
  }
}
