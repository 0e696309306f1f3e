import type { TaskListView, TaskView } from '../../../cards/views.ts';
import { eachEngine } from '../../../test/database.ts';
import type { ResultOf } from '../registry.ts';
import { type Company, foundCompany } from '../testing/company.ts';

/** Fails to build where a result could not be shown by the card that it is for. */
function showable(list: ResultOf<'task.list'>, task: ResultOf<'task.show'>): [TaskListView, TaskView] {
  return [list, task];
}

function titles(list: ResultOf<'task.list'>): string[] {
  return list.groups.flatMap((group) => group.tasks.map((task) => task.title));
}

const at = (wall: string, zone = 'Asia/Shanghai') => ({ wall, zone });

eachEngine((_name, open) => {
  let company: Company;
  // Tests start at 2026-09-01T08:00Z: Tuesday 16:00 in Shenzhen.
  beforeEach(async () => {
    company = await foundCompany(open);
  });

  it('groups by when tasks are due, the earliest first and the undated last', async () => {
    await company.task({ title: 'undated' });
    await company.task({ title: 'later', due: at('2026-09-20T18:00') });
    await company.task({ title: 'late', due: at('2026-08-31T18:00') });
    await company.task({ title: 'tomorrow', due: at('2026-09-02T09:00') });
    await company.task({ title: 'today', due: at('2026-09-01T18:00') });
    await company.task({ title: 'week', due: at('2026-09-08T18:00') });
    const { result } = await company.act('lin', 'task.list', { project: 'p1' });
    expect(result.groups.map((group) => group.heading)).toEqual([
      'late',
      'today',
      'tomorrow',
      'week',
      'later',
      'undated',
    ]);
    expect(titles(result)).toEqual(['late', 'today', 'tomorrow', 'week', 'later', 'undated']);
    expect(result).toMatchObject({ title: 'BF26', total: 6 });
    const task = await company.task();
    const shown = await company.act('lin', 'task.show', { task });
    expect(showable(result, shown.result)).toHaveLength(2);
  });

  it('shows ten a page, and carries the question for the next one', async () => {
    const tasks = Array.from({ length: 12 }, (_, index) => ({ project: 'p1', title: `Task ${index}` }));
    await company.act('lin', 'task.create_many', { tasks });
    const asked = { project: 'p1', status: ['open', 'done'] };
    const first = await company.act('lin', 'task.list', asked);
    expect(titles(first.result)).toHaveLength(10);
    expect(first.result).toMatchObject({
      total: 12,
      page: 1,
      pageSize: 10,
      again: { operation: 'task.list', input: asked },
    });
    const again = { ...first.result.again.input, page: 2 };
    const second = await company.act('lin', 'task.list', again);
    expect(titles(second.result)).toEqual(['Task 10', 'Task 11']);
  });

  it('puts finished tasks behind the open ones across pages, the last finished first', async () => {
    for (let index = 0; index < 12; index++) {
      const task = await company.task({ title: `T${index}` });
      company.base.clock.advance(1000);
      if (index < 5) await company.act('lin', 'task.done', { task });
    }
    const asked = { project: 'p1', status: ['open', 'done'] };
    const first = await company.act('lin', 'task.list', asked);
    const second = await company.act('lin', 'task.list', { ...asked, page: 2 });
    expect([...titles(first.result), ...titles(second.result)]).toEqual([
      ...['T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11'],
      ...['T4', 'T3', 'T2', 'T1', 'T0'],
    ]);
    expect(second.result.groups.map((group) => group.heading)).toEqual(['done']);
  });

  it('narrows by person, status, lateness and room', async () => {
    await company.task({ title: 'mine', responsible: 'wang', due: at('2026-08-31T18:00') });
    await company.task({ title: 'helped', responsible: 'mei', helpers: ['wang'] });
    const blocked = await company.task({ title: 'blocked' });
    await company.act('lin', 'task.block', { task: blocked, reason: 'r' });
    await company.task({ title: 'elsewhere', project: 'p2' });
    const list = async (input: object) =>
      titles((await company.act('lin', 'task.list', input)).result).sort();
    expect(await list({ person: 'wang' })).toEqual(['helped', 'mine']);
    expect(await list({ status: ['blocked'] })).toEqual(['blocked']);
    expect(await list({ overdue: true })).toEqual(['mine']);
    expect(await list({ room: 'r1' })).toEqual(['blocked', 'helped', 'mine']);
    expect(await list({})).toEqual(['blocked', 'elsewhere', 'helped', 'mine']);
  });

  it('lists my own work, and what of it is for today where I am', async () => {
    await company.task({ title: 'today here', responsible: 'sam', due: at('2026-09-02T06:59', 'UTC') });
    await company.task({ title: 'tomorrow here', responsible: 'sam', due: at('2026-09-02T07:00', 'UTC') });
    await company.task({ title: 'not mine', responsible: 'wang', due: at('2026-09-01T18:00') });
    const mine = await company.act('sam', 'task.mine', {});
    expect(titles(mine.result)).toEqual(['today here', 'tomorrow here']);
    // Sam's day in Los Angeles (UTC-7) ends at 07:00Z.
    const today = await company.act('sam', 'task.today', {});
    expect(titles(today.result)).toEqual(['today here']);
  });

  it('leaves deleted tasks and those of archived projects out', async () => {
    const task = await company.task({ title: 'deleted' });
    await company.act('lin', 'task.delete', { task, confirmed: true });
    await company.task({ title: 'archived', project: 'p2', responsible: 'lin' });
    await company.act('lin', 'project.archive', { project: 'p2', confirmed: true });
    expect(titles((await company.act('lin', 'task.list', {})).result)).toEqual([]);
    expect(titles((await company.act('lin', 'task.mine', {})).result)).toEqual([]);
  });

  it('counts lateness in working days of the responsible person’s calendar', async () => {
    const task = await company.task({ responsible: 'wang', due: at('2026-09-30T18:00') });
    const days = async (now: string) => {
      company.base.clock.set(new Date(now));
      return (await company.act('lin', 'task.show', { task })).result.lateDays;
    };
    expect(await days('2026-10-05T01:00:00Z')).toBe(0);
    expect(await days('2026-10-08T01:00:00Z')).toBe(1);
    expect(await days('2026-10-09T01:00:00Z')).toBe(2);
    // A working Saturday.
    expect(await days('2026-10-10T01:00:00Z')).toBe(3);
  });

  it('counts the days of a US calendar for somebody in Los Angeles, and none once it is done', async () => {
    const due = at('2026-10-09T18:00', 'America/Los_Angeles');
    const task = await company.task({ responsible: 'sam', due });
    company.base.clock.set(new Date('2026-10-12T20:00:00Z'));
    expect((await company.act('lin', 'task.show', { task })).result).toMatchObject({
      late: true,
      lateDays: 0,
    });
    company.base.clock.set(new Date('2026-10-13T15:30:00Z'));
    expect((await company.act('lin', 'task.show', { task })).result.lateDays).toBe(1);
    await company.act('lin', 'task.done', { task });
    expect((await company.act('lin', 'task.show', { task })).result).toMatchObject({
      late: false,
      lateDays: 0,
    });
  });

  it('stores the wall time that exists, and says what the clock change did', async () => {
    const gap = await company.act('lin', 'task.create', {
      project: 'p1',
      title: 'gap',
      due: at('2027-03-14T02:30', 'America/Los_Angeles'),
    });
    expect(gap.result.clock).toMatchObject({ change: 'gap' });
    expect(gap.result.task.due).toEqual({
      at: new Date('2027-03-14T10:30:00Z'),
      wall: '2027-03-14T03:30:00',
      zone: 'America/Los_Angeles',
    });
    const twice = await company.act('lin', 'task.due', {
      task: gap.result.task.id,
      due: at('2026-11-01T01:30', 'America/New_York'),
    });
    expect(twice.result.task.due?.at).toEqual(new Date('2026-11-01T05:30:00Z'));
    expect(twice.result.clock).toMatchObject({
      change: 'overlap',
      alternative: { at: new Date('2026-11-01T06:30:00Z') },
    });
  });

  it('finds in key, title, tags, notes and files, without regard to case and width, in both languages', async () => {
    const title = await company.task({ title: 'Check ＣＯＵＰＯＮ settings' });
    const chinese = await company.task({ title: '检查优惠券设置' });
    const tagged = await company.task({ title: 'Tagged', tags: ['eBay-Ads'] });
    const noted = await company.task({ title: 'Noted' });
    await company.act('lin', 'task.note', { task: noted, text: 'The coupon is wrong' });
    const file = await company.task({ title: 'With file' });
    await company.act('lin', 'task.attach', { task: file, kind: 'file', name: 'Coupon.xlsx', ref: 'f1' });
    const find = async (text: string) => {
      const { result } = await company.act('lin', 'task.find', { text });
      return result.groups.flatMap((group) => group.tasks.map((task) => task.id));
    };
    const coupon = await find('coupon');
    expect(coupon[0]).toBe(title);
    expect(new Set(coupon)).toEqual(new Set([title, noted, file]));
    expect(await find('优惠券')).toEqual([chinese]);
    expect(await find('EBAY')).toEqual([tagged]);
    expect((await find('bf26-1'))[0]).toBe(title);
    expect(await find('100%')).toEqual([]);
    await company.act('lin', 'task.delete', { task: noted, confirmed: true });
    expect(new Set(await find('coupon'))).toEqual(new Set([title, file]));
  });
});
