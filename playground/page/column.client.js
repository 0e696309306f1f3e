import { Aside } from './aside.client.js';
import { columnFrame, drawTabs, drawThreadHead, dressFrame } from './column-frame.client.js';
import { Composer } from './composer.client.js';
import { Log } from './log.client.js';
import * as net from './net.client.js';
import { choicesOn, namesOn } from './people.client.js';
import { Home } from './slack-home.client.js';
import { openModal } from './slack-modal.client.js';
import { wordsOf } from './words.client.js';

const NOTHING = { added: 0, changed: 0 };

/** One chat tool on the page: its group, a person's direct chat with the bot, and Slack's Home tab. */
export class Column {
  #page;
  #world;
  #room;
  #me;
  #view = 'group';
  #thread = null;
  #turn = 0;
  #frame;
  #log;
  #home;
  #aside;
  #composer;

  /** `page` has `words()`, `locale()`, `act(column, run, what)`, `showNative(native, platform)` and `kept(key, value?)`. */
  constructor(room, world, page) {
    this.#room = room;
    this.#world = world;
    this.#page = page;
    const kept = page.kept(`me:${room.platform}`);
    this.#me = this.#person(room.members.includes(kept) ? kept : room.members[0]);
    this.#composer = new Composer({
      send: (text, thread) => this.#say(text, thread),
      shortcut: (button) => this.#event({ kind: 'shortcut' }, button, (words) => words.newTask),
    });
    this.#frame = columnFrame(room.platform, this.#composer.element, (id) => this.#become(id));
    const { list, below } = this.#frame.parts;
    this.#log = new Log(list, below);
    this.#home = new Home(list);
    this.#aside = new Aside(this.#frame.parts);
    this.dress();
  }

  get element() {
    return this.#frame.element;
  }

  get platform() {
    return this.#room.platform;
  }

  get me() {
    return this.#me;
  }

  get #chat() {
    return this.#view === 'group' ? this.#room.id : this.#direct;
  }

  /** The person's own chat with the bot here; null where there is none. */
  get #direct() {
    const { id, platform } = this.#me;
    const own = platform === this.platform ? `dm:${id}` : `dm:${id}:${this.platform}`;
    return this.#world.chats.some((chat) => chat.id === own) ? own : null;
  }

  /** The person's own client speaks their language, whatever the page's. */
  get #chatWords() {
    return wordsOf(this.#me.locale);
  }

  /** What the page knows of the world was read again. */
  set world(world) {
    this.#world = world;
  }

  #person(id) {
    return this.#world.people.find((person) => person.id === id);
  }

  /** Puts the words of the page's language, of the person and of the open view. */
  dress() {
    const { platform, name } = this.#room;
    const words = this.#page.words();
    const names = namesOn(platform, this.#world);
    const me = this.#me;
    const inGroup = this.#view === 'group';
    dressFrame(this.#frame, { room: this.#room, me, names, world: this.#world, words, inGroup });
    drawTabs(this.#frame, {
      platform,
      view: this.#view,
      words,
      away: this.#direct ? null : words.elsewhere(names.person(me.id), words.platforms[me.platform]),
      show: (view) => this.#show(view),
    });
    drawThreadHead(this.#frame, {
      open: this.#thread !== null,
      title: this.#chatWords.thread,
      words,
      close: () => this.#openThread(null),
    });
    const { placeholder, placeholderDirect, placeholderThread } = this.#chatWords;
    const there = inGroup ? placeholder[platform](name) : placeholderDirect;
    this.#composer.dress({
      platform,
      locale: me.locale,
      place: this.#thread ? 'thread' : this.#view,
      placeholder: this.#thread ? placeholderThread : there,
      words,
    });
    this.#composer.element.hidden = this.#view === 'home';
    this.#aside.forget(false);
  }

  #become(id) {
    this.#me = this.#person(id);
    this.#page.kept(`me:${this.platform}`, id);
    this.#aside.forget(true);
    this.#show('group');
  }

  async #show(view) {
    this.#view = view;
    this.#thread = null;
    this.#composer.answer(null);
    this.#log.clear();
    this.#home.clear();
    this.dress();
    if (view === 'home') await this.#event({ kind: 'home' }, null, (words) => words.home);
    else await this.refresh({ follow: true });
  }

  async #openThread(root) {
    this.#thread = root;
    this.#composer.answer(root ? { id: root } : null);
    this.#log.clear();
    this.dress();
    this.#composer.focus();
    await this.refresh({ follow: true });
  }

  /** Reads the chat again; answers how many of the bot's messages are new and how many changed. */
  async refresh({ follow = false } = {}) {
    this.#turn += 1;
    const turn = this.#turn;
    const me = this.#me;
    const chat = this.#chat;
    const direct = this.#direct;
    const [here, alone] = await Promise.all([
      this.#view === 'home' ? net.home(me.id) : net.messages(chat, me.id),
      direct && (direct !== chat || this.#view === 'home') ? net.messages(direct, me.id) : null,
    ]);
    // A later look at the chat knows more than this one.
    if (turn !== this.#turn) return NOTHING;
    const words = this.#page.words();
    const reads = this.#view === 'direct';
    this.#aside.direct(alone ?? (reads ? here : []), { reads, words, open: () => this.#show('direct') });
    const scene = this.#scene();
    if (this.#view === 'home') return { added: 0, changed: this.#home.show(here, scene) };
    return this.#log.show(here, scene, { follow, emptyText: words.empty });
  }

  /** What drawing needs to know of this chat, and what may be done from it. */
  #scene() {
    const { platform } = this;
    const world = this.#world;
    const me = this.#me;
    const names = namesOn(platform, world);
    const chatWords = this.#chatWords;
    const words = this.#page.words();
    // DingTalk's staff ids are this stand-in's own; the others are in the world.
    const userId = platform === 'dingtalk' ? `staff_${me.id}` : me.userId;
    return {
      me,
      platform,
      names,
      world,
      words,
      chatWords,
      locale: me.locale,
      thread: this.#thread,
      stamp: [me.id, this.#thread, this.#page.locale()],
      given: { names, locale: me.locale, userId, people: choicesOn(platform, world), words: chatWords },
      press: (given, button) => this.#press(given, button),
      openThread: (id) => this.#openThread(id),
      answer: ({ id, author }) =>
        this.#composer.answer({ id, label: chatWords.replyTo(names.person(author)), close: words.cancel }),
      actOn: ({ id }, button) =>
        this.#event({ kind: 'message_action', message: id }, button, (say) => say.createTask),
      showNative: (native) => this.#page.showNative(native, platform),
    };
  }

  async #act(button, run, what) {
    if (button?.getAttribute('aria-busy') === 'true') return null;
    button?.setAttribute('aria-busy', 'true');
    const answer = await this.#page.act(this, run, what);
    button?.removeAttribute('aria-busy');
    if (answer) this.#answered(answer);
    return answer;
  }

  async #say(text, thread) {
    const line = { chat: this.#chat, as: this.#me.id, text, ...(thread ? { thread } : {}) };
    const answer = await this.#act(
      null,
      () => net.say(line),
      (words, who) => words.said(who, text),
    );
    return answer !== null;
  }

  #press(given, button) {
    const label = button.textContent;
    return this.#act(
      button,
      () => net.press({ chat: this.#chat, as: this.#me.id, ...given }),
      (words, who) => words.pressed(who, label),
    );
  }

  #event(happening, button, label) {
    return this.#act(
      button,
      () => net.event({ chat: this.#chat, as: this.#me.id, ...happening }),
      (words, who) => words.pressed(who, label(words)),
    );
  }

  /** What the person who acted sees beside the chat itself. */
  #answered({ reply, form }) {
    if (form?.native) this.#modal(form, form.native);
    else if (reply?.native?.type === 'modal') this.#modal(null, reply.native);
    else this.#aside.toastOf(reply);
  }

  #modal(form, view) {
    openModal({
      form,
      view,
      column: this.element,
      given: this.#scene().given,
      words: this.#chatWords,
      press: async (id, action, button, values) => {
        const label = button.textContent;
        const run = () => net.press({ chat: this.#chat, as: this.#me.id, message: id, action, form: values });
        const answer = await this.#page.act(this, run, (words, who) => words.pressed(who, label));
        if (answer?.form?.id === id) return answer.form;
        if (answer) this.#answered(answer);
        return null;
      },
      submit: async (id, values) => {
        const run = () =>
          net.press({ chat: this.#chat, as: this.#me.id, message: id, action: 'submit', form: values });
        const answer = await this.#page.act(this, run, (words, who) => words.submitted(who));
        if (answer === null) return undefined;
        if (answer.form) return answer.form;
        this.#answered(answer);
        return null;
      },
    });
  }
}
