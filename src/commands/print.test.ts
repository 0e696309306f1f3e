import fc from 'fast-check';
import { titleText } from './fold.ts';
import type { Intent } from './intent.ts';
import { interpret } from './interpret.ts';
import { type Names, printIntent } from './print.ts';
import { BF26, inAngeles, inShenzhen, lookupOf, MEMBERS, PD27 } from './world.fixture.ts';

const names: Names = {
  member: (id) => MEMBERS.find((member) => member.id === id)?.name,
  task: (id) => (id.startsWith('task-') ? id.replace('task-', 'BF26-') : undefined),
  project: (id) => [BF26, PD27].find((project) => project.id === id)?.code,
};

const lookup = lookupOf();

async function readBack(
  intent: Intent,
  locale: 'zh' | 'en',
): Promise<{ line: string | null; intent: Intent | null }> {
  const line = printIntent(intent, locale, names);
  if (line === null) return { line, intent: null };
  const found = await interpret(locale === 'zh' ? inShenzhen(line) : inAngeles(line), lookup);
  return { line, intent: found.kind === 'intent' ? found.intent : null };
}

const task = 'task-8';
const intents: readonly Intent[] = [
  { operation: 'task.start', input: { task } },
  { operation: 'task.done', input: { task } },
  { operation: 'task.reopen', input: { task } },
  { operation: 'task.block', input: { task, reason: 'waiting for @maya, due: friday' } },
  { operation: 'task.unblock', input: { task } },
  { operation: 'task.assign', input: { task, responsible: 'maya', helpers: ['li', 'sam'] } },
  { operation: 'task.assign', input: { task, responsible: null } },
  { operation: 'task.due', input: { task, due: { wall: '2026-11-01T01:30:00', zone: 'Etc/GMT+5' } } },
  { operation: 'task.due', input: { task, due: null } },
  { operation: 'task.priority', input: { task, priority: 'urgent' } },
  { operation: 'task.rename', input: { task, title: 'Ads by friday #1' } },
  { operation: 'task.rename', input: { task, title: 'to do' } },
  { operation: 'task.move', input: { task, project: PD27.id } },
  { operation: 'task.depend', input: { task, on: 'task-7' } },
  { operation: 'task.depend', input: { task, on: 'task-7', remove: true } },
  { operation: 'task.pin', input: { task, pinned: true } },
  { operation: 'task.pin', input: { task, pinned: false } },
  { operation: 'task.milestone', input: { task, milestone: true } },
  { operation: 'task.note', input: { task, text: 'line one\nline two: done' } },
  { operation: 'task.check', input: { task, text: 'photos: all five' } },
  { operation: 'task.check', input: { task, text: 'photos', done: false } },
  {
    operation: 'task.attach',
    input: { task, kind: 'link', name: 'quote by friday', ref: 'https://example.com/a?b=1' },
  },
  { operation: 'task.watch', input: { task, watching: true } },
  { operation: 'task.watch', input: { task, watching: false } },
  { operation: 'task.delete', input: { task } },
  { operation: 'task.undo', input: {} },
  { operation: 'task.show', input: { task } },
  { operation: 'task.mine', input: {} },
  { operation: 'task.today', input: {} },
  { operation: 'task.find', input: { text: 'coupon' } },
  {
    operation: 'task.list',
    input: { project: BF26.id, person: 'maya', status: ['open', 'in_progress'], overdue: true },
  },
  { operation: 'project.show', input: { project: BF26.id } },
  { operation: 'project.status', input: { project: BF26.id } },
  { operation: 'project.archive', input: { project: BF26.id } },
  { operation: 'project.list', input: {} },
  {
    operation: 'project.launch',
    input: { project: BF26.id, launch: { wall: '2026-11-27T00:00:00', zone: 'America/Los_Angeles' } },
  },
  {
    operation: 'project.create',
    input: {
      name: 'Product launch plan',
      code: 'PL27',
      zone: 'America/New_York',
      launch: { wall: '2027-03-01T09:00:00', zone: 'Europe/Berlin' },
    },
  },
  { operation: 'project.role', input: { project: BF26.id, member: 'sam', role: 'manager' } },
  { operation: 'project.role', input: { project: BF26.id, member: 'sam', role: null } },
  { operation: 'project.invite', input: { project: BF26.id, member: 'zhou', role: 'external' } },
  { operation: 'member.tenant_role', input: { member: 'zhao', finance: true } },
  { operation: 'member.tenant_role', input: { member: 'zhao', tenantAdmin: false } },
  { operation: 'member.settings', input: { zone: 'Asia/Shanghai' } },
  { operation: 'member.settings', input: { locale: 'en' } },
  { operation: 'room.settings', input: { room: 'room-1', audience: 'external' } },
  { operation: 'room.settings', input: { room: 'room-1', zone: 'America/Los_Angeles' } },
  { operation: 'room.show', input: { project: BF26.id, room: 'room-1' } },
  { operation: 'room.hide', input: { project: BF26.id, room: 'room-1' } },
  { operation: 'room.default', input: { project: BF26.id, room: 'room-1' } },
  { operation: 'workspace.bind', input: { code: '7K2M-Q9XD', partner: true } },
  { operation: 'member.link', input: {} },
  { operation: 'member.link', input: { code: 'ABCD-1234' } },
  { operation: 'settings', input: {} },
  { operation: 'help', input: { topic: 'due' } },
];

