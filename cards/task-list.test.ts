import { line, listView, losAngeles, shenzhen } from '../test/golden/company.ts';
import { buttonsOf, readCard } from '../test/golden/read-card.ts';
import { taskListCard } from './task-list.ts';

describe('a list of tasks', () => {
  it('says each task in the words of its card, grouped', () => {
    const lines = readCard(taskListCard(listView(3, 3), losAngeles));
    expect(lines).toEqual([
      'Tasks of BF26',
      'Late',
      'BF26-1 SKU 1 · @Maya Torres · Fri 30 Oct 18:00 PDT · ⏳ 2 working days late [Show]',
      'BF26-2 FNSKU · @Chen Wei · Fri 30 Oct 18:00 PDT · Urgent · ⏳ 1 working day late [Show]',
      'Next 7 days',
      '★ BF26-3 SKU 3 · Nobody yet · Fri 30 Oct 18:00 PDT [Show]',
    ]);
  });

  it('shows ten lines at most, the number of the rest and where to find them', () => {
    const card = taskListCard(listView(10, 23), losAngeles);
    expect(readCard(card)).toContain('13 more tasks');
    expect(buttonsOf(card).at(-1)).toEqual({
      label: 'Next',
      press: { operation: 'task.list', input: { project: 'p1', page: 2 } },
    });
  });

  it('turns back from a later page, and not forward from the last', () => {
    const card = taskListCard(listView(3, 23, { page: 3 }), shenzhen);
    const turning = buttonsOf(card).filter(({ press }) => press.operation === 'task.list');
    expect(turning).toEqual([
      { label: '上一页', press: { operation: 'task.list', input: { project: 'p1', page: 2 } } },
    ]);
  });

  it('never shows more than ten lines even if more are given', () => {
    const card = taskListCard(listView(30, 30), losAngeles);
    expect(readCard(card).filter((text) => text.endsWith('[Show]'))).toHaveLength(10);
    expect(readCard(card)).toContain('20 more tasks');
  });

  it.each([
    ['task.mine', {}, '', 'My tasks'],
    ['task.today', {}, '', 'Today'],
    ['task.find', { text: 'x' }, 'labels', 'Tasks with “labels”'],
    ['task.list', {}, '', 'Tasks'],
    ['task.list', { overdue: true }, '', 'Late tasks'],
    ['task.list', { person: 'maya' }, 'Maya Torres', 'Tasks of Maya Torres'],
    ['task.list', { project: 'p1' }, 'BF26', 'Tasks of BF26'],
  ])('%s of %j is called by its verb', (operation, input, title, expected) => {
    expect(taskListCard(listView(1, 1, { title, again: { operation, input } }), losAngeles).title).toBe(
      expected,
    );
  });

  it('says so when there is nothing', () => {
    expect(readCard(taskListCard(listView(0, 0), losAngeles))).toEqual(['Tasks of BF26', 'No tasks here.']);
  });

  it('marks a finished task and does not call it late', () => {
    const groups = [{ heading: 'done', tasks: [line({ status: 'done', late: true, lateDays: 3 })] }];
    expect(readCard(taskListCard({ ...listView(0, 1), groups }, losAngeles))[2]).toBe(
      '✓ BF26-8 Coupon setup · @Maya Torres · Fri 30 Oct 18:00 PDT · High priority [Show]',
    );
  });
});
