import { taskCard, taskReceiptCard } from './index.ts';
import type { Card } from './model.ts';
import type { Reader, TaskView } from './views.ts';

const now = new Date('2026-10-29T02:15:00Z');
const reader = (locale: 'zh' | 'en', zone: string): Reader => ({
  ...{ locale, zone, otherZones: [], audience: 'internal', now, scope: 'room', trigger: '' },
});
const rule = { kind: 'weekly', interval: 1, weekdays: [1], clock: '09:00', zone: 'Asia/Shanghai' } as const;

function task(more: Partial<TaskView> = {}): TaskView {
  const lin = { id: 'lin', name: '林晓', otherName: 'Lin Xiao' };
  return {
    ...{ id: 't', key: 'BF26-8', title: 'Report', status: 'open', priority: 'normal', responsible: lin },
    ...{ late: false, lateDays: 0, milestone: false, pinned: false, helpers: [], followers: [], start: null },
    ...{ blockedReason: null, checklist: [], dependsOn: [], attachments: [], notes: [], noteCount: 0 },
    ...{ tags: [], estimate: null, createdBy: lin, doneAt: null, doneBy: null, deleted: null },
    project: { id: 'p', code: 'BF26', name: 'Black Friday', zone: 'America/New_York' },
    due: { at: new Date('2026-11-02T01:00:00Z'), wall: '2026-11-02T09:00:00', zone: 'Asia/Shanghai' },
    ...more,
  };
}

const textOf = (card: Card): string => JSON.stringify(card.blocks);

const series = { rule, off: 'keep', until: null, count: null } as const;

describe('a task that repeats', () => {
  it('says how and when next, with the zone where the reader’s clocks show another', () => {
    const repeating = task({ repeats: { ...series, next: '2026-11-09' } });
    expect(textOf(taskCard(repeating, reader('en', 'America/Los_Angeles')))).toContain(
      'Every Monday 09:00 China · next 9 Nov',
    );
    expect(textOf(taskCard(repeating, reader('zh', 'Asia/Shanghai')))).toContain(
      '每周一 09:00 · 下次 11月9日',
    );
  });

  it('says on which terms', () => {
    const terms = { ...series, off: 'before', until: '2026-12-31', next: '2026-11-09' } as const;
    const [english, chinese] = (['en', 'zh'] as const).map((locale) =>
      textOf(taskCard(task({ repeats: terms }), reader(locale, 'Asia/Shanghai'))),
    );
    expect(english).toContain('Every Monday 09:00 · before days off · until 31 Dec · next 9 Nov');
    expect(chinese).toContain('每周一 09:00 · 遇休提前 · 到 12月31日 为止 · 下次 11月9日');
    const counted = task({ repeats: { ...series, count: 10, next: '2026-11-09' } });
    expect(textOf(taskCard(counted, reader('en', 'Asia/Shanghai')))).toContain('10 times · next 9 Nov');
  });

  it('says where it was the last one', () => {
    const last = task({ repeats: { ...series, next: null } });
    expect(textOf(taskCard(last, reader('en', 'Asia/Shanghai')))).toContain('this is the last one');
    expect(textOf(taskCard(last, reader('zh', 'Asia/Shanghai')))).toContain('这是最后一次');
  });

  it('says nothing of it otherwise', () => {
    expect(textOf(taskCard(task(), reader('en', 'Asia/Shanghai')))).not.toContain('Every');
  });
});

describe('what a clock change did to a due time', () => {
  const view = { did: 'created', notes: ['gap'], chips: [], undoable: true, shownIn: [] } as const;

  it('is said once on the card and once in the receipt', () => {
    const moved = task({ dueNotes: ['gap'] });
    const english = reader('en', 'Asia/Shanghai');
    for (const card of [taskCard(moved, english), taskReceiptCard({ ...view, task: moved }, english)]) {
      expect(textOf(card).split('does not exist')).toHaveLength(2);
    }
  });
});
