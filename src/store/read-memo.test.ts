import { jest } from '@jest/globals';
import { createReadMemo } from './read-memo.ts';

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
  memo.written('room', 'updateMany', { where: { id: 'b' }, data: { name: 'other' } });
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
  memo.written('workspace', 'update', { where: { id: 'w' }, data: { active: false } });
  await read('projectRoom', through);
  expect(ask).toHaveBeenCalledTimes(2);
  memo.written('member', 'create', { data: { id: 'm', identities: { create: { id: 'i' } } } });
  await read('projectRoom', through);
  expect(ask).toHaveBeenCalledTimes(2);
});

it('forgets what is written through a relation, and everything when rows are deleted', async () => {
  const { memo, ask, read } = asked();
  await read('identity');
  memo.written('member', 'create', { data: { id: 'm', identities: { create: { id: 'i' } } } });
  await read('identity');
  expect(ask).toHaveBeenCalledTimes(2);
  memo.written('project', 'deleteMany', { where: { id: 'p' } });
  await read('identity');
  expect(ask).toHaveBeenCalledTimes(3);
});

it('gives everybody a list of their own, to sort as they like', async () => {
  const memo = createReadMemo();
  const read = () => memo.read('room', 'findMany', {}, async () => [2, 1]) as Promise<number[]>;
  (await read()).sort();
  expect(await read()).toEqual([2, 1]);
});
