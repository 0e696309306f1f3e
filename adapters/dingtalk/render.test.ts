import type { Block, MintedCard } from '../../cards/model.ts';
import { readMarkdown } from '../../playground/dingtalk/markdown.ts';
import { bytes } from './escape.ts';
import { faceOf, operatorParams, publicParams } from './face.ts';
import { DECLARED_LOSSES, LIMITS } from './limits.ts';
import { button, taskCard } from './loop.fixture.ts';
import { plainRobotMessage, renderCard } from './render.ts';

const text = (line: string): Block<string> => ({ type: 'text', line: [{ type: 'text', text: line }] });

/** A card with every block and every type of field. */
const everything: MintedCard = {
  kind: 'form',
  locale: 'en',
  tone: 'blocked',
  title: 'BF26-8 · Coupon setup',
  summary: 'BF26-8 is blocked',
  blocks: [
    {
      type: 'text',
      line: [
        { type: 'person', name: 'Mei', userId: 'u100', notify: true },
        { type: 'text', text: ' and ' },
        { type: 'person', name: 'Daniel' },
        { type: 'text', text: ' · ' },
        { type: 'time', text: 'Fri 30 Oct 18:00 PDT', at: '2026-10-31T01:00:00Z', style: 'strong' },
        { type: 'text', text: ' · ' },
        { type: 'link', text: 'open', url: 'https://linkstar.example/t/BF26-8' },
      ],
    },
    {
      type: 'facts',
      items: [{ label: 'Priority', value: [{ type: 'text', text: 'high', style: 'muted' }] }],
    },
    {
      type: 'list',
      items: [
        { line: [{ type: 'text', text: 'Price lock' }], button: button('Done', 'tokA') },
        { line: [{ type: 'text', text: 'Ad budgets' }] },
      ],
    },
    { type: 'list', items: [{ line: [{ type: 'text', text: 'plain item', style: 'struck' }] }] },
    { type: 'copy', text: '/pm due BF26-8 fri 6pm PT' },
    { type: 'divider' },
    { type: 'actions', buttons: [button('Done', 'tokB', 'primary'), button('Delete', 'tokC', 'danger')] },
    { type: 'note', line: [{ type: 'text', text: 'Clocks change that night' }] },
    {
      type: 'form',
      submit: button('Save', 'tokD', 'primary'),
      fields: [
        { type: 'text', name: 't', label: 'Title', placeholder: 'what', required: true },
        { type: 'select', name: 's', label: 'Priority', options: options(8), value: 'o2' },
        { type: 'multi_select', name: 'm', label: 'Rooms', options: options(2), value: ['o1', 'o2'] },
        { type: 'person', name: 'p', label: 'Owner', value: 'Mei' },
        { type: 'date', name: 'd', label: 'Day', value: '2026-10-30', hint: 'local day' },
        {
          type: 'datetime',
          name: 'w',
          label: 'Due',
          zone: 'Asia/Shanghai',
          value: '2026-10-30T18:00',
          error: 'past',
        },
      ],
    },
  ],
};

function options(count: number) {
  return Array.from({ length: count }, (_, at) => ({ value: `o${at + 1}`, label: `Option ${at + 1}` }));
}

describe('a card with every block', () => {
  it('says all of it as a message, which has the room', () => {
    const { msgParam } = plainRobotMessage(everything, null);
    const lines = readMarkdown(JSON.parse(msgParam).text).split('\n');
    expect(lines).toEqual([
      '⛔ BF26-8 · Coupon setup',
      '@Mei and Daniel · Fri 30 Oct 18:00 PDT · open',
      'Priority: high',
      '1. Price lock',
      '2. Ad budgets',
      '• plain item',
      '/pm due BF26-8 fri 6pm PT',
      'Clocks change that night',
      'Title: not set (required) · e.g.: Title: what',
      'Priority: Option 2 · e.g.: Priority: Option 1 / Option 2 / Option 3 / Option 4 / Option 5 / Option 6 and 2 more',
      'Rooms: Option 1, Option 2 · e.g.: Rooms: Option 1 / Option 2',
      'Owner: Mei · e.g.: Owner: @',
      'Day: 2026-10-30 · local day · e.g.: Day: 2026-10-30',
      'Due: 2026-10-30 18:00 Asia/Shanghai · ⛔ past · e.g.: Due: 2026-10-30 18:00',
      'Buttons do not work here. Type a command instead; send "help" to see them all.',
    ]);
  });

  it('keeps its buttons in reading order, each token in both places', () => {
    const { buttons } = faceOf(everything);
    expect(buttons.map((one) => [one.label, one.token])).toEqual([
      ['1 Done', 'tokA'],
      ['Done', 'tokB'],
      ['Delete', 'tokC'],
      ['Save', 'tokD'],
    ]);
    expect(JSON.parse(publicParams(faceOf(everything)).sys_full_json_obj ?? '').msgButtons[1]).toEqual({
      text: 'Done',
      color: 'blue',
      id: 'tokB',
      request: true,
      params: { action: 'tokB' },
    });
  });

  it('mentions only those who are to be told', () => {
    expect(renderCard(everything).payload).toMatchObject({
      imGroupOpenDeliverModel: { atUserIds: { u100: 'Mei' } },
    });
  });

  it('loses nothing that is not declared', () => {
    const { losses } = renderCard(everything);
    expect(losses.length).toBeGreaterThan(0);
    expect(losses.filter((loss) => DECLARED_LOSSES[loss.what] === undefined)).toEqual([]);
  });
});

