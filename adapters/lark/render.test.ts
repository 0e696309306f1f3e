import type { Block, Field, Line, MintedCard, Tone } from '../../cards/model.ts';
import { cardBytes, countElements, type LarkCard } from './card.ts';
import { DECLARED_LOSSES } from './limits.ts';
import { render, settledCard } from './render.ts';
import { lineMarkdown } from './render-line.ts';
import { brokenRules } from './rules.ts';

function card(blocks: readonly Block<string>[], over: Partial<MintedCard> = {}): MintedCard {
  return {
    kind: 'task',
    locale: 'en',
    tone: 'open',
    title: 'BF26-8 · Coupon',
    summary: 'Coupon, due Friday',
    blocks,
    ...over,
  };
}

const words = (text: string): Line => [{ type: 'text', text }];

const fields: readonly Field[] = [
  {
    type: 'text',
    name: 'title',
    label: 'Title',
    required: true,
    value: 'A+ images',
    placeholder: 'What',
    maxLength: 200,
  },
  {
    type: 'text',
    name: 'note',
    label: 'Note',
    multiline: true,
    hint: 'Shown to everybody',
    error: 'Too short',
  },
  {
    type: 'select',
    name: 'prio',
    label: 'Priority',
    options: [
      { value: 'low', label: 'Low' },
      { value: 'high', label: 'High' },
    ],
    value: 'high',
  },
  {
    type: 'multi_select',
    name: 'tags',
    label: 'Tags',
    options: [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ],
    value: ['b', 'gone'],
  },
  { type: 'person', name: 'who', label: 'Responsible', value: 'ou_a', placeholder: 'Who' },
  { type: 'date', name: 'day', label: 'Day', value: '2026-10-30' },
  { type: 'datetime', name: 'due', label: 'Due', zone: 'America/Los_Angeles', value: '2026-10-30T18:00' },
];

const everything: readonly Block<string>[] = [
  { type: 'text', line: words('Li Ting · Fri 30 Oct 18:00 PDT') },
  {
    type: 'text',
    line: [
      { type: 'text', text: 'strong', style: 'strong' },
      { type: 'text', text: ' muted', style: 'muted' },
      { type: 'text', text: ' struck', style: 'struck' },
      { type: 'text', text: ' code', style: 'code' },
      { type: 'text', text: ' ' },
      { type: 'person', name: 'Li Ting', userId: 'ou_a', notify: true },
      { type: 'person', name: 'Maya' },
      { type: 'time', text: 'Fri 18:00', at: '2026-10-31T01:00:00Z' },
      { type: 'link', text: 'open', url: 'https://x.test/a?b=(c)' },
    ],
  },
  {
    type: 'facts',
    items: [
      { label: 'Due', value: words('Fri') },
      { label: 'Priority', value: words('high') },
    ],
  },
  {
    type: 'list',
    items: [{ line: words('BF26-1') }, { line: words('BF26-2'), button: { label: 'Done', press: 'tok-2' } }],
  },
  { type: 'copy', text: '/pm due BF26-8 fri 6pm' },
  {
    type: 'actions',
    buttons: [
      { label: 'Done', press: 'tok-done', style: 'primary' },
      { label: 'Delete', press: 'tok-del', style: 'danger' },
      { label: 'More', press: 'tok-more' },
    ],
  },
  { type: 'note', line: words('14:02') },
  { type: 'divider' },
  { type: 'form', fields, submit: { label: 'Create', press: 'tok-form' } },
];

