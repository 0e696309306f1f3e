import { eachEngine } from '../../test/database.ts';
import { OperationError } from './operation.ts';
import { type Company, foundCompany } from './testing/company.ts';

eachEngine((_name, open) => {
  let company: Company;
  beforeAll(async () => {
    company = await foundCompany(open);
  });

  it('gives twenty tasks created at once twenty numbers without a gap', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        company.act('lin', 'task.create', { project: 'p1', title: `Task ${index}` }),
      ),
    );
    const numbers = made.map(({ result }) => Number(result.task.key.split('-')[1])).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('lets one of two simultaneous presses finish a task, and tells the other who did', async () => {
    const task = await company.task({ responsible: 'wang' });
    const results = await Promise.allSettled([
      company.act('lin', 'task.done', { task }),
      company.act('wang', 'task.done', { task }),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    const error: unknown = refused[0]?.reason;
    expect(error).toBeInstanceOf(OperationError);
    expect(error).toMatchObject({
      code: 'already',
      facts: { what: 'done', by: { name: expect.stringMatching(/^(Lin|Wang)$/) }, at: expect.any(String) },
    });
    const changes = await company.read(({ db }) =>
      db.auditEntry.count({ where: { action: 'task.done', body: { contains: task } } }),
    );
    expect(changes).toBe(1);
  });

  it('takes a step back once when undo is pressed twice at the same time', async () => {
    const task = await company.task();
    const { undoStepId } = await company.act('lin', 'task.rename', { task, title: 'Other' });
    const results = await Promise.allSettled([
      company.act('lin', 'task.undo', { step: undoStepId }),
      company.act('lin', 'task.undo', { step: undoStepId }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('never lets two halves of a circle of dependencies meet', async () => {
    const a = await company.task();
    const b = await company.task();
    const results = await Promise.allSettled([
      company.act('lin', 'task.depend', { task: a, on: b }),
      company.act('sam', 'task.depend', { task: b, on: a }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('keeps the audit sequence without gaps', async () => {
    const entries = await company.read(({ db }) => db.auditEntry.findMany({ orderBy: { seq: 'asc' } }));
    expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index + 1));
  });

  it('lets one of two projects with the same code be made', async () => {
    const results = await Promise.allSettled([
      company.act('lin', 'project.create', { name: 'One', code: 'SAME' }),
      company.act('sam', 'project.create', { name: 'Two', code: 'SAME' }),
    ]);
    const refused = results.find((result) => result.status === 'rejected');
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(['already', 'conflict']).toContain((refused as PromiseRejectedResult).reason.code);
  });
});