describe('a task card', () => {
  it('fits without a loss and is marked by its state', () => {
    expect(renderCard(taskCard({ tone: 'late' }))).toMatchObject({
      losses: [],
      payload: { cardData: { cardParamMap: { title: '⏳ BF26-8 · 广告预算到位', tips: '' } } },
    });
    expect(faceOf(taskCard({ tone: 'done', title: '✓ BF26-8' })).title).toBe('✓ BF26-8');
  });

  it('is settled by an empty list of buttons, in either template', () => {
    const face = faceOf(taskCard({ blocks: [] }));
    expect(publicParams(face).sys_full_json_obj).toBe('{"msgButtons":[]}');
    expect(operatorParams(face)).toMatchObject({ msgButtons: '[]', settled: 'true' });
  });

  it('never mentions everybody or somebody without a staff id', () => {
    const line = ['@ALL', 'corp:x', 'a b', ''].map(
      (userId) => ({ type: 'person', name: 'x', userId, notify: true }) as const,
    );
    expect(faceOf(taskCard({ blocks: [{ type: 'text', line }] })).mentions).toEqual({});
  });
});

describe('what does not fit', () => {
  const items = Array.from({ length: 10 }, (_, at) => ({
    line: [
      {
        type: 'text',
        text: `BF26-${at} · 广告预算已经全部到位并核对 · 丹尼尔 · 10月30日 周五 18:00 洛杉矶`,
      } as const,
    ],
  }));

  it('of a long list is counted in a last line, in the reader’s language', () => {
    const card = taskCard({
      kind: 'task_list',
      blocks: [text('今天到期'), { type: 'list', items }, text('请尽快处理')],
    });
    const face = faceOf(card);
    expect(bytes(face.markdown)).toBeLessThanOrEqual(LIMITS.cardValueBytes);
    const lines = readMarkdown(face.markdown).split('\n');
    expect(lines[0]).toBe('今天到期');
    const kept = lines.filter((line) => line.startsWith('•')).length;
    expect(lines).toContain(`… 还有 ${10 - kept} 条`);
    expect(lines.at(-1)).toBe('请尽快处理');
    const shortened = { what: 'text_cut', where: 'blocks[1]', detail: '50 characters, 40 kept' };
    expect(face.losses).toEqual([
      ...Array.from({ length: kept }, () => shortened),
      { what: 'lines_cut', where: 'blocks[1]', detail: `${10 - kept} left out` },
    ]);
    expect(JSON.parse(plainRobotMessage({ ...card, locale: 'en' }, null).msgParam).text).toContain('BF26-9');
  });

  it('keeps the beginning of several lists with their headings, hides nothing in it, and counts the rest once', () => {
    const entry = (n: number) => ({ line: [{ type: 'text', text: `第 ${n} 条命令` } as const] });
    const group = { type: 'list', items: [1, 2, 3, 4, 5].map(entry) } as const;
    const heading = (n: number) => ({
      type: 'text' as const,
      line: [{ type: 'text' as const, text: `第 ${n + 1} 组`, style: 'strong' as const }],
    });
    const blocks = Array.from({ length: 20 }, (_, n) => [heading(n), group]).flat();
    const lines = readMarkdown(faceOf(taskCard({ kind: 'help', blocks })).markdown).split('\n');
    const all = blocks.flatMap((block, at) =>
      block.type === 'list' ? block.items.map((_, n) => `• 第 ${n + 1} 条命令`) : [`第 ${at / 2 + 1} 组`],
    );
    const kept = lines.slice(0, -1);
    expect(kept).toEqual(all.slice(0, kept.length));
    expect(kept.at(-1)).toMatch(/^•/);
    const items = kept.filter((line) => line.startsWith('•')).length;
    expect(lines.at(-1)).toBe(`… 还有 ${100 - items} 条`);
  });

  it('of a long line is its longest piece first, so that who and when stay', () => {
    const piece = (said: string) => ({ type: 'text' as const, text: said });
    const line = [
      piece('BF26-8 '),
      piece('字'.repeat(200)),
      piece(' · 李婷'),
      piece(' · 10月30日 周五 18:00'),
    ];
    const face = faceOf(
      taskCard({ blocks: [{ type: 'list', items: Array.from({ length: 5 }, () => ({ line })) }] }),
    );
    for (const shown of readMarkdown(face.markdown).split('\n'))
      expect(shown).toMatch(/^• BF26-8 字+… · 李婷 · 10月30日 周五 18:00$/);
    expect(face.losses.map(({ what }) => what)).not.toContain('lines_cut');
  });

  it('of a list of thousands is found quickly', () => {
    const many = Array.from({ length: 20_000 }, () => items[0] ?? { line: [] });
    const face = faceOf(taskCard({ blocks: [{ type: 'list', items: many }] }));
    expect(readMarkdown(face.markdown)).toMatch(/… 还有 199\d\d 条$/);
  });

  it('of a long line ends with an ellipsis', () => {
    const face = faceOf(taskCard({ blocks: [text('字'.repeat(400))] }));
    expect(readMarkdown(face.markdown)).toBe(`${'字'.repeat(119)}…`);
    expect(face.losses[0]).toMatchObject({ what: 'text_cut', where: 'blocks[0]' });
  });

  it('of many buttons leaves the first five, the card’s own before those of its list', () => {
    const six = ['1', '2', '3', '4', '5', '6'].map((label) => button(label, `tok${label}`));
    const face = faceOf(taskCard({ blocks: [{ type: 'actions', buttons: six }] }));
    expect(face.buttons.map((one) => one.label)).toEqual(['1', '2', '3', '4', '5']);
    expect(face.losses).toEqual([{ what: 'buttons_dropped', where: 'blocks[0]', detail: '6' }]);
    const list = items.map((item, at) => ({ ...item, button: button('完成', `t${at}`) }));
    const own: Block<string> = { type: 'actions', buttons: [button('更多', 'more')] };
    expect(
      faceOf(taskCard({ blocks: [{ type: 'list', items: list }, own] })).buttons.map((one) => one.label),
    ).toEqual(['1 完成', '2 完成', '3 完成', '4 完成', '更多']);
  });

  it('of several lists is numbered through, so that a button names one row', () => {
    const list = (token: string): Block<string> => ({
      type: 'list',
      items: [0, 1].map((at) => ({
        line: [{ type: 'text', text: token }],
        button: button('看', `${token}${at}`),
      })),
    });
    const face = faceOf(taskCard({ blocks: [list('a'), list('b')] }));
    expect(readMarkdown(face.markdown).split('\n')).toEqual(['1. a', '2. a', '3. b', '4. b']);
    expect(face.buttons.map((one) => one.label)).toEqual(['1 看', '2 看', '3 看', '4 看']);
  });

  it('of long labels is cut so that five of them and their tokens share one value', () => {
    const buttons = Array.from({ length: 5 }, (_, at) =>
      button(`${at}${'很长的按钮'.repeat(9)}`, `${at}`.repeat(24)),
    );
    const face = faceOf(taskCard({ blocks: [{ type: 'actions', buttons }] }));
    expect(face.buttons).toHaveLength(5);
    expect(bytes(publicParams(face).sys_full_json_obj ?? '')).toBeLessThanOrEqual(LIMITS.cardValueBytes);
    expect(face.losses.every((loss) => loss.what === 'button_label_cut')).toBe(true);
  });
});

