import { openDialog } from './dialog.client.js';
import { h } from './dom.client.js';
import { instantOf, plainTime, shortDay, wallOf, zoneLabel } from './time.client.js';

const ZONES = ['Asia/Shanghai', 'America/Los_Angeles', 'America/New_York', 'UTC'];
const DEMO_START = '2026-10-29T02:15:00Z';

/** The world's clock in the places of the company, kept going between two looks at the service. */
export class WorldClock {
  #box;
  #ahead = 0;
  #standing = null;

  constructor(box) {
    this.#box = box;
  }

  /** Takes over what the service says of its time. */
  set({ now, standing }) {
    this.#standing = standing ? new Date(now) : null;
    this.#ahead = Date.parse(now) - Date.now();
  }

  now() {
    return this.#standing ?? new Date(Date.now() + this.#ahead);
  }

  draw(words, locale) {
    const at = this.now();
    const key = `${Math.floor(at.getTime() / 60_000)}|${locale}|${this.#standing !== null}`;
    if (this.#box.dataset.key === key) return;
    this.#box.dataset.key = key;
    const cells = ZONES.map((zone) =>
      h(
        'div',
        { class: 'zone' },
        h(
          'span',
          { class: 'zone-city' },
          words.cities[zone],
          zone === 'UTC' ? null : h('i', {}, ` ${zoneLabel(at, zone)}`),
        ),
        h('b', { class: 'zone-time' }, plainTime(at, zone)),
        h('span', { class: 'zone-day' }, shortDay(at, zone, locale)),
      ),
    );
    const state = this.#standing ? words.standing : words.running;
    this.#box.title = state;
    this.#box.setAttribute('aria-label', `${words.clock}: ${state}`);
    this.#box.classList.toggle('standing', this.#standing !== null);
    this.#box.replaceChildren(...cells);
  }
}

/** Asks to which instant the clock should go; `move(iso)` does it. */
export function askInstant(now, words, move) {
  const when = h('input', { type: 'datetime-local', id: 'set-when', required: true });
  const zone = h(
    'select',
    { id: 'set-zone' },
    ZONES.map((name) => h('option', { value: name }, words.cities[name])),
  );
  when.value = wallOf(now, zone.value);
  when.min = when.value;
  zone.addEventListener('change', () => {
    when.min = wallOf(now, zone.value);
    when.value = when.min;
  });
  ask(
    'set',
    words.setTitle,
    words,
    [h('p', {}, words.setNote), row(words.setWhen, when), row(words.setZone, zone)],
    words.doSet,
    () => move(instantOf(when.value, zone.value).toISOString()),
  );
}

/** Asks with what and when to start over; `start({ sample, now })` does it. */
export function askReset(words, start) {
  const samples = choices('sample', [
    ['bf26', words.sampleBf26],
    ['company', words.sampleCompany],
  ]);
  const starts = choices('start', [
    [DEMO_START, words.startDemo],
    ['', words.startNow],
  ]);
  const body = [
    h('p', {}, words.resetNote),
    samples.element,
    h('p', { class: 'ask-label' }, words.startsAt),
    starts.element,
  ];
  ask('reset', words.resetTitle, words, body, words.doReset, () => {
    const now = starts.value();
    return start({ sample: samples.value(), ...(now ? { now } : {}) });
  });
}

function row(label, control) {
  return h('div', { class: 'ask-row' }, h('label', { for: control.id }, label), control);
}

function choices(name, options) {
  const radios = options.map(([value, label], at) => {
    const radio = h('input', { type: 'radio', name, value, checked: at === 0 });
    return { radio, row: h('label', { class: 'choice' }, radio, label) };
  });
  return {
    element: h(
      'div',
      { class: 'choices', role: 'radiogroup' },
      radios.map((one) => one.row),
    ),
    value: () => radios.find(({ radio }) => radio.checked)?.radio.value,
  };
}

function ask(kind, title, words, body, label, run) {
  const cancel = h('button', { type: 'button', class: 'button' }, words.cancel);
  const form = h(
    'form',
    { class: 'ask' },
    body,
    h('div', { class: 'ask-foot' }, cancel, h('button', { type: 'submit', class: 'button primary' }, label)),
  );
  const dialog = openDialog({ kind: `small ${kind}`, title, words, body: [form] });
  cancel.addEventListener('click', () => dialog.close());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    dialog.close();
    run();
  });
}
