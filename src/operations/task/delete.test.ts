import { eachEngine } from '../../../test/database.ts';
import { type Company, foundCompany } from '../testing/company.ts';

eachEngine((_name, open) => {
  let company: Company;
  beforeAll(async () => {
    company = await foundCompany(open);
  });

  it('asks once before an ordinary task goes', async () => {
    const task = await company.task();
    expect(await company.refusal('lin', 'task.delete', { task })).toMatchObject({
      code: 'needs_confirmation',
      facts: { step: 1, of: 1, title: 'Check coupon' },
    });
    const gone = await company.act('lin', 'task.delete', { task, confirmed: true });
    expect(gone.events).toEqual([{ type: 'task.deleted', actorId: 'lin', taskId: task }]);
    expect(await company.refusal('sam', 'task.delete', { task, confirmed: true })).toMatchObject({
      code: 'already',
      facts: { what: 'deleted', by: { name: 'Lin' } },
    });
    expect(await company.refusal('lin', 'task.done', { task })).toMatchObject({ code: 'not_found' });
  });

  it.each([{ milestone: true }, { pinned: true }])('asks twice before a key node goes: %j', async (mark) => {
    const task = await company.task(mark);
    expect(await company.refusal('sam', 'task.delete', { task })).toMatchObject({
      facts: { step: 1, of: 2 },
    });
    expect(await company.refusal('sam', 'task.delete', { task, confirmed: 1 })).toMatchObject({
      code: 'needs_confirmation',
      facts: { step: 2, of: 2 },
    });
    await company.act('sam', 'task.delete', { task, confirmed: 2 });
  });

  it('keeps key nodes from admins and executors, by whatever way', async () => {
    const task = await company.task({ milestone: true, responsible: 'wang' });
    for (const person of ['huang', 'wang'] as const) {
      const refusals = [
        await company.refusal(person, 'task.delete', { task, confirmed: 2 }),
        await company.refusal(person, 'task.milestone', { task, milestone: false }),
        await company.refusal(person, 'task.move', { task, project: 'p2' }),
      ];
      expect(refusals.map((error) => error.code)).toEqual(['forbidden', 'forbidden', 'forbidden']);
      expect(refusals[0]?.facts).toMatchObject({
        right: 'task.delete_key',
        who: [{ name: 'Lin' }, { name: 'Sam' }],
      });
    }
    await company.act('lin', 'task.milestone', { task, milestone: false });
    await company.act('huang', 'task.delete', { task, confirmed: 1 });
  });

  it('lets an executor delete their own task until it is begun', async () => {
    const task = await company.task({ responsible: 'wang' });
    await company.act('wang', 'task.start', { task });
    expect(await company.refusal('wang', 'task.delete', { task, confirmed: true })).toMatchObject({
      code: 'forbidden',
      facts: { reason: 'started' },
    });
    const fresh = await company.task({ responsible: 'wang' });
    await company.act('wang', 'task.delete', { task: fresh, confirmed: true });
  });

  it('gives a moved task a new key, and its old one back when that is undone', async () => {
    const task = await company.task();
    const moved = await company.act('lin', 'task.move', { task, project: 'p2' });
    expect(moved.result.task.key).toMatch(/^QX-\d+$/);
    expect(moved.result.formerKey).toMatch(/^BF26-\d+$/);
    const back = await company.act('lin', 'task.undo', {});
    expect(back.result.tasks).toMatchObject([{ key: moved.result.formerKey }]);
  });

  it('moves no external into a project they were not invited to, and is not held up by people who left', async () => {
    const outside = await company.task({ responsible: 'zhou' });
    expect(await company.refusal('lin', 'task.move', { task: outside, project: 'p2' })).toMatchObject({
      code: 'forbidden',
      facts: { reason: 'not_invited', person: { name: 'Zhou' }, key: 'QX' },
    });
    const left = await company.task({ responsible: 'mei' });
    await company.write(async ({ db }) => {
      await db.member.updateMany({ where: { id: 'mei' }, data: { active: false } });
    });
    await company.act('lin', 'task.edit', { task: left, title: 'Taken over', responsible: 'mei' });
    await company.act('lin', 'task.move', { task: left, project: 'p2' });
    const gone = { task: outside, responsible: 'mei' };
    expect(await company.refusal('lin', 'task.assign', gone)).toMatchObject({ code: 'not_found' });
  });

  it('changes nothing in an archived project, and everything again after undo', async () => {
    const task = await company.task();
    expect(await company.refusal('lin', 'project.archive', { project: 'p1' })).toMatchObject({
      code: 'needs_confirmation',
    });
    await company.act('lin', 'project.archive', { project: 'p1', confirmed: true });
    for (const [verb, input] of [
      ['task.done', { task }],
      ['task.note', { task, text: 'x' }],
      ['task.delete', { task, confirmed: true }],
      ['task.create', { project: 'p1', title: 'x' }],
      ['project.launch', { project: 'p1', launch: { wall: '2026-11-27T00:00', zone: 'UTC' } }],
    ] as const) {
      expect(await company.refusal('lin', verb, input)).toMatchObject({ code: 'archived' });
    }
    await company.act('lin', 'task.undo', {});
    await company.act('lin', 'task.done', { task });
  });
});