describe('links behind buttons', () => {
  it('are made for one and for several buttons, and not without an address', () => {
    const one = plainRobotMessage(
      taskCard({ blocks: [{ type: 'actions', buttons: [button('完成', 'tok1')] }] }),
      'https://l.example',
    );
    expect(one).toMatchObject({ tier: 'C', msgKey: 'sampleActionCard' });
    expect(JSON.parse(one.msgParam)).toMatchObject({
      singleTitle: '完成',
      singleURL: 'https://l.example/go/tok1',
    });
    const two = plainRobotMessage(taskCard(), 'https://l.example');
    expect(two.msgKey).toBe('sampleActionCard2');
    expect(JSON.parse(two.msgParam)).toMatchObject({
      actionTitle2: '开始',
      actionURL2: 'https://l.example/go/tokStart',
    });
    const none = plainRobotMessage(taskCard(), null);
    expect(none).toMatchObject({ tier: 'D', msgKey: 'sampleMarkdown' });
    expect(readMarkdown(JSON.parse(none.msgParam).text)).toContain('例如「完成 BF26-8」');
  });

  it('lead nowhere but to the web', () => {
    const line = [
      { type: 'link', text: 'a', url: 'javascript:alert(1)' },
      { type: 'link', text: 'b', url: 'dtmd://dingtalkclient/sendMessage?content=x' },
      { type: 'link', text: 'c', url: 'https://x.example/a) [b](https://evil.example' },
    ] as const;
    const { markdown } = faceOf(taskCard({ blocks: [{ type: 'text', line }] }));
    expect(markdown).toBe('ab[c](https://x.example/a%29%20%5Bb%5D%28https://evil.example)');
  });
});
