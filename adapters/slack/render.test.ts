import { plain } from '../../cards/model.ts';
import { card, schemaCheck, schemaIsThere } from './block-kit.fixture.ts';
import { LIMITS } from './limits.ts';
import { renderCard, renderMessage } from './render.ts';
import type { Native } from './render-line.ts';

const withSchema = schemaIsThere ? it : it.skip;

const EVERYTHING = card([
  {
    type: 'text',
    line: [
      { type: 'person', name: 'Maya', userId: 'U1', notify: true },
      { type: 'text', text: ' due ', style: 'muted' },
      { type: 'time', text: 'Fri 30 Oct 18:00 PDT', at: '2026-10-31T01:00:00Z', style: 'strong' },
      { type: 'text', text: ' was earlier', style: 'struck' },
      { type: 'link', text: 'file', url: 'https://example.com/a?b=1' },
      { type: 'text', text: 'SKU-1', style: 'code' },
    ],
  },
  {
    type: 'facts',
    items: [
      { label: 'Priority', value: plain('High') },
      { label: 'Checklist', value: plain('2/5') },
    ],
  },
  {
    type: 'list',
    items: [
      {
        line: [
          { type: 'text', text: 'BF26-1', style: 'strong' },
          { type: 'text', text: ' · Quotes' },
        ],
        button: { label: 'Open', press: 't1' },
      },
      { line: plain('BF26-2 · a * b _c_'), button: { label: 'Open', press: 't2', opensForm: true } },
      { line: plain('BF26-3 · without button') },
      { line: plain('BF26-4 · without button') },
    ],
  },
  { type: 'copy', text: '/pm due BF26-8 fri 6pm PT' },
  {
    type: 'actions',
    buttons: [
      { label: 'Done', press: 't3', style: 'primary' },
      { label: 'Delete', press: 't4', style: 'danger' },
      { label: 'Reschedule', press: 't5', opensForm: true },
    ],
  },
  { type: 'divider' },
  { type: 'note', line: plain('Next reminder Thu 29 Oct 18:00') },
]);

const FORM = card([
  { type: 'text', line: plain('What is missing:') },
  {
    type: 'form',
    fields: [
      {
        type: 'text',
        name: 'title',
        label: 'Title',
        value: 'A',
        required: true,
        placeholder: 'Title',
        maxLength: 200,
      },
      { type: 'text', name: 'notes', label: 'Notes', multiline: true, hint: 'Optional' },
      {
        type: 'select',
        name: 'prio',
        label: 'Priority',
        options: [{ value: 'high', label: 'High' }],
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
        value: ['a', 'gone'],
      },
      { type: 'person', name: 'who', label: 'Responsible', value: 'U1', placeholder: 'Who' },
      { type: 'date', name: 'day', label: 'Day', value: '2026-10-30' },
      {
        type: 'datetime',
        name: 'due',
        label: 'Due',
        zone: 'America/Los_Angeles',
        value: '2026-10-30T18:00',
        error: 'Has passed',
      },
    ],
    submit: { label: 'Save', press: 'tok' },
    cancel: 'Cancel',
  },
]);

const blocksOf = (payload: unknown): Native[] => (payload as { blocks: Native[] }).blocks;

