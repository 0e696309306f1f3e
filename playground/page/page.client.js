import { Column } from './column.client.js';
import { h } from './dom.client.js';
import { showNative } from './native.client.js';
import * as net from './net.client.js';
import { namesOn } from './people.client.js';
import { wordsOf } from './words.client.js';
import { askInstant, askReset, WorldClock } from './world-clock.client.js';

const POLL_MS = 1500;
const ORDER = ['lark', 'slack', 'dingtalk'];
const by = (id) => document.getElementById(id);

/** What this browser remembers of the page; a browser that keeps nothing loses only that. */
function kept(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(`linkstar:${key}`);
    localStorage.setItem(`linkstar:${key}`, value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  return null;
}

let locale = kept('language') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
let world;
let columns = [];
let offline = false;
let acting = 0;
let started = false;
const worldClock = new WorldClock(by('clock'));
const words = () => wordsOf(locale);

/** Runs one act, shows what came of it in all chats and in the line below; null where it was refused. */
async function act(column, run, what) {
  acting += 1;
  document.body.classList.add('working');
  try {
    const answer = await run();
    const effects = await refreshAll(column);
    tell(column, answer, what, effects);
    return answer;
  } catch (error) {
    happened([h('span', { class: 'bad' }, words().failed(error.message))]);
    return null;
  } finally {
    acting -= 1;
    if (acting === 0) document.body.classList.remove('working');
  }
}

async function refreshAll(column) {
  const effects = await Promise.all(
    columns.map(async (one) => [one, await one.refresh({ follow: one === column || column === null })]),
  );
  for (const [one, { added, changed }] of effects) {
    if (added + changed > 0 && one !== column && started) noteTab(one.platform);
  }
  readWorld(await net.world());
  return effects;
}

function tell(column, answer, what, effects) {
  const say = words();
  const who = column ? namesOn(column.platform, world).person(column.me.id) : '';
  const parts = [h('b', {}, what(say, who))];
  if (answer.ackMs !== undefined && column) {
    const { status, ackMs } = answer;
    const good = status !== null && status < 300;
    parts.push(
      h(
        'span',
        { class: good ? 'good' : 'bad' },
        status === null ? say.notDelivered[column.platform] : say.webhook(status, ackMs),
      ),
    );
  }
  for (const [one, { added, changed }] of effects) {
    if (added + changed > 0)
      parts.push(
        h(
          'span',
          { class: `effect ${one.platform}` },
          say.effect(say.platforms[one.platform], added, changed),
        ),
      );
  }
  happened(parts);
  announce(
    answer.reply?.text
      ? `${say.answer}: ${answer.reply.text}`
      : parts.map((part) => part.textContent).join('. '),
  );
}

function happened(parts) {
  by('happened').replaceChildren(...parts);
}

function announce(text) {
  by('announcer').textContent = text;
}

function readWorld(next) {
  world = next;
  worldClock.set(next);
  worldClock.draw(words(), locale);
  for (const column of columns) column.world = next;
}

async function moveClock(to) {
  await act(
    null,
    () => net.clock(to),
    (say) => say.moved,
  );
}

async function startOver(to) {
  await act(
    null,
    async () => readWorld(await net.reset(to)) ?? {},
    (say) => say.wasReset,
  );
  build();
  await refreshAll(null);
}

function dress() {
  const say = words();
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-word]'))
    element.textContent = say[element.dataset.word];
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', say[element.dataset.label]);
    element.title = say[element.dataset.label];
  }
  for (const tab of document.querySelectorAll('.switch button'))
    tab.firstElementChild.textContent = say.platforms[tab.dataset.platform];
  by('clock').dataset.key = '';
  worldClock.draw(say, locale);
}

/** On a phone the chats lie side by side behind tabs: a swipe or a tab shows another one. */
function build() {
  columns = ORDER.map((platform) => {
    const room = world.chats.find((chat) => chat.platform === platform && !chat.id.startsWith('dm:'));
    return new Column(room, world, {
      words,
      locale: () => locale,
      act,
      kept,
      showNative: (native, on) => showNative(native, words().nativeTitle(words().platforms[on]), words()),
    });
  });
  by('chats').replaceChildren(...columns.map(({ element }) => element));
  const tabs = ORDER.map((platform) =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        data: { platform },
        'aria-controls': `chat-${platform}`,
        on: { click: () => showChat(platform) },
      },
      h('span', {}),
      h('i', { class: 'dot', hidden: true }),
    ),
  );
  by('switch').replaceChildren(...tabs);
  dress();
  markShown();
}

const narrow = matchMedia('(max-width: 820px)');

function shownPlatform() {
  const { scrollLeft, clientWidth } = by('chats');
  return ORDER[Math.min(ORDER.length - 1, Math.round(scrollLeft / Math.max(1, clientWidth)))];
}

function showChat(platform) {
  by('chats').scrollTo({ left: ORDER.indexOf(platform) * by('chats').clientWidth });
  markShown(platform);
}

function markShown(platform = shownPlatform()) {
  for (const tab of by('switch').children) {
    const shown = tab.dataset.platform === platform;
    tab.setAttribute('aria-selected', String(shown));
    tab.tabIndex = shown ? 0 : -1;
    if (shown) tab.querySelector('.dot').hidden = true;
  }
  for (const { element, platform: own } of columns) element.inert = narrow.matches && own !== platform;
}

function noteTab(platform) {
  const tab = [...by('switch').children].find((one) => one.dataset.platform === platform);
  if (tab && tab.getAttribute('aria-selected') !== 'true') tab.querySelector('.dot').hidden = false;
}

async function poll() {
  if (!document.hidden && acting === 0) {
    try {
      await refreshAll(undefined);
      if (offline) happened([words().ready]);
      offline = false;
    } catch (error) {
      offline = true;
      happened([h('span', { class: 'bad' }, words().offline)]);
      console.debug(error);
    }
  }
  setTimeout(poll, POLL_MS);
}

function listen() {
  by('hour').addEventListener('click', () => moveClock({ advance: 'PT1H' }));
  by('day').addEventListener('click', () => moveClock({ advance: 'P1D' }));
  by('set').addEventListener('click', () =>
    askInstant(worldClock.now(), words(), (now) => moveClock({ now })),
  );
  by('reset').addEventListener('click', () => askReset(words(), startOver));
  by('language').addEventListener('click', () => {
    locale = locale === 'zh' ? 'en' : 'zh';
    kept('language', locale);
    for (const column of columns) column.dress();
    dress();
    happened([words().ready]);
    refreshAll(undefined);
  });
  by('chats').addEventListener('scroll', () => markShown(), { passive: true });
  by('switch').addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (ORDER.indexOf(shownPlatform()) + step + ORDER.length) % ORDER.length;
    showChat(ORDER[next]);
    by('switch').children[next].focus();
  });
  narrow.addEventListener('change', () => markShown());
  setInterval(() => worldClock.draw(words(), locale), 1000);
}

readWorld(await net.world());
build();
listen();
happened([words().ready]);
await refreshAll(undefined);
started = true;
document.body.dataset.ready = '';
setTimeout(poll, POLL_MS);
