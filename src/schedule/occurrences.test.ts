import { eachEngine, silentLog } from '../../test/database.ts';
import { type Company, foundCompany } from '../operations/testing/company.ts';
import { createSchedule, type Schedule } from './occurrences.ts';

const every = { rule: { kind: 'weekly', interval: 1, weekdays: [1], clock: '09:00', zone: 'Asia/Shanghai' } };

eachEngine((_name, open) => {
  let company: Company;
  let schedule: Schedule;
  beforeEach(async () => {
    company = await foundCompany(open);
    const { store, clock, ids } = company.base;
    schedule = createSchedule({ store, clock, ids, log: silentLog });
    clock.set(new Date('2026-10-29T02:15:00Z'));
  });

  const to = (instant: string) => company.base.clock.set(new Date(instant));
  const tasks = () => company.read(({ db }) => db.task.findMany({ orderBy: { number: 'asc' } }));
  const notes = () => company.read(({ db }) => db.comment.findMany());

  it('makes the task of a series on its day, once, and leaves its creator nothing to take back', async () => {
    await company.task({ every }, 'lin', 'r1');
    expect(await schedule.drain()).toBe(0);
    to('2026-11-08T16:00:00Z');
    expect(await schedule.drain()).toBe(1);
    expect(await schedule.drain()).toBe(0);
    expect((await tasks()).map((task) => task.seriesDate)).toEqual(['2026-11-02', '2026-11-09']);
    expect(await company.read(({ db }) => db.undoStep.count())).toBe(1);
    const cards = await company.read(({ db }) => db.postedCard.findMany({ where: { roomId: 'r1' } }));
    expect(cards).toHaveLength(1);
  });

  it('wakes when the next day comes', async () => {
    await company.task({ every });
    expect(await company.base.store.nextWorkAt()).toEqual(new Date('2026-11-08T16:00:00Z'));
  });

  it('is one task where two replicas drain at once', async () => {
    await company.task({ every });
    to('2026-11-08T16:00:00Z');
    const { store, clock, ids } = company.base;
    const other = createSchedule({ store, clock, ids, log: silentLog });
    await Promise.all([schedule.drain(), other.drain()]);
    expect(await tasks()).toHaveLength(2);
  });

  it('collapses what was missed during an outage into one task, and says so in a note', async () => {
    await company.task({ every });
    to('2026-11-24T00:00:00Z');
    await schedule.drain();
    expect((await tasks()).map((task) => task.seriesDate)).toEqual(['2026-11-02', '2026-11-23']);
    expect(await notes()).toMatchObject([
      { authorId: 'lin', text: '这个任务也代表错过的 2 次：11月9日、11月16日' },
    ]);
  });

  it('tries again after a while what failed, and gives up in the end', async () => {
    const { store, clock, ids } = company.base;
    const row = { id: ids.next('due'), tenantId: company.tenantId, schedule: 'x:', localKey: 'x' };
    await store.occurrences.plan([{ ...row, kind: 'unheard', payload: '{}', dueAt: clock.now() }]);
    let tried = 0;
    for (let minute = 0; minute < 600; minute++) {
      tried += await schedule.drain();
      clock.advance(60_000);
    }
    expect(tried).toBe(8);
    expect(await store.nextWorkAt()).toBeNull();
  });

  it('leaves a stopped series alone', async () => {
    const task = await company.task({ every });
    await company.act('lin', 'series.stop', { task });
    to('2026-11-10T00:00:00Z');
    expect(await schedule.drain()).toBe(0);
    expect(await tasks()).toHaveLength(1);
  });
});
