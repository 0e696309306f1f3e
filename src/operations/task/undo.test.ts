import { eachEngine } from '../../../test/database.ts';
import { describeOperations, type OperationName } from '../registry.ts';
import { type Company, foundCompany, typesOf } from '../testing/company.ts';
import { notUndoable, samples } from '../testing/samples.ts';
import { snapshot } from '../testing/snapshot.ts';

const changing = describeOperations()
  .filter(({ changes }) => changes)
  .map(({ name }) => name as OperationName)
  .filter((name) => !(name in notUndoable));

eachEngine((_name, open) => {
  let company: Company;
  beforeAll(async () => {
    company = await foundCompany(open);
  });

  describe.each(changing)('%s', (name) => {
    it('can be taken back by its doer, and everything is as before', async () => {
      const sample = samples[name];
      if (!sample) throw new Error(`${name} has no sample`);
      const input = await sample.prepare(company);
      const before = await snapshot(company);
      const done = await company.act(sample.as, name, input, sample.room);
      expect(done.undoStepId).toBeDefined();
      expect(await snapshot(company)).not.toEqual(before);
      const undone = await company.act(sample.as, 'task.undo', { step: done.undoStepId });
      expect(await snapshot(company)).toEqual(before);
      expect(undone.events.length).toBeGreaterThan(0);
      expect(done.events.length).toBeGreaterThan(0);
    });

    it('leaves an entry in the audit log', async () => {
      const sample = samples[name];
      if (!sample) throw new Error(`${name} has no sample`);
      const input = await sample.prepare(company);
      const count = () => company.read(({ db }) => db.auditEntry.count());
      const before = await count();
      const { undoStepId } = await company.act(sample.as, name, input, sample.room);
      expect(await count()).toBeGreaterThan(before);
      await company.act(sample.as, 'task.undo', { step: undoStepId });
    });
  });

  it('takes back the last step where none is named, then the one before', async () => {
    const task = await company.task({ title: 'First' });
    await company.act('lin', 'task.rename', { task, title: 'Second' });
    await company.act('lin', 'task.rename', { task, title: 'Third' });
    const once = await company.act('lin', 'task.undo', {});
    expect(once.result.tasks).toMatchObject([{ title: 'Second' }]);
    const twice = await company.act('lin', 'task.undo', {});
    expect(twice.result.tasks).toMatchObject([{ title: 'First' }]);
  });

  it('withdraws what it had created, and says so', async () => {
    const made = await company.act('lin', 'task.create', { project: 'p1', title: 'Slip of the finger' });
    const undone = await company.act('lin', 'task.undo', {});
    expect(typesOf(undone)).toEqual(['task.withdrawn']);
    const shown = await company.act('lin', 'task.show', { task: made.result.task.id });
    expect(shown.result.deleted).toMatchObject({ withdrawn: true, by: { name: 'Lin' } });
  });

  it('restores what it had deleted, and a deleted task is not called withdrawn', async () => {
    const task = await company.task();
    await company.act('lin', 'task.delete', { task, confirmed: 1 });
    const gone = await company.act('lin', 'task.show', { task });
    expect(gone.result.deleted).toMatchObject({ withdrawn: false });
    expect(typesOf(await company.act('lin', 'task.undo', {}))).toEqual(['task.restored']);
    expect((await company.act('lin', 'task.show', { task })).result.deleted).toBeNull();
  });

  it('takes a pasted batch as one step', async () => {
    const tasks = ['One', 'Two', 'Three'].map((title) => ({ project: 'p1', title }));
    await company.act('lin', 'task.create_many', { tasks });
    const undone = await company.act('lin', 'task.undo', {});
    expect(typesOf(undone)).toEqual(['task.withdrawn', 'task.withdrawn', 'task.withdrawn']);
  });

  it('tells people again when an assignment is taken back', async () => {
    const task = await company.task({ responsible: 'wang' });
    await company.act('lin', 'task.assign', { task, responsible: 'mei' });
    const undone = await company.act('lin', 'task.undo', {});
    expect(undone.events).toEqual([
      { type: 'task.assigned', actorId: 'lin', taskId: task, from: 'mei', to: 'wang' },
    ]);
  });

  it('refuses, naming who, where somebody changed the same field since', async () => {
    const task = await company.task();
    await company.act('lin', 'task.rename', { task, title: 'By Lin' });
    await company.act('sam', 'task.rename', { task, title: 'By Sam' });
    const error = await company.refusal('lin', 'task.undo', {});
    expect(error).toMatchObject({ code: 'changed_since', facts: { by: { name: 'Sam' }, fields: ['title'] } });
    expect((await company.act('lin', 'task.show', { task })).result.title).toBe('By Sam');
    const task2 = await company.task();
    await company.act('lin', 'task.rename', { task: task2, title: 'By Lin' });
    await company.act('sam', 'task.priority', { task: task2, priority: 'high' });
    const undone = await company.act('lin', 'task.undo', {});
    expect(undone.result.tasks).toMatchObject([{ title: 'Check coupon', priority: 'high' }]);
  });

  it('names who changed the field, not who touched something else later', async () => {
    const task = await company.task();
    await company.act('lin', 'task.rename', { task, title: 'By Lin' });
    await company.act('sam', 'task.rename', { task, title: 'By Sam' });
    await company.act('huang', 'task.priority', { task, priority: 'low' });
    const error = await company.refusal('lin', 'task.undo', {});
    expect(error).toMatchObject({ code: 'changed_since', facts: { by: { name: 'Sam' } } });
  });

  it('refuses after ten minutes, for others, twice, and when there is nothing', async () => {
    const task = await company.task();
    const { undoStepId } = await company.act('lin', 'task.rename', { task, title: 'Named' });
    expect(await company.refusal('sam', 'task.undo', { step: undoStepId })).toMatchObject({
      code: 'not_found',
    });
    expect(await company.refusal('gus', 'task.undo', {})).toMatchObject({ code: 'nothing_to_undo' });
    await company.act('lin', 'task.undo', { step: undoStepId });
    expect(await company.refusal('lin', 'task.undo', { step: undoStepId })).toMatchObject({
      code: 'already',
    });
    const late = await company.act('lin', 'task.rename', { task, title: 'Too late' });
    company.base.clock.advance(10 * 60_000 + 1);
    expect(await company.refusal('lin', 'task.undo', { step: late.undoStepId })).toMatchObject({
      code: 'expired',
    });
  });
});
