import { h } from './dom.client.js';
import { messageRow } from './message.client.js';
import { dayKey, shortDay } from './time.client.js';

const TOGETHER_MS = 5 * 60_000;

/** The messages of one chat on screen: only what is new or changed is drawn again. */
export class Log {
  #rows = new Map();
  #box;
  #below;
  #first = true;

  /** `below` is the button that leads to messages out of sight. */
  constructor(box, below) {
    this.#box = box;
    this.#below = below;
    box.addEventListener('scroll', () => {
      if (this.#atEnd()) below.hidden = true;
    });
    below.addEventListener('click', () => this.toEnd());
  }

  clear() {
    this.#rows.clear();
    this.#box.replaceChildren();
    this.#below.hidden = true;
    this.#first = true;
  }

  toEnd() {
    this.#box.scrollTop = this.#box.scrollHeight;
    this.#below.hidden = true;
  }

  /** Shows these messages; answers how many of the bot's are new and how many changed in place. `follow`: go to what happened. */
  show(messages, view, { follow, emptyText }) {
    const wasAtEnd = this.#atEnd();
    const before = this.#rows;
    const after = new Map();
    const fresh = [];
    const changed = [];
    for (const item of itemsOf(messages, view)) {
      const known = before.get(item.id);
      if (known?.key === item.key) {
        after.set(item.id, known);
        continue;
      }
      const element = item.draw();
      after.set(item.id, { key: item.key, element, content: item.content });
      if (!item.content) continue;
      if (!known) fresh.push({ element, item });
      else if (known.content !== item.content) changed.push({ element, item });
    }
    this.#rows = after;
    this.#place(
      [...after.values()].map(({ element }) => element),
      messages.length === 0 ? emptyText : null,
    );
    for (const { element } of changed) element.classList.add('changed');
    if (!this.#first) for (const { element } of fresh) element.classList.add('fresh');
    this.#scroll({ first: this.#first, wasAtEnd, follow, fresh, changed });
    this.#first = false;
    const ofBot = (list) => list.filter(({ item }) => item.message.author === 'bot').length;
    return { added: ofBot(fresh), changed: ofBot(changed) };
  }

  #place(elements, emptyText) {
    const wanted = emptyText === null ? elements : [h('p', { class: 'empty' }, emptyText)];
    const box = this.#box;
    const held = box.contains(document.activeElement) ? document.activeElement : null;
    const place = held?.closest('[data-id]')?.dataset.id;
    const label = held?.textContent;
    for (const old of [...box.children]) if (!wanted.includes(old)) old.remove();
    wanted.forEach((element, at) => {
      if (box.children[at] !== element) box.insertBefore(element, box.children[at] ?? null);
    });
    if (held && !held.isConnected && place) this.#refocus(place, label);
  }

  /** A card that changed under somebody's fingers keeps the keyboard: the same button, else its first, else the list. */
  #refocus(id, label) {
    const row = this.#rows.get(id)?.element;
    const buttons = [...(row?.querySelectorAll('.content button') ?? [])];
    (buttons.find((one) => one.textContent === label) ?? buttons[0] ?? this.#box).focus({
      preventScroll: true,
    });
  }

  #atEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.#box;
    return scrollHeight - scrollTop - clientHeight < 60;
  }

  #scroll({ first, wasAtEnd, follow, fresh, changed }) {
    if (first) return this.toEnd();
    if (fresh.length > 0) {
      if (wasAtEnd || follow) this.toEnd();
      else this.#below.hidden = false;
    } else if (changed.length > 0 && !this.#box.contains(document.activeElement)) {
      changed.at(-1).element.scrollIntoView({ block: 'nearest' });
    }
    return undefined;
  }
}

/** Days and messages in order, each with a key that changes when it has to be drawn again. */
function itemsOf(messages, view) {
  const items = [];
  const replies = countReplies(messages);
  const byId = new Map(messages.map((message) => [message.id, message]));
  const shown = messages.filter((message) => inView(message, view));
  let last = null;
  for (const message of shown) {
    const at = new Date(message.at);
    const day = dayKey(at, view.me.zone);
    if (day !== last?.day) {
      const text = shortDay(at, view.me.zone, view.locale);
      items.push({
        id: `day:${day}`,
        key: `${day}${view.locale}`,
        draw: () => h('div', { class: 'day' }, h('span', {}, text)),
      });
    }
    const compact =
      last?.day === day &&
      last.author === message.author &&
      last.to === message.to &&
      at - last.at < TOGETHER_MS;
    const count = replies.get(message.id) ?? 0;
    const root = view.platform === 'lark' && message.thread ? byId.get(message.thread) : null;
    const place = {
      compact,
      replies: view.thread ? 0 : count,
      answers: root ? view.names.person(root.author) : null,
    };
    const content = JSON.stringify([message.native, message.form]);
    items.push({
      id: message.id,
      content,
      message,
      key: JSON.stringify([content, place, view.stamp]),
      draw: () => messageRow(message, view, place),
    });
    last = { day, author: message.author, to: message.to, at };
  }
  return items;
}

// Slack keeps replies in their thread; what only one person sees stays where it was said.
function inView(message, { platform, thread }) {
  if (platform !== 'slack') return true;
  if (thread) return message.id === thread || message.thread === thread;
  return message.thread === null;
}

function countReplies(messages) {
  const counts = new Map();
  for (const { thread } of messages) if (thread) counts.set(thread, (counts.get(thread) ?? 0) + 1);
  return counts;
}
