import { eachEngine } from '../../../test/database.ts';
import { readActor } from '../member/actor.ts';
import { perform } from '../perform.ts';
import { type Company, foundCompany, typesOf } from '../testing/company.ts';

const weekly = (clock = '09:00', zone = 'Asia/Shanghai') => ({
  rule: { kind: 'weekly', interval: 1, weekdays: [1], clock, zone },
});
const daily = (clock: string, zone: string) => ({ rule: { kind: 'daily', interval: 1, clock, zone } });

eachEngine((_name, open) => {
  let company: Company;
  beforeEach(async () => {
    company = await foundCompany(open);
    company.base.clock.set(new Date('2026-10-29T02:15:00Z'));
  });

  const seriesOf = (taskId: string) =>
    company.read(async ({ db }) => {
      const { seriesId } = await db.task.findFirstOrThrow({ where: { id: taskId } });
      return db.series.findFirstOrThrow({ where: { id: seriesId ?? '' } });
    });
  const tasks = () =>
    company.read(({ db }) => db.task.findMany({ where: { deletedAt: null }, orderBy: [{ number: 'asc' }] }));
  const planned = async () => {
    const far = new Date('2100-01-01T00:00:00Z');
    const rows = await company.base.store.occurrences.claimDue(far, 'test', 50, 1);
    return rows.map((row) => ({ due: row.dueAt.toISOString(), key: row.localKey }));
  };
  /** Does what the schedule does on a series' day. */
  const make = async (seriesId: string) => {
    const { store, clock, ids } = company.base;
    return store.inTenant(company.tenantId, async (tx) => {
      const series = await tx.db.series.findFirstOrThrow({ where: { id: seriesId } });
      const actor = await readActor(tx, series.createdById);
      if (!actor) throw new Error('nobody');
      const scene = { tx, now: clock.now(), ids, actor, place: null, origin: {}, requestId: 'clock' };
      return perform(scene, 'series.make', { series: seriesId }, { reversible: false });
    });
  };

  it('begins with a task due on the first date, and plans the day of the next one', async () => {
    await company.task({ every: weekly(), responsible: 'wang' });
    const [first] = await tasks();
    expect(first).toMatchObject({ dueWall: '2026-11-02T09:00:00', seriesDate: '2026-11-02' });
    expect(await planned()).toEqual([{ due: '2026-11-08T16:00:00.000Z', key: '2026-11-09T09:00' }]);
  });

  it('makes the next task as soon as the newest is done, and only then', async () => {
    const id = await company.task({ every: weekly(), responsible: 'wang', items: ['a'], priority: 'high' });
    const done = await company.act('wang', 'task.done', { task: id });
    expect(done.result.next).toBe('BF26-2');
    const [, second] = await tasks();
    expect(second).toMatchObject({
      ...{ dueWall: '2026-11-09T09:00:00', seriesDate: '2026-11-09', createdById: 'lin' },
      ...{ responsibleId: 'wang', priority: 'high', status: 'open' },
    });
    expect(await planned()).toEqual([{ due: '2026-11-15T16:00:00.000Z', key: '2026-11-16T09:00' }]);
    await company.act('lin', 'task.reopen', { task: id });
    await company.act('lin', 'task.done', { task: id });
    expect(await tasks()).toHaveLength(2);
  });

  it('makes it on its day where the one before is still open, once', async () => {
    const id = await company.task({ every: weekly() });
    const { id: seriesId } = await seriesOf(id);
    company.base.clock.set(new Date('2026-11-08T16:00:00Z'));
    expect((await make(seriesId)).result).toMatchObject({ task: { key: 'BF26-2' }, missed: [] });
    expect((await make(seriesId)).result).toMatchObject({ task: null });
    expect(await tasks()).toHaveLength(2);
  });

  it('does nothing before the day', async () => {
    const { id: seriesId } = await seriesOf(await company.task({ every: weekly() }));
    company.base.clock.set(new Date('2026-11-08T15:59:00Z'));
    expect((await make(seriesId)).result).toMatchObject({ task: null });
    expect(await planned()).toHaveLength(1);
  });

  it('collapses missed days into the latest', async () => {
    const { id: seriesId } = await seriesOf(await company.task({ every: weekly() }));
    company.base.clock.set(new Date('2026-11-24T00:00:00Z'));
    const { result } = await make(seriesId);
    expect(result).toMatchObject({ task: { key: 'BF26-2' }, missed: ['2026-11-09', '2026-11-16'] });
    const all = await tasks();
    expect(all.map((task) => task.seriesDate)).toEqual(['2026-11-02', '2026-11-23']);
    expect(await planned()).toEqual([{ due: '2026-11-29T16:00:00.000Z', key: '2026-11-30T09:00' }]);
  });

  it('is one task a local date on both strange nights', async () => {
    company.base.clock.set(new Date('2027-03-12T20:00:00Z'));
    const gap = await company.task({ every: daily('02:30', 'America/Los_Angeles') });
    const { id: seriesId } = await seriesOf(gap);
    company.base.clock.set(new Date('2027-03-14T08:00:00Z'));
    await make(seriesId);
    company.base.clock.set(new Date('2027-03-15T07:00:00Z'));
    await make(seriesId);
    const all = await tasks();
    expect(all.map((task) => [task.seriesDate, task.dueAt?.toISOString(), task.dueNote])).toEqual([
      ['2027-03-13', '2027-03-13T10:30:00.000Z', null],
      ['2027-03-14', '2027-03-14T10:30:00.000Z', 'gap'],
      ['2027-03-15', '2027-03-15T09:30:00.000Z', null],
    ]);
  });

  it('means the first of two equal wall times', async () => {
    company.base.clock.set(new Date('2026-10-31T12:00:00Z'));
    await company.task({ every: daily('01:30', 'America/New_York') });
    const [task] = await tasks();
    expect(task?.dueAt?.toISOString()).toBe('2026-11-01T05:30:00.000Z');
    expect(task?.dueNote).toBe('overlap');
  });

  it('ends after a number of tasks, or with its last date', async () => {
    const three = await company.task({ every: { ...weekly(), count: 2 } });
    await company.act('lin', 'task.done', { task: three });
    const [, second] = await tasks();
    const done = await company.act('lin', 'task.done', { task: second?.id });
    expect(done.result.next).toBeNull();
    const until = await company.task({ every: { ...weekly(), until: '2026-11-08' } });
    expect((await seriesOf(until)).nextDate).toBeNull();
    expect(await planned()).toEqual([]);
    const never = { ...weekly(), until: '2026-11-01' };
    const refused = await company.refusal('lin', 'task.create', { project: 'p1', title: 'x', every: never });
    expect(refused).toMatchObject({ code: 'invalid', facts: { path: 'every', issue: 'never' } });
  });

  it('skips or moves days off by the calendar of whoever is responsible', async () => {
    company.base.clock.set(new Date('2026-11-20T00:00:00Z'));
    const rule = { ...weekly().rule, weekdays: [4] };
    const date = async (off: string, responsible: string) => {
      const id = await company.task({ every: { rule, off }, responsible });
      return (await company.read(({ db }) => db.task.findFirstOrThrow({ where: { id } }))).seriesDate;
    };
    expect(await date('skip', 'sam')).toBe('2026-12-03');
    expect(await date('before', 'sam')).toBe('2026-11-25');
    expect(await date('after', 'sam')).toBe('2026-11-27');
    expect(await date('keep', 'sam')).toBe('2026-11-26');
    expect(await date('skip', 'wang')).toBe('2026-11-26');
  });

  it('carries on what the newest task says, without people who have left', async () => {
    const id = await company.task({ every: weekly(), responsible: 'wang', helpers: ['mei'] });
    await company.act('lin', 'task.rename', { task: id, title: 'Renamed' });
    await company.write(async ({ db }) => {
      await db.member.updateMany({ where: { id: 'wang' }, data: { active: false } });
    });
    await company.act('lin', 'task.done', { task: id });
    const [, second] = await tasks();
    expect(second).toMatchObject({ title: 'Renamed', responsibleId: null });
  });

  it('takes back the next task together with done, and makes it again', async () => {
    const id = await company.task({ every: weekly() });
    const { undoStepId } = await company.act('lin', 'task.done', { task: id });
    const undone = await company.act('lin', 'task.undo', { step: undoStepId });
    expect(typesOf(undone)).toContain('task.withdrawn');
    expect((await tasks()).map((task) => task.key)).toEqual(['BF26-1']);
    expect(await planned()).toEqual([{ due: '2026-11-08T16:00:00.000Z', key: '2026-11-09T09:00' }]);
    expect((await company.act('lin', 'task.done', { task: id })).result.next).toBe('BF26-3');
  });

  it('is gone with its first task where that is taken back', async () => {
    await company.task({ every: weekly() });
    await company.act('lin', 'task.undo', {});
    expect(await planned()).toEqual([]);
  });

  it('makes no further task once stopped, and goes on where the stop is taken back', async () => {
    const id = await company.task({ every: weekly() });
    const { undoStepId } = await company.act('lin', 'series.stop', { task: id });
    expect(await planned()).toEqual([]);
    expect(await company.refusal('lin', 'series.stop', { task: id })).toMatchObject({ code: 'already' });
    await company.act('lin', 'task.undo', { step: undoStepId });
    expect(await planned()).toHaveLength(1);
    await company.act('lin', 'series.stop', { task: id });
    const done = await company.act('lin', 'task.done', { task: id });
    expect(done.result.next).toBeNull();
  });

  it('lets a date pass where the project no longer allows it, and says so in the audit log', async () => {
    const { id: seriesId } = await seriesOf(await company.task({ every: weekly() }));
    await company.write(async ({ db }) => {
      await db.project.updateMany({ where: { id: 'p1' }, data: { archivedAt: company.base.clock.now() } });
    });
    company.base.clock.set(new Date('2026-11-09T00:00:00Z'));
    expect((await make(seriesId)).result).toMatchObject({ task: null });
    const entry = await company.read(({ db }) =>
      db.auditEntry.findFirst({ where: { action: 'series.passed' } }),
    );
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ date: '2026-11-09', why: 'archived' });
    expect(await planned()).toEqual([{ due: '2026-11-15T16:00:00.000Z', key: '2026-11-16T09:00' }]);
  });

  it('refuses a due time beside the dates of the series', async () => {
    const due = { wall: '2026-11-02T09:00', zone: 'UTC' };
    const refused = await company.refusal('lin', 'task.create', {
      project: 'p1',
      title: 'x',
      due,
      every: weekly(),
    });
    expect(refused).toMatchObject({ code: 'invalid', facts: { issue: 'with_due' } });
  });
});
