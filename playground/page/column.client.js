import { Composer } from './composer.client.js';
import { h, icon, mark } from './dom.client.js';
import { Log } from './log.client.js';
import * as net from './net.client.js';
import { choicesOn, namesOn } from './people.client.js';
import { slackBlocks } from './slack.client.js';
import { openModal } from './slack-modal.client.js';
import { wordsOf } from './words.client.js';

/** One chat tool on the page: its group, a person's direct chat with the bot, and Slack's Home tab. */
export class Column {
  element;
  #page;
  #world;
  #room;
  #me;
  #view = 'group';
  #thread = null;
  #parts = {};
  #log;
  #composer;
  #seenDirect = null;
  #homeKey = '';
  #announced = null;

  /** `page` has `words()`, `locale()`, `act(column, run, what)`, `showNative(native, platform)` and `kept(key, value?)`. */
  constructor(room, world, page) {
    this.#room = room;
    this.#world = world;
    this.#page = page;
    const kept = page.kept(`me:${room.platform}`);
    this.#me = this.#person(room.members.includes(kept) ? kept : room.members[0]);
    this.#build();
    this.dress();
  }

  get platform() {
    return this.#room.platform;
  }

  get me() {
    return this.#me;
  }

  get chat() {
    return this.#view === 'group' ? this.#room.id : `dm:${this.#me.id}`;
  }

  /** What the page knows of the world was read again. */
  set world(world) {
    this.#world = world;
  }

