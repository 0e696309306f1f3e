import { eachEngine } from '../../../test/database.ts';
import { type Company, foundCompany, typesOf } from '../testing/company.ts';

eachEngine((_name, open) => {
  let company: Company;
  beforeAll(async () => {
    company = await foundCompany(open);
  });

  it('goes from open through progress and a block to done, and back', async () => {
    const task = await company.task({ responsible: 'wang' });
    const status = async () => (await company.act('wang', 'task.show', { task })).result.status;
    await company.act('wang', 'task.start', { task });
    expect(await status()).toBe('in_progress');
    const blocked = await company.act('wang', 'task.block', { task, reason: 'No stock' });
    expect(blocked.events).toEqual([
      {
        type: 'task.status_changed',
        actorId: 'wang',
        taskId: task,
        from: 'in_progress',
        to: 'blocked',
        reason: 'No stock',
      },
    ]);
    await company.act('wang', 'task.unblock', { task });
    expect(await status()).toBe('in_progress');
    const done = await company.act('wang', 'task.done', { task });
    expect(done.result.task).toMatchObject({
      status: 'done',
      blockedReason: null,
      doneBy: { name: 'Wang' },
      doneAt: company.base.clock.now(),
    });
    const reopened = await company.act('wang', 'task.reopen', { task });
    expect(reopened.result.task).toMatchObject({ status: 'open', doneAt: null, doneBy: null });
  });

  it('unblocks a task that was never started to open', async () => {
    const task = await company.task();
    await company.act('lin', 'task.block', { task, reason: 'No stock' });
    const free = await company.act('lin', 'task.unblock', { task });
    expect(free.result.task).toMatchObject({ status: 'open', blockedReason: null });
  });

  it.each([
    ['task.start', 'in_progress'],
    ['task.unblock', 'in_progress'],
    ['task.reopen', 'in_progress'],
  ] as const)('answers %s of a task in progress with what it is', async (verb, what) => {
    const task = await company.task();
    await company.act('lin', 'task.start', { task });
    expect(await company.refusal('lin', verb, { task })).toMatchObject({ code: 'already', facts: { what } });
  });

  it('answers the second done with by whom and when', async () => {
    const task = await company.task({ responsible: 'wang' });
    await company.act('wang', 'task.done', { task });
    const at = company.base.clock.now().toISOString();
    company.base.clock.advance(60_000);
    for (const verb of ['task.done', 'task.start'] as const) {
      expect(await company.refusal('lin', verb, { task })).toMatchObject({
        code: 'already',
        facts: { what: 'done', by: { name: 'Wang' }, at },
      });
    }
  });

  it('finishes a task whose dependencies are open, and names them', async () => {
    const first = await company.task({ title: 'QC report' });
    const second = await company.task({ title: 'Ship', dependsOn: [first] });
    const done = await company.act('lin', 'task.done', { task: second });
    expect(done.result.openDependencies).toMatchObject([{ title: 'QC report', done: false }]);
    await company.act('lin', 'task.done', { task: first });
    const shown = await company.act('lin', 'task.show', { task: second });
    expect(shown.result.dependsOn).toMatchObject([{ title: 'QC report', done: true }]);
  });

  it('refuses a circle of dependencies of any length, and a task that waits for itself', async () => {
    const [a, b, c] = [await company.task(), await company.task(), await company.task()];
    await company.act('lin', 'task.depend', { task: a, on: b });
    await company.act('lin', 'task.depend', { task: b, on: c });
    expect(await company.refusal('lin', 'task.depend', { task: c, on: a })).toMatchObject({ code: 'cycle' });
    expect(await company.refusal('lin', 'task.depend', { task: a, on: a })).toMatchObject({ code: 'cycle' });
    await company.act('lin', 'task.depend', { task: a, on: b, remove: true });
    await company.act('lin', 'task.depend', { task: c, on: a });
  });

  it('ticks the item that was meant, by text without regard to case and width, else adds it', async () => {
    const task = await company.task({ items: ['Main image', 'ＦＮＳＫＵ labels'] });
    const ticked = await company.act('lin', 'task.check', { task, text: 'fnsku LABELS' });
    expect(ticked.result).toMatchObject({
      added: false,
      task: { checklist: [{ done: false }, { text: 'ＦＮＳＫＵ labels', done: true }] },
    });
    expect(typesOf(ticked)).toEqual(['task.changed']);
    const part = await company.act('lin', 'task.check', { task, text: 'image' });
    expect(part.result).toMatchObject({ added: false });
    const added = await company.act('lin', 'task.check', { task, text: 'Video' });
    expect(added.result).toMatchObject({ added: true, task: { checklist: [{}, {}, { text: 'Video' }] } });
    expect(await company.refusal('lin', 'task.check', { task, text: 'Main image' })).toMatchObject({
      code: 'already',
    });
    await company.act('lin', 'task.check', { task, text: 'Main image', done: false });
  });

  it('follows an edit of the message that a note came from, by its author alone', async () => {
    const task = await company.task();
    const note = { task, text: 'Frist', source: 'lark:m1' };
    await company.act('wang', 'task.note', note, 'r1');
    const edited = await company.act('wang', 'task.note', { ...note, text: 'First' }, 'r1');
    expect(edited.result.task).toMatchObject({ noteCount: 1, notes: [{ text: 'First' }] });
    expect(await company.refusal('lin', 'task.note', { ...note, text: 'Mine' }, 'r1')).toMatchObject({
      code: 'forbidden',
    });
  });

  it('does nothing with a form sent as it was', async () => {
    const task = await company.task({ responsible: 'wang', tags: ['ads'] });
    const same = await company.act('lin', 'task.edit', {
      task,
      title: 'Check coupon',
      responsible: 'wang',
      helpers: [],
      tags: ['ads'],
    });
    expect(same.events).toEqual([]);
    expect(same.undoStepId).toBeUndefined();
  });

  it('says separately what people are told of when a form changes several fields', async () => {
    const task = await company.task({ responsible: 'wang' });
    const edited = await company.act('lin', 'task.edit', {
      task,
      title: 'New title',
      responsible: 'mei',
      due: { wall: '2026-10-30T18:00', zone: 'America/New_York' },
      priority: 'high',
    });
    expect(typesOf(edited)).toEqual(['task.assigned', 'task.due_changed', 'task.changed']);
    expect(edited.events.at(-1)).toMatchObject({ fields: ['title', 'priority'] });
    const steps = await company.read(({ db }) =>
      db.undoStep.count({ where: { id: edited.undoStepId ?? '' } }),
    );
    expect(steps).toBe(1);
  });

  it('does not keep somebody who becomes responsible as a helper', async () => {
    const task = await company.task({ responsible: 'wang', helpers: ['mei', 'sam'] });
    const assigned = await company.act('lin', 'task.assign', { task, responsible: 'mei' });
    expect(assigned.result.task.helpers.map((helper) => helper.id)).toEqual(['sam']);
  });
});
