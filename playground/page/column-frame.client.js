import { h, icon, mark } from './dom.client.js';

/** The parts of one chat's window: bar, head with tabs, messages, what the bot says aside, the place to type. */
export function columnFrame(platform, composer, become) {
  const who = h('select', { id: `who-${platform}`, on: { change: () => become(who.value) } });
  const parts = {
    who,
    whoLabel: h('label', { for: who.id }),
    product: h('span', { class: 'product' }),
    place: h('div', { class: 'place' }),
    tabs: h('div', { class: 'tabs', role: 'tablist' }),
    list: h('div', { class: 'list', tabindex: '0', id: `list-${platform}`, role: 'log', 'aria-live': 'off' }),
    below: h('button', { type: 'button', class: 'below', hidden: true }),
    thread: h('div', { class: 'thread-head', hidden: true }),
    notice: h('div', { class: 'notice', hidden: true }),
    toast: h('div', { class: 'toast', hidden: true }),
  };
  const bar = h('header', { class: 'bar' }, mark(platform), parts.product, h('span', { class: 'bar-space' }));
  bar.append(parts.whoLabel, who);
  const element = h(
    'section',
    { class: `chat ${platform}`, id: `chat-${platform}` },
    bar,
    h('div', { class: 'room' }, parts.place, parts.tabs),
    parts.thread,
    h('div', { class: 'stage' }, parts.list, parts.below, parts.toast),
    parts.notice,
    composer,
  );
  return { element, parts };
}

/** Puts words on a chat's window: its name and size, who may be chosen, in the page's language. */
export function dressFrame({ element, parts }, { room, me, names, world, words, inGroup }) {
  const where = room.platform === 'slack' ? `#${room.name}` : room.name;
  element.setAttribute('aria-label', `${words.platforms[room.platform]} · ${where}`);
  parts.product.textContent = words.platforms[room.platform];
  parts.whoLabel.textContent = words.you;
  const cityOf = (id) => words.cities[world.people.find((person) => person.id === id)?.zone] ?? '';
  parts.who.replaceChildren(
    ...room.members.map((id) => h('option', { value: id }, `${names.person(id)} · ${cityOf(id)}`)),
  );
  parts.who.value = me.id;
  parts.list.setAttribute('aria-label', words.messages(inGroup ? where : words.direct));
  parts.below.replaceChildren(icon('down'), words.newBelow);
  // The bot is a member too.
  const count = h('span', { class: 'place-count' }, icon('people'), String(room.members.length + 1));
  parts.place.replaceChildren(h('span', { class: 'place-name' }, inGroup ? where : 'LinkStar'));
  if (inGroup) parts.place.append(count);
}

/** The tabs of a chat: `away` is why a person's own views are not to be had here, or null. */
export function drawTabs({ parts }, { platform, view, words, away, show }) {
  const views = platform === 'slack' ? ['group', 'direct', 'home'] : ['group', 'direct'];
  const tabs = views.map((name) =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        class: 'tab',
        data: { view: name },
        'aria-selected': String(name === view),
        'aria-controls': `list-${platform}`,
        tabindex: name === view ? '0' : '-1',
        disabled: name !== 'group' && away !== null,
        title: name === 'group' ? null : away,
        on: { click: () => show(name) },
      },
      words[name],
      h('span', { class: 'badge', hidden: true }),
    ),
  );
  const held = parts.tabs.contains(document.activeElement);
  parts.tabs.replaceChildren(...tabs);
  parts.tabs.onkeydown = ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    const open = tabs.filter((tab) => !tab.disabled);
    const at = open.findIndex((tab) => tab.dataset.view === view);
    if (step) open[(at + step + open.length) % open.length].click();
  };
  if (held) parts.tabs.querySelector('[aria-selected=true]').focus();
}

/** The head of an open thread; Escape leaves it too. */
export function drawThreadHead({ element, parts }, { open, title, words, close }) {
  parts.thread.hidden = !open;
  const button = h(
    'button',
    { type: 'button', class: 'tool', 'aria-label': words.close, on: { click: close } },
    icon('close'),
  );
  parts.thread.replaceChildren(h('strong', {}, title), button);
  element.onkeydown = (event) => {
    if (event.key === 'Escape' && open && !event.isComposing) close();
  };
}
