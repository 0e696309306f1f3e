import { groupCommit } from './group-commit.ts';

/** A writer whose batches end when the test says so. */
function writer(options: { maxRows?: number; maxInFlight?: number; retryAlone?: boolean } = {}) {
  const batches: { items: readonly number[]; finish: () => void; fail: (error: Error) => void }[] = [];
  const store = groupCommit<number, string>({
    maxRows: options.maxRows ?? 200,
    maxInFlight: options.maxInFlight ?? 1,
    retryAlone: () => options.retryAlone ?? true,
    write: (items) =>
      new Promise((resolve, reject) => {
        batches.push({ items, finish: () => resolve(items.map(String)), fail: reject });
      }),
  });
  return { store, batches };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('lets those that arrive during a write share the next one', async () => {
  const { store, batches } = writer();
  const first = store(1);
  await turn();
  const rest = [2, 3, 4].map(store);
  await turn();
  expect(batches.map(({ items }) => items)).toEqual([[1]]);
  batches[0]?.finish();
  expect(await first).toBe('1');
  await turn();
  expect(batches[1]?.items).toEqual([2, 3, 4]);
  batches[1]?.finish();
  expect(await Promise.all(rest)).toEqual(['2', '3', '4']);
});

it('answers nobody before their own batch has ended', async () => {
  const { store, batches } = writer({ maxInFlight: 2, maxRows: 2 });
  let answered = 0;
  for (const item of [1, 2, 3, 4, 5]) void store(item).then(() => answered++);
  await turn();
  expect(batches.map(({ items }) => items)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  batches[1]?.finish();
  await turn();
  expect(answered).toBe(2);
  expect(batches[2]?.items).toEqual([5]);
});

it('tries the rows of a failed batch alone, so that only the bad one fails', async () => {
  const { store, batches } = writer();
  const results = Promise.allSettled([1, 2, 3].map(store));
  await turn();
  batches[0]?.fail(new Error('bad row'));
  await turn();
  batches[1]?.finish();
  await turn();
  batches[2]?.fail(new Error('bad row'));
  await turn();
  batches[3]?.finish();
  expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('fails a whole batch at once where the database is away', async () => {
  const { store, batches } = writer({ retryAlone: false });
  const results = Promise.allSettled([1, 2].map(store));
  await turn();
  batches[0]?.fail(new Error('away'));
  expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(batches).toHaveLength(1);
});
