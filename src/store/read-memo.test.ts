import { jest } from '@jest/globals';
import { createReadMemo } from './read-memo.ts';

const wrote = Promise.resolve({ count: 1 });

function asked() {
  const memo = createReadMemo();
  const ask = jest.fn(async () => ({ name: 'found' }));
  const read = (table: string, args = {}, operation = 'findFirst') => memo.read(table, operation, args, ask);
  return { memo, ask, read };
}

it('asks the database once for the same thing, and again for another', async () => {
  const { ask, read } = asked();
  expect(await read('room', { where: { id: 'a' } })).toBe(await read('room', { where: { id: 'a' } }));
  expect(ask).toHaveBeenCalledTimes(1);
  await read('room', { where: { id: 'b' } });
  await read('room', { where: { id: 'a' } }, 'findMany');
  await read('member', { where: { id: 'a' } });
  expect(ask).toHaveBeenCalledTimes(4);
});

it('forgets what a write to the same table may have changed, and nothing else', async () => {
  const { memo, ask, read } = asked();
  await read('room', { where: { id: 'a' } });
  await read('member', { where: { id: 'a' } });
  memo.writing('room', 'updateMany', { where: { id: 'b' }, data: { name: 'other' } }, wrote);
  await read('member', { where: { id: 'a' } });
  expect(ask).toHaveBeenCalledTimes(2);
  await read('room', { where: { id: 'a' } });
  expect(ask).toHaveBeenCalledTimes(3);
});

it('forgets what was read through a relation, in what was asked for and in its conditions', async () => {
  const { memo, ask, read } = asked();
  const through = {
    where: { projectId: 'p', room: { workspace: { active: true } } },
    include: { room: true },
  };
  await read('projectRoom', through);
  memo.writing('workspace', 'update', { where: { id: 'w' }, data: { active: false } }, wrote);
  await read('projectRoom', through);
  expect(ask).toHaveBeenCalledTimes(2);
  memo.writing('member', 'create', { data: { id: 'm', identities: { create: { id: 'i' } } } }, wrote);
  await read('projectRoom', through);
  expect(ask).toHaveBeenCalledTimes(2);
});

it('forgets what is written through a relation, and everything when rows are deleted', async () => {
  const { memo, ask, read } = asked();
  await read('identity');
  memo.writing('member', 'create', { data: { id: 'm', identities: { create: { id: 'i' } } } }, wrote);
  await read('identity');
  expect(ask).toHaveBeenCalledTimes(2);
  memo.writing('project', 'deleteMany', { where: { id: 'p' } }, wrote);
  await read('identity');
  expect(ask).toHaveBeenCalledTimes(3);
});

it('gives everybody a list of their own, to sort as they like', async () => {
  const memo = createReadMemo();
  const read = () => memo.read('room', 'findMany', {}, async () => [2, 1]) as Promise<number[]>;
  (await read()).sort();
  expect(await read()).toEqual([2, 1]);
});

describe('a whole row that was brought', () => {
  const row = { id: 'a', name: 'found' };
  const questions = (memo = createReadMemo()) => {
    const ask = jest.fn(async (): Promise<unknown> => [row]);
    return {
      memo,
      ask,
      read: (operation: string, args: object) => memo.read('room', operation, { ...args }, ask),
    };
  };

  it('is not asked for again by its id, nor are several of which each was brought', async () => {
    const { ask, read } = questions();
    await read('findMany', { where: { tenantId: 't', active: true } });
    expect(await read('findFirst', { where: { id: 'a', tenantId: 't' } })).toBe(row);
    expect(await read('findMany', { where: { id: { in: ['a', 'a'] }, tenantId: 't' } })).toEqual([row]);
    expect(ask).toHaveBeenCalledTimes(1);
    await read('findMany', { where: { id: { in: ['a', 'b'] } } });
    await read('findFirst', { where: { id: 'a', active: true } });
    await read('findFirst', { where: { id: 'a' }, select: { name: true } });
    await read('findMany', { where: { id: { not: 'a' } } });
    expect(ask).toHaveBeenCalledTimes(5);
  });

  it('is not known from a part of it, and is forgotten with its table', async () => {
    const { memo, ask, read } = questions();
    await read('findMany', { where: { active: true }, select: { id: true } });
    await read('findFirst', { where: { id: 'a' } });
    expect(ask).toHaveBeenCalledTimes(2);
    memo.writing('room', 'updateMany', { where: { id: 'b' }, data: { name: 'other' } }, wrote);
    await read('findFirst', { where: { id: 'a' } });
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('is known from the write that made or changed it', async () => {
    const { memo, ask, read } = questions();
    const changed = { id: 'a', name: 'changed' };
    memo.writing(
      'room',
      'update',
      { where: { id: 'a' }, data: { name: 'changed' } },
      Promise.resolve(changed),
    );
    expect(await read('findFirst', { where: { id: 'a' } })).toBe(changed);
    expect(ask).not.toHaveBeenCalled();
    const part = { where: { id: 'a' }, data: { name: 'x' }, select: { id: true } };
    memo.writing('room', 'update', part, Promise.resolve({ id: 'a' }));
    await read('findFirst', { where: { id: 'a' } });
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('is known while the write that makes it is on its way, and not where it failed', async () => {
    const { memo, ask, read } = questions();
    let fail: (error: Error) => void = () => undefined;
    const made = { id: 'n', name: 'new' };
    memo.writing('room', 'create', { data: made }, Promise.resolve(made));
    expect(await read('findFirst', { where: { id: 'n' } })).toBe(made);
    const failing = new Promise((_resolve, reject) => {
      fail = reject;
    });
    memo.writing('room', 'update', { where: { id: 'x' }, data: { name: 'new' } }, failing);
    fail(new Error('no such row'));
    await expect(failing).rejects.toThrow();
    expect(ask).not.toHaveBeenCalled();
    await read('findFirst', { where: { id: 'x' } });
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('that was on its way while it was changed is not kept', async () => {
    const { memo, ask, read } = questions();
    let bring: (rows: unknown) => void = () => undefined;
    ask.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          bring = resolve;
        }),
    );
    const asked = read('findMany', { where: { active: true } });
    memo.writing('room', 'updateMany', { where: { id: 'a' }, data: { name: 'new' } }, wrote);
    bring([row]);
    await asked;
    await read('findFirst', { where: { id: 'a' } });
    expect(ask).toHaveBeenCalledTimes(2);
  });
});

it('does not ask for what hangs on an id made just now, until something may', async () => {
  const { memo, ask, read } = asked();
  memo.fresh('new');
  expect(await read('taskPerson', { where: { taskId: { in: ['new'] } } }, 'findMany')).toEqual([]);
  expect(await read('comment', { where: { taskId: 'new', deletedAt: null } })).toBeNull();
  expect(ask).not.toHaveBeenCalled();
  await read('comment', { where: { taskId: { in: ['new', 'old'] } } }, 'findMany');
  await read('comment', { where: { taskId: { not: 'new' } } }, 'findMany');
  await read('comment', { where: { taskId: 'old' } }, 'findMany');
  await read('comment', { where: { OR: [{ taskId: 'new' }, { authorId: 'a' }] } }, 'findMany');
  await read('comment', { where: { taskId: 'new' } }, 'count');
  expect(ask).toHaveBeenCalledTimes(5);
  memo.writing('comment', 'create', { data: { id: 'c', taskId: 'new' } }, wrote);
  await read('comment', { where: { taskId: 'new' } }, 'findMany');
  expect(ask).toHaveBeenCalledTimes(6);
});
