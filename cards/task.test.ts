import {
  chen,
  daniel,
  fullTask,
  losAngeles,
  moment,
  NOW,
  sam,
  shenzhen,
  task,
} from '../test/golden/company.ts';
import { buttonsOf, readCard } from '../test/golden/read-card.ts';
import { taskCard } from './task.ts';

const labels = (card: ReturnType<typeof taskCard>) => buttonsOf(card).map(({ label }) => label);

describe('the card of a task', () => {
  it('says who, when in both zones and how urgent in one line', () => {
    expect(readCard(taskCard(task(), losAngeles))).toEqual([
      'BF26-8 · Coupon setup',
      '@Maya Torres · Fri 30 Oct 18:00 PDT · Sat 09:00 China · High priority',
      '[Done] [Start] [Reschedule] [Assign] [More]',
    ]);
  });

  it('puts the zone of a Chinese room first', () => {
    expect(readCard(taskCard(task(), shenzhen))).toEqual([
      'BF26-8 · Coupon setup',
      '@Maya Torres · 10月31日 周六 09:00 中国 · 周五 18:00 洛杉矶 · 高优先级',
      '[完成] [开始] [改期] [指派] [更多]',
    ]);
  });

  it('shows at most two further zones', () => {
    const reader = { ...losAngeles, otherZones: ['Asia/Shanghai', 'America/New_York', 'Europe/London'] };
    const line = readCard(taskCard(task(), reader))[1] ?? '';
    expect(line).toContain('18:00 PDT · Sat 09:00 China · Fri 21:00 EDT · High');
  });

  it('says so when nobody is responsible and nothing is due', () => {
    const card = taskCard(task({ responsible: null, due: null, priority: 'normal' }), losAngeles);
    expect(readCard(card)[1]).toBe('Nobody yet · No due date · Normal priority');
  });

  it.each([
    ['open', ['Done', 'Start', 'Reschedule', 'Assign', 'More']],
    ['in_progress', ['Done', 'Block', 'Reschedule', 'More']],
    ['blocked', ['Unblock', 'More']],
    ['done', ['Reopen']],
  ] as const)('has the buttons of a task that is %s', (status, expected) => {
    expect(labels(taskCard(task({ status }), losAngeles))).toEqual(expected);
  });

  it('means the task by every button', () => {
    const presses = buttonsOf(taskCard(task(), losAngeles)).map(({ press }) => press);
    expect(presses).toEqual([
      { operation: 'task.done', input: { task: 't8' } },
      { operation: 'task.start', input: { task: 't8' } },
      { operation: 'open.form', input: { form: 'task.due', task: 't8' } },
      { operation: 'open.form', input: { form: 'task.assign', task: 't8' } },
      { operation: 'open.more', input: { task: 't8' } },
    ]);
  });

  it('leaves out buttons that its readers may not press', () => {
    const card = taskCard(task(), losAngeles, { may: (operation) => operation !== 'task.assign' });
    expect(labels(card)).toEqual(['Done', 'Start', 'Reschedule', 'More']);
  });

  it.each([
    [{ status: 'open', late: true }, 'late'],
    [{ status: 'in_progress', late: true }, 'late'],
    [{ status: 'blocked', late: true }, 'blocked'],
    [{ status: 'in_progress', late: false }, 'in_progress'],
    [{ status: 'done', late: true }, 'done'],
  ] as const)('is coloured by state, late before open: %j is %s', (given, tone) => {
    expect(taskCard(task(given), losAngeles).tone).toBe(tone);
  });

  it('says everything that there is to say, a line each', () => {
    expect(readCard(taskCard(fullTask(), losAngeles)).slice(2, -1)).toEqual([
      '⏳ 2 working days late',
      'Waiting for BF26-5 Ship to FBA',
      'With @Chen Wei, @Li Ting',
      '★ Milestone · ★ Launch-critical · Checklist 2/5 · Starts Tue 20 Oct 09:00 PDT · Estimate 2 h 30 min · ~ads ~coupon',
      'Files: coupon.xlsx 47 KB, Plan',
      'Chen Wei, Tue 27 Oct 18:00 PDT: FNSKU 12,000 · 3 notes',
      'This is a day off in the calendar of the person responsible.',
    ]);
  });

  it('shows the newest note, in whatever order they come', () => {
    const notes = [
      { author: sam, text: 'newer', at: new Date('2026-10-28T02:00:00Z') },
      { author: chen, text: 'older', at: new Date('2026-10-27T02:00:00Z') },
    ];
    const lines = readCard(taskCard(task({ notes, noteCount: 2 }), losAngeles));
    expect(lines.join('\n')).toContain('newer');
    expect(lines.join('\n')).not.toContain('older');
  });

  it('says why it is blocked', () => {
    const card = taskCard(task({ status: 'blocked', blockedReason: 'no\nlabels' }), losAngeles);
    expect(readCard(card)[2]).toBe('⛔ Blocked: no labels');
  });

  it('shrinks to who and when once it is done', () => {
    const card = taskCard(fullTask({ status: 'done', doneBy: daniel, doneAt: NOW }), losAngeles);
    expect(readCard(card)).toEqual([
      'BF26-8 · Coupon setup',
      '✓ Done by @Daniel Kim · Wed 28 Oct 19:15 PDT',
      '[Reopen]',
    ]);
  });

  it('shrinks to by whom once it is withdrawn or deleted, without a button', () => {
    const gone = (withdrawn: boolean) =>
      readCard(taskCard(task({ deleted: { at: NOW, by: sam, withdrawn } }), losAngeles)).slice(1);
    expect(gone(true)).toEqual(['Withdrawn by @Sam Reed · Wed 28 Oct 19:15 PDT']);
    expect(gone(false)).toEqual(['Deleted by @Sam Reed · Wed 28 Oct 19:15 PDT']);
  });

  it('hides notes and the titles of other tasks where people from outside read', () => {
    const lines = readCard(taskCard(fullTask(), { ...losAngeles, audience: 'external' })).join('\n');
    expect(lines).not.toContain('FNSKU 12,000');
    expect(lines).not.toContain('Ship to FBA');
    expect(lines).toContain('Waiting for BF26-5');
  });

  it('cuts a long head and says the whole title below', () => {
    const title = 'word '.repeat(40).trim();
    const [head, whole] = readCard(taskCard(task({ title }), losAngeles));
    expect(Array.from(head ?? '').length).toBeLessThanOrEqual(80);
    expect(head).toMatch(/…$/);
    expect(whole).toBe(title);
  });

  it('says first why a private copy came', () => {
    const card = taskCard(task(), losAngeles, { because: [{ type: 'assigned_to_you', actor: sam }] });
    expect(readCard(card)[1]).toBe('Sam Reed made you responsible for this.');
  });

  it('links only web addresses', () => {
    const attachments = [{ name: 'x', url: 'javascript:alert(1)', size: null }];
    const card = taskCard(task({ attachments }), losAngeles);
    expect(JSON.stringify(card)).not.toContain('javascript:');
  });

  it('says that a wall time which happens twice means the first one', () => {
    const due = moment('2026-11-01T01:30:00', 'America/New_York');
    const second = { ...due, at: new Date('2026-11-01T06:30:00Z') };
    const said = 'The clocks go back that night and this time happens twice; the first one is meant.';
    expect(readCard(taskCard(task({ due }), losAngeles))).toContain(said);
    expect(readCard(taskCard(task({ due: second }), losAngeles))).not.toContain(said);
  });

  it('writes the year of a due time in another one', () => {
    const due = moment('2027-01-05T18:00:00', 'America/Los_Angeles');
    expect(readCard(taskCard(task({ due }), losAngeles))[1]).toContain('Tue 5 Jan 2027 18:00 PST');
  });
});