  #person(id) {
    return this.#world.people.find((person) => person.id === id);
  }

  #build() {
    const { platform } = this.#room;
    const p = this.#parts;
    p.who = h('select', { id: `who-${platform}`, on: { change: () => this.#become(p.who.value) } });
    p.whoLabel = h('label', { for: p.who.id });
    p.place = h('div', { class: 'place' });
    p.tabs = h('div', { class: 'tabs', role: 'tablist' });
    p.list = h('div', {
      class: 'list',
      tabindex: '0',
      id: `list-${platform}`,
      role: 'log',
      'aria-live': 'off',
    });
    p.below = h('button', { type: 'button', class: 'below', hidden: true });
    p.thread = h('div', { class: 'thread-head', hidden: true });
    p.notice = h('div', { class: 'notice', hidden: true });
    p.toast = h('div', { class: 'toast', hidden: true });
    this.#log = new Log(p.list, p.below);
    this.#composer = new Composer({
      send: (text, thread) => this.#say(text, thread),
      shortcut: (button) => this.#shortcut(button),
    });
    p.bar = h(
      'header',
      { class: 'bar' },
      mark(platform),
      h('span', { class: 'product' }),
      h('span', { class: 'bar-space' }),
      p.whoLabel,
      p.who,
    );
    this.element = h(
      'section',
      { class: `chat ${platform}`, id: `chat-${platform}` },
      p.bar,
      h('div', { class: 'room' }, p.place, p.tabs),
      p.thread,
      h('div', { class: 'stage' }, p.list, p.below, p.toast),
      p.notice,
      this.#composer.element,
    );
  }

  /** Puts the page's words and the chat's; the person's own client speaks their language. */
  dress() {
    const words = this.#page.words();
    const { platform, name, members } = this.#room;
    const p = this.#parts;
    const where = platform === 'slack' ? `#${name}` : name;
    this.element.setAttribute('aria-label', `${words.platforms[platform]} · ${where}`);
    p.bar.querySelector('.product').textContent = words.platforms[platform];
    p.whoLabel.textContent = words.you;
    const names = namesOn(platform, this.#world);
    p.who.replaceChildren(
      ...members.map((id) =>
        h('option', { value: id }, `${names.person(id)} · ${words.cities[this.#person(id).zone]}`),
      ),
    );
    p.who.value = this.#me.id;
    p.list.setAttribute('aria-label', words.messages(where));
    p.below.replaceChildren(icon('down'), words.newBelow);
    p.place.replaceChildren(
      h('span', { class: 'place-name' }, this.#view === 'group' ? where : 'LinkStar'),
      ...(this.#view === 'group'
        ? [h('span', { class: 'place-count' }, icon('people'), String(members.length + 1))]
        : []),
    );
    this.#drawTabs(words);
    this.#drawThreadHead(words);
    const direct = this.#view !== 'group';
    const placeholder = this.#thread
      ? this.#chatWords().placeholderThread
      : direct
        ? this.#chatWords().placeholderDirect
        : this.#chatWords().placeholder[platform](name);
    this.#composer.dress({
      platform,
      locale: this.#me.locale,
      direct,
      placeholder,
      words,
      withShortcut: platform === 'slack' || (platform === 'lark' && direct),
    });
    this.#composer.element.hidden = this.#view === 'home';
  }

  #chatWords() {
    return wordsOf(this.#me.locale);
  }

  #drawTabs(words) {
    const { platform } = this.#room;
    const own = this.#me.platform === platform;
    const views = platform === 'slack' ? ['group', 'direct', 'home'] : ['group', 'direct'];
    const tabs = views.map((view) => {
      const selected = view === this.#view;
      const away = view !== 'group' && !own;
      const title = away
        ? words.elsewhere(
            namesOn(platform, this.#world).person(this.#me.id),
            words.platforms[this.#me.platform],
          )
        : null;
      return h(
        'button',
        {
          type: 'button',
          role: 'tab',
          class: 'tab',
          data: { view },
          'aria-selected': String(selected),
          'aria-controls': `list-${platform}`,
          tabindex: selected ? '0' : '-1',
          disabled: away,
          title,
          on: { click: () => this.#show(view) },
        },
        words[view],
        h('span', { class: 'badge', hidden: true }),
      );
    });
    const held = this.#parts.tabs.contains(document.activeElement);
    this.#parts.tabs.replaceChildren(...tabs);
    this.#parts.tabs.onkeydown = (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const open = tabs.filter((tab) => !tab.disabled);
      open[
        (open.findIndex((tab) => tab.dataset.view === this.#view) + step + open.length) % open.length
      ].click();
    };
    if (held) this.#parts.tabs.querySelector('[aria-selected=true]').focus();
  }

  #drawThreadHead(words) {
    const { thread } = this.#parts;
    thread.hidden = !this.#thread;
    const close = h(
      'button',
      {
        type: 'button',
        class: 'tool',
        'aria-label': words.close,
        on: { click: () => this.#openThread(null) },
      },
      icon('close'),
    );
    thread.replaceChildren(h('strong', {}, this.#chatWords().thread), close);
    thread.onkeydown = null;
    this.element.onkeydown = (event) => {
      if (event.key === 'Escape' && this.#thread && !event.isComposing) this.#openThread(null);
    };
  }

  #become(id) {
    this.#me = this.#person(id);
    this.#page.kept(`me:${this.platform}`, id);
    this.#seenDirect = null;
    this.#show('group');
  }

  async #show(view) {
    this.#view = view;
    this.#thread = null;
    this.#composer.answer(null);
    this.#log.clear();
    this.#homeKey = '';
    this.#parts.notice.hidden = true;
    this.dress();
    if (view === 'home')
      await this.#act(
        null,
        () => net.event({ chat: this.chat, as: this.#me.id, kind: 'home' }),
        () => this.#page.words().home,
      );
    else await this.refresh({ follow: true });
  }

  #openThread(root) {
    this.#thread = root;
    this.#composer.answer(root ? { id: root } : null);
    this.#log.clear();
    this.dress();
    this.refresh({ follow: true });
    this.#composer.focus();
  }

  /** Reads the chat again; answers how many of the bot's messages are new and how many changed. */
  async refresh({ follow = false } = {}) {
    const direct = this.#me.platform === this.platform ? `dm:${this.#me.id}` : null;
    const { chat, me } = this;
    const [here, alone] = await Promise.all([
      this.#view === 'home' ? net.home(me.id) : net.messages(chat, me.id),
      direct && direct !== chat ? net.messages(direct, me.id) : null,
    ]);
    if (chat !== this.chat || me !== this.#me) return { added: 0, changed: 0 };
    this.#noteDirect(alone ?? (this.#view === 'direct' ? here : []));
    if (this.#view === 'home') return this.#drawHome(here);
    return this.#log.show(here, this.#given(), { follow, emptyText: this.#page.words().empty });
  }

  #given() {
    const { platform } = this;
    const names = namesOn(platform, this.#world);
    const locale = this.#me.locale;
    return {
      me: this.#me,
      platform,
      names,
      locale,
      world: this.#world,
      thread: this.#thread,
      words: this.#page.words(),
      chatWords: this.#chatWords(),
      stamp: [this.#me.id, this.#thread, this.#page.locale()],
      given: {
        names,
        locale,
        userId: platform === 'dingtalk' ? `staff_${this.#me.id}` : this.#me.userId,
        people: choicesOn(platform, this.#world),
        words: this.#chatWords(),
      },
      press: (given, button) => this.#press(given, button),
      openThread: (id) => this.#openThread(id),
      answer: (message) =>
        this.#composer.answer({
          id: message.id,
          label: this.#chatWords().replyTo(names.person(message.author)),
          close: this.#page.words().cancel,
        }),
      actOn: (message, button) =>
        this.#act(
          button,
          () => net.event({ chat: this.chat, as: this.#me.id, kind: 'message_action', message: message.id }),
          (words, who) => words.pressed(who, words.createTask),
        ),
      showNative: (native) => this.#page.showNative(native, platform),
    };
  }

  #drawHome(view) {
    const key = JSON.stringify([view, this.#me.id, this.#page.locale()]);
    if (key === this.#homeKey) return { added: 0, changed: 0 };
    const changed = this.#homeKey === '' ? 0 : 1;
    this.#homeKey = key;
    const words = this.#page.words();
    if (!view) {
      this.#parts.list.replaceChildren(h('p', { class: 'empty' }, words.emptyHome));
      return { added: 0, changed };
    }
    const { given } = this.#given();
    const { element } = slackBlocks(view.blocks ?? [], {
      ...given,
      press: (action, button) => this.#press({ message: 'home', action }, button),
    });
    const json = h(
      'button',
      { type: 'button', class: 'home-json', on: { click: () => this.#page.showNative(view, this.platform) } },
      icon('code'),
      words.nativeShort,
    );
    this.#parts.list.replaceChildren(h('div', { class: `home ${changed ? 'changed' : ''}` }, element, json));
    return { added: 0, changed };
  }

  /** Words that the bot says to a person alone show on the tab and above the composer until they are read. */
  #noteDirect(messages) {
    const ofBot = messages.filter((message) => message.author === 'bot');
    if (this.#view === 'direct' || this.#seenDirect === null)
      this.#seenDirect = new Set(ofBot.map(({ id }) => id));
    const unread = ofBot.filter(({ id }) => !this.#seenDirect.has(id));
    const badge = this.#parts.tabs.querySelector('[data-view=direct] .badge');
    badge.hidden = unread.length === 0;
    badge.textContent = String(unread.length);
    const last = unread.at(-1);
    const { notice } = this.#parts;
    notice.hidden = !last;
    if (!last || last.id === this.#announced) return;
    this.#announced = last.id;
    const words = this.#page.words();
    const open = h(
      'button',
      { type: 'button', class: 'notice-open', on: { click: () => this.#show('direct') } },
      words.open,
    );
    notice.replaceChildren(
      icon('eye'),
      h(
        'span',
        { class: 'notice-text' },
        `${last.form ? words.asksAlone : words.answeredAlone} `,
        h('b', {}, last.text.split('\n')[0]),
      ),
      open,
    );
  }

  async #act(button, run, what) {
    button?.setAttribute('aria-busy', 'true');
    const answer = await this.#page.act(this, run, what);
    button?.removeAttribute('aria-busy');
    if (answer) this.#answered(answer);
    return answer;
  }

  async #say(text, thread) {
    const line = { chat: this.chat, as: this.#me.id, text, ...(thread ? { thread } : {}) };
    const answer = await this.#act(
      null,
      () => net.say(line),
      (words, who) => words.said(who, text),
    );
    if (this.#thread) this.#composer.answer({ id: this.#thread });
    return answer !== null;
  }

  #press(given, button) {
    const label = button.textContent;
    return this.#act(
      button,
      () => net.press({ chat: this.chat, as: this.#me.id, ...given }),
      (words, who) => words.pressed(who, label),
    );
  }

  #shortcut(button) {
    return this.#act(
      button,
      () => net.event({ chat: this.chat, as: this.#me.id, kind: 'shortcut' }),
      (words, who) => words.pressed(who, words.newTask),
    );
  }

  /** What the person who acted sees beside the chat itself: a modal, a toast. */
  #answered({ reply, form }) {
    if (form && this.platform === 'slack' && form.native) return this.#modal(form, form.native);
    const native = reply?.native;
    if (native?.type === 'modal') return this.#modal(null, native);
    if (native?.toast) return this.#toast(native.toast.content, native.toast.type);
    if (native?.code) return this.#toast(reply.text, 'error');
    const tips = native && !native.cardTemplateId && (native.userPrivateData ?? native.cardData);
    return tips ? this.#toast(reply.text, 'info') : undefined;
  }

  #modal(form, view) {
    const { given } = this.#given();
    openModal({
      form,
      view,
      column: this.element,
      given,
      words: this.#chatWords(),
      press: (action, button) => this.#press({ message: form?.id ?? '', action }, button),
      submit: async (id, values) => {
        const run = () =>
          net.press({ chat: this.chat, as: this.#me.id, message: id, action: 'submit', form: values });
        const answer = await this.#page.act(this, run, (words, who) => words.submitted(who));
        if (answer === null) return undefined;
        if (answer.form) return answer.form;
        this.#answered(answer);
        return null;
      },
    });
  }

  #toast(text, type) {
    if (!text) return;
    const { toast } = this.#parts;
    toast.replaceChildren(icon(type === 'error' || type === 'warning' ? 'close' : 'check'), text);
    toast.className = `toast ${type}`;
    toast.hidden = false;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => {
      toast.hidden = true;
    }, 4000);
  }
}