describe('rendering for Slack', () => {
  it('draws a card of every block without loss', () => {
    const { payload, losses } = renderMessage(EVERYTHING);
    expect(losses).toEqual([]);
    expect(payload.text).toBe('BF26-8 Coupon setup');
    expect(payload.blocks.map((b) => b.type)).toEqual([
      'header',
      'rich_text',
      'section',
      'section',
      'section',
      'rich_text',
      'rich_text',
      'actions',
      'divider',
      'context',
    ]);
    expect(payload.blocks[1]).toEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'user', user_id: 'U1' },
            { type: 'text', text: ' due ' },
            { type: 'text', text: 'Fri 30 Oct 18:00 PDT', style: { bold: true } },
            { type: 'text', text: ' was earlier', style: { strike: true } },
            { type: 'link', url: 'https://example.com/a?b=1', text: 'file' },
            { type: 'text', text: 'SKU-1', style: { code: true } },
          ],
        },
      ],
    });
    expect(payload.blocks[3]).toMatchObject({
      text: { type: 'mrkdwn', text: '*BF26-1* · Quotes', verbatim: true },
      accessory: { action_id: 'act:0', value: 't1' },
    });
    expect(payload.blocks[4]).toMatchObject({
      text: { type: 'plain_text', text: 'BF26-2 · a * b _c_' },
      accessory: { action_id: 'form:1', value: 't2' },
    });
  });

  it('draws a form as modal, with a date-time in two inputs that speak the zone of their field', () => {
    const { payload, losses } = renderCard(FORM, 'form');
    expect(losses).toEqual([]);
    expect(payload).toMatchObject({
      type: 'modal',
      callback_id: 'form',
      title: { text: 'BF26-8 · Coupon setup' },
      submit: { text: 'Save' },
      close: { text: 'Cancel' },
      private_metadata: '{"t":"tok"}',
    });
    const inputs = blocksOf(payload).filter((b) => b.type === 'input');
    const ids = ['title', 'notes', 'prio', 'tags', 'who', 'day', 'due', 'due:clock'];
    expect(inputs.map((b) => b.block_id)).toEqual(ids);
    expect(inputs[6]?.element).toEqual({
      type: 'datepicker',
      action_id: 'date',
      initial_date: '2026-10-30',
    });
    expect(inputs[7]).toMatchObject({
      label: { text: 'Time' },
      hint: { text: 'America/Los_Angeles' },
      element: { type: 'timepicker', initial_time: '18:00', timezone: 'America/Los_Angeles' },
    });
    expect(JSON.stringify(payload)).toContain('⛔ Has passed');
  });

  it('draws a form inside a message with a button of its own to send it', () => {
    const blocks = blocksOf(renderCard(FORM, 'private').payload);
    expect(blocks.at(-1)).toMatchObject({
      type: 'actions',
      elements: [{ action_id: 'submit:0', value: 'tok', style: 'primary', text: { text: 'Save' } }],
    });
  });

  it('shows a long title in full above the form, since a modal’s own title has 24 characters', () => {
    const long = { ...FORM, title: 'Reschedule BF26-8 · Coupon setup for the whole week' };
    const { payload, losses } = renderCard(long, 'form');
    expect(losses).toEqual([]);
    expect(payload).toMatchObject({ title: { text: 'Reschedule BF26-8 · Cou…' } });
    expect(blocksOf(payload)[0]).toMatchObject({ type: 'header', text: { text: long.title } });
  });

  it('keeps a title over 150 characters whole', () => {
    const title = '长'.repeat(180);
    const { payload, losses } = renderMessage(card([], { title }));
    expect(losses).toEqual([]);
    expect(JSON.stringify(payload.blocks)).toContain(title);
  });

  it.each([
    ['done', '✓ BF26-8'],
    ['late', '⏳ BF26-8'],
    ['blocked', '⛔ BF26-8'],
    ['open', 'BF26-8'],
  ] as const)('marks the state %s in the head', (tone, head) => {
    const [header] = renderMessage(card([], { tone, title: 'BF26-8' })).payload.blocks;
    expect(header).toMatchObject({ text: { text: head } });
  });

  it('counts what does not fit, in the reader’s language, and keeps the buttons', () => {
    const items = Array.from({ length: 70 }, (_, i) => ({
      line: plain(`任务 ${i}`),
      button: { label: '打开', press: `t${i}` },
    }));
    const many = card(
      [
        { type: 'list', items },
        { type: 'actions', buttons: [{ label: '更多', press: 'more' }] },
      ],
      { locale: 'zh' },
    );
    const { payload, losses } = renderMessage(many);
    expect(payload.blocks).toHaveLength(50);
    expect(payload.blocks.at(-2)).toMatchObject({ elements: [{ text: '… 还有 23 项' }] });
    expect(payload.blocks.at(-1)).toMatchObject({ elements: [{ value: 'more' }] });
    expect(losses).toEqual([expect.objectContaining({ what: 'lines_cut' })]);
  });

  it('fits eighty plain lines into one message without loss', () => {
    const lines = Array.from({ length: 80 }, (_, i) => ({ type: 'text' as const, line: plain(`line ${i}`) }));
    const { payload, losses } = renderMessage(card(lines));
    expect(losses).toEqual([]);
    expect(payload.blocks.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(payload.blocks)).toContain('line 79');
  });

  it('gives 250 choices in groups of a hundred', () => {
    const options = Array.from({ length: 250 }, (_, i) => ({ value: `v${i}`, label: `Choice ${i}` }));
    const form = card([
      {
        type: 'form',
        fields: [{ type: 'select', name: 's', label: 'S', options, value: 'v240' }],
        submit: { label: 'Save', press: 't' },
      },
    ]);
    const { payload, losses } = renderCard(form, 'form');
    expect(losses).toEqual([]);
    const element = blocksOf(payload)[0]?.element as {
      option_groups: { options: unknown[] }[];
      initial_option: object;
    };
    expect(element.option_groups.map((g) => g.options.length)).toEqual([100, 100, 50]);
    expect(element.initial_option).toMatchObject({ value: 'v240' });
  });

  it('keeps a select of endless choices within the size of a view, and says so', () => {
    const options = Array.from({ length: 9000 }, (_, i) => ({ value: `v${i}`, label: `选项 ${i}` }));
    const field = { type: 'select' as const, name: 's', label: 'S', options };
    const form = card([{ type: 'form', fields: [field], submit: { label: 'Save', press: 't' } }]);
    const { payload, losses } = renderCard(form, 'form');
    expect(Buffer.byteLength(JSON.stringify(payload))).toBeLessThan(250_000);
    expect(losses.map((l) => l.what)).toEqual(['options_cut']);
  });

  it('says what it had to cut', () => {
    const { losses } = renderMessage(
      card([
        { type: 'text', line: plain('x'.repeat(3100)) },
        { type: 'actions', buttons: [{ label: 'y'.repeat(80), press: 't' }] },
      ]),
    );
    expect(losses.map((l) => [l.what, l.where])).toEqual([
      ['text_cut', 'blocks[0]'],
      ['button_label_cut', 'blocks[1].buttons[0].label'],
    ]);
  });

  it('escapes the notification text and keeps it below the limit even when every character grows', () => {
    const { payload } = renderMessage(card([], { summary: `<!channel> ${'&'.repeat(3000)}` }));
    expect(payload.text).toMatch(/^&lt;!channel&gt; &amp;/);
    expect([...payload.text].length).toBeLessThanOrEqual(LIMITS.messageText);
  });

  it('never shows an empty message', () => {
    expect(renderMessage(card([], { title: '', summary: '' })).payload.blocks).toHaveLength(1);
  });

  withSchema('makes payloads that fit the published schema on every surface', () => {
    const check = schemaCheck();
    for (const shown of [EVERYTHING, FORM, card([], { title: 'x'.repeat(200) })]) {
      for (const surface of ['room', 'private', 'form', 'home'] as const) {
        expect(check(renderCard(shown, surface).payload, surface)).toEqual([]);
      }
    }
  });
});