describe('a printed line', () => {
  it.each(intents.map((intent) => [intent.operation, intent] as const))(
    'means the %s it was printed from, in either language',
    async (_, intent) => {
      for (const locale of ['en', 'zh'] as const) {
        const back = await readBack(intent, locale);
        expect({ locale, ...back }).toEqual({ locale, line: back.line, intent });
        expect(back.line).not.toBeNull();
      }
    },
  );

  it('is null for what no line can say', () => {
    const create = (input: object) =>
      printIntent({ operation: 'task.create', input: { ...input } }, 'en', names);
    expect(create({ project: BF26.id, title: 'x', milestone: true })).toBeNull();
    expect(create({ project: BF26.id, title: 'x', responsible: 'stranger' })).toBeNull();
    expect(create({ project: BF26.id, title: 'x', helpers: ['maya'] })).toBeNull();
    expect(printIntent({ operation: 'open.form', input: {} }, 'en', names)).toBeNull();
  });

  const word = fc.constantFrom(
    'Check',
    'coupon',
    '更新主图',
    'by',
    'friday',
    '#BF26',
    '@maya',
    '明天',
    '!high',
    'task',
    'due',
    '3pm',
    '~x',
    'A+',
    '周五',
    'new',
    '12/1',
    '“引”',
    '"q',
    'T-3',
    'BF26-8',
    '：',
    'est:3h',
    '-',
    '1.',
    'on',
    '前',
    'launch',
    'PT',
    'for',
  );
  const title = fc
    .oneof(
      fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
      fc.string({ maxLength: 40, unit: 'grapheme' }),
    )
    .map(titleText)
    .filter(
      (text) => text !== '' && titleText(text) === text && !/[\p{Cc}\uE000\uE001\u2028\u2029]/u.test(text),
    );
  const people = fc.uniqueArray(fc.constantFrom(...MEMBERS.map(({ id }) => id)), { maxLength: 4 });
  const due = fc.constantFrom(
    { wall: '2026-10-30T18:00:00', zone: 'America/Los_Angeles' },
    { wall: '2026-11-01T01:30:00', zone: 'America/New_York' },
    { wall: '2027-02-06T09:15:00', zone: 'Asia/Shanghai' },
    { wall: '2027-07-01T23:59:00', zone: 'UTC' },
  );
  const newTask = fc
    .record({
      title,
      people,
      followers: people,
      priority: fc.option(fc.constantFrom('low', 'normal', 'high', 'urgent'), { nil: undefined }),
      due: fc.option(due, { nil: undefined }),
      start: fc.option(due, { nil: undefined }),
      tags: fc.uniqueArray(fc.constantFrom('ads', '主图', 'q4'), { maxLength: 2 }),
      estimate: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: undefined }),
      note: fc.option(
        fc.constantFrom('Invoice: in the folder', '先看 https://a.cn/b', '- not an item', 'a\nb'),
        {
          nil: undefined,
        },
      ),
      items: fc.array(fc.constantFrom('photos', '检查标签', 'copy: final', 'call @maya'), { maxLength: 3 }),
    })
    .map(({ title: text, people: [responsible, ...helpers], ...more }) => ({
      project: BF26.id,
      title: text,
      ...(responsible && { responsible }),
      ...(helpers.length > 0 && { helpers }),
      ...(more.followers.length > 0 && { followers: more.followers }),
      ...(more.priority && { priority: more.priority }),
      ...(more.due && { due: more.due }),
      ...(more.start && { start: more.start }),
      ...(more.tags.length > 0 && { tags: more.tags }),
      ...(more.estimate !== undefined && { estimate: more.estimate }),
      ...(more.note && { note: more.note }),
      ...(more.items.length > 0 && { items: more.items }),
    }));

  it('of any new task gives back the same task', async () => {
    await fc.assert(
      fc.asyncProperty(newTask, fc.constantFrom('en', 'zh'), async (input, locale) => {
        const intent = { operation: 'task.create', input };
        const back = await readBack(intent, locale as 'en' | 'zh');
        if (back.line !== null) expect(back).toEqual({ line: back.line, intent });
      }),
      { numRuns: 500 },
    );
  });

  it('of a batch gives back the same batch', async () => {
    const batch = fc
      .array(newTask, { minLength: 2, maxLength: 4 })
      .map((tasks) =>
        tasks.map(({ items: _, start: __, note: ___, ...rest }: Record<string, unknown>) => rest),
      );
    await fc.assert(
      fc.asyncProperty(batch, async (tasks) => {
        const intent = { operation: 'task.create_many', input: { tasks } };
        const back = await readBack(intent, 'en');
        if (back.line !== null) expect(back).toEqual({ line: back.line, intent });
      }),
      { numRuns: 100 },
    );
  });
});
