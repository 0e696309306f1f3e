import { asked, hear } from './hear.fixture.ts';

const form = (task: string) => ({ operation: 'open.form', input: { form: 'task.edit', task } });

describe('edit', () => {
  it.each(['edit BF26-8', 'Edit task BF26-8', '编辑 BF26-8', '编辑BF26-8', '修改 BF26-8', 'modify bf26-8'])(
    '%s opens the form of the task',
    async (line) => {
      expect(await hear(line)).toMatchObject({ kind: 'intent', intent: form('task-8') });
    },
  );

  it('opens the form of the thread’s task', async () => {
    for (const line of ['edit', '编辑', '编辑 这个'])
      expect(await hear(line, { thread: 'BF26-8' })).toMatchObject({ intent: form('task-8') });
  });

  it('fills the form in by lines', async () => {
    expect(await hear('编辑 BF26-8\n优先级：高')).toMatchObject({
      intent: {
        operation: 'fill.form',
        input: { form: 'task.edit', task: 'task-8', filled: [{ key: '优先级', value: '高' }] },
      },
    });
  });

  it('says so where there is no such task', async () => {
    expect(await hear('edit BF26-99')).toMatchObject({ kind: 'error', wrong: { code: 'unknown_task' } });
  });

  it.each(['Edit the launch video', '编辑主图', '编辑 BF26-8 的视频', 'Exit interview'])(
    '%s is a title',
    async (line) => {
      expect(await hear(line)).toMatchObject({ kind: 'draft', title: line });
    },
  );

  it('is offered where it was mistyped, and takes what stands behind it', async () => {
    expect(asked(await hear('edti BF26-8')).choices[0]?.intent).toEqual(form('task-8'));
  });
});