describe('rendering', () => {
  it('keeps to card JSON 2.0 with every block and field, and loses nothing', () => {
    for (const surface of ['room', 'private', 'form'] as const) {
      const { payload, losses } = render(card(everything), surface);
      expect(brokenRules(payload)).toEqual([]);
      expect(losses).toEqual([]);
    }
    expect(render(card(everything), 'room').payload).toMatchSnapshot();
  });

  it('puts the summary where the chat list shows it and the tone into the head', () => {
    const template = (tone: Tone) =>
      (render(card([], { tone }), 'room').payload as LarkCard).header?.template;
    expect((render(card([]), 'room').payload as LarkCard).config.summary.content).toBe('Coupon, due Friday');
    expect(
      ['open', 'in_progress', 'blocked', 'late', 'done', 'info', 'warning', 'error'].map((t) =>
        template(t as Tone),
      ),
    ).toEqual(['blue', 'indigo', 'orange', 'red', 'green', 'wathet', 'yellow', 'red']);
  });

  it('lets only what stands in a room be forwarded, and marks the buttons of a direct chat', () => {
    const actions = card([{ type: 'actions', buttons: [{ label: 'Go', press: 'tok' }] }]);
    const inRoom = JSON.stringify(render(actions, 'room').payload);
    const direct = JSON.stringify(render(actions, 'private').payload);
    expect(inRoom).toContain('"enable_forward":true');
    expect(inRoom).toContain('"value":{"t":"tok"}');
    expect(direct).toContain('"enable_forward":false');
    expect(direct).toContain('"value":{"t":"tok","d":1}');
  });

  it('uses plain text wherever a line is nothing but words', () => {
    const text = JSON.stringify(
      render(card([{ type: 'text', line: words('**a** <at id=all>') }]), 'room').payload,
    );
    expect(text).toContain('"text":{"tag":"plain_text","content":"**a** <at id=all>"}');
  });

  it('mentions only where it shall notify a real id', () => {
    const person = (userId: string, notify: boolean) =>
      lineMarkdown([{ type: 'person', name: 'Li_Ting', userId, notify }]);
    expect(person('ou_a', true)).toBe('<at id=ou_a></at>');
    expect(person('ou_a', false)).toBe('Li&#95;Ting');
    expect(person('all', true)).toBe('Li&#95;Ting');
    expect(person('ou_a></at><at id=all', true)).toBe('Li&#95;Ting');
  });

  it('keeps emphasis working beside Chinese text and marks', () => {
    const strong = (text: string) =>
      lineMarkdown([
        { type: 'text', text: '截止' },
        { type: 'text', text, style: 'strong' },
        { type: 'text', text: '之前' },
      ]);
    expect(strong('10月30日')).toBe('截止**10月30日**之前');
    expect(strong('(new)')).toBe('截止 **&#40;new&#41;** 之前');
  });

  it('offers the people of the room in a person field, the chosen one first', () => {
    const form = card([{ type: 'form', fields, submit: { label: 'Create', press: 'tok' } }]);
    const people = { room: 'oc_1', ids: ['ou_b', 'ou_a'] };
    const { payload } = render(form, 'form', { people });
    const text = JSON.stringify(payload);
    expect(brokenRules(payload)).toEqual([]);
    expect(text).toContain('"options":[{"value":"ou_a"},{"value":"ou_b"}],"initial_option":"ou_a"');
    expect(text).toContain('"r":"oc_1"');
  });

  it('puts a wall time into the picker as it stands in the field’s zone', () => {
    const form = card([{ type: 'form', fields, submit: { label: 'x', press: 'tok' } }]);
    const text = JSON.stringify(render(form, 'form').payload);
    expect(text).toContain('"initial_datetime":"2026-10-30 18:00"');
    expect(text).toContain('"f":{"day":"date","due":"datetime"}');
  });

  it('settles a form to one line', () => {
    expect(brokenRules(settledCard('✓ BF26-11'))).toEqual([]);
  });
});

describe('limits', () => {
  const declared = (losses: readonly { what: string }[]) =>
    losses.every(({ what }) => (DECLARED_LOSSES as readonly string[]).includes(what));

  it('cuts a long list and says how many lines are left', () => {
    const items = Array.from({ length: 300 }, (_, i) => ({
      line: words(`BF26-${i} ${'x'.repeat(40)}`),
      button: { label: 'Done', press: `tok-${i}` },
    }));
    const { payload, losses } = render(card([{ type: 'list', items }]), 'room');
    expect(brokenRules(payload)).toEqual([]);
    expect(losses).toContainEqual({ what: 'lines_cut', where: 'blocks[0].items', detail: '280 lines' });
    expect(JSON.stringify(payload)).toContain('… 280 more');
  });

  it('shows thirty plain lines whole', () => {
    const items = Array.from({ length: 30 }, (_, i) => ({ line: words(`BF26-${i}`) }));
    expect(render(card([{ type: 'list', items }]), 'room').losses).toEqual([]);
  });

  it('measures bytes, not characters', () => {
    const { payload, losses } = render(card([{ type: 'text', line: words('长'.repeat(12_000)) }]), 'room');
    expect(cardBytes(payload as LarkCard)).toBeLessThanOrEqual(28 * 1024);
    expect(losses).toMatchObject([{ what: 'text_cut', where: 'blocks[0]' }]);
  });

  it('falls back to head and summary where nothing else fits', () => {
    const buttons = Array.from({ length: 100 }, (_, i) => ({ label: `B${i}`, press: `t${i}` }));
    const { payload, losses } = render(card([{ type: 'actions', buttons }]), 'room');
    expect(brokenRules(payload)).toEqual([]);
    expect(losses).toMatchObject([{ what: 'size' }]);
    expect(JSON.stringify(payload)).toContain('Coupon, due Friday');
  });

  it('cuts labels, options and values to what the parts hold', () => {
    const options = Array.from({ length: 150 }, (_, i) => ({ value: `v${i}`, label: 'x'.repeat(150) }));
    const { payload, losses } = render(
      card([
        {
          type: 'form',
          fields: [
            { type: 'select', name: 'a', label: 'A', options, value: 'v149' },
            { type: 'text', name: 'b', label: 'B', value: 'y'.repeat(2000), maxLength: 5000 },
          ],
          submit: { label: 'z'.repeat(120), press: 'tok' },
        },
      ]),
      'form',
    );
    expect(brokenRules(payload)).toEqual([]);
    expect(losses.map((l) => l.what).sort()).toEqual(['button_label_cut', 'options_cut', 'text_cut']);
    expect(JSON.stringify(payload)).toContain('"initial_option":"v149"');
    expect(declared(losses)).toBe(true);
  });

  it('counts as the stand-in for Lark counts', () => {
    expect(countElements(render(card([]), 'room').payload)).toBe(1);
  });
});
