import { createBacklog } from './backlog.ts';

it('works on a few at a time, in order of arrival, and goes on after one that fails', async () => {
  const backlog = createBacklog({ running: 2, weight: 10_000 }, () => 0);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  await new Promise<void>((resolve) => {
    for (let n = 0; n < 2_500; n++) {
      backlog.add(1, async () => {
        begun.push(n);
        running++;
        most = Math.max(most, running);
        await new Promise((settle) => setImmediate(settle));
        running--;
        if (n === 2_499) resolve();
        if (n % 7 === 0) throw new Error('failed');
      });
    }
  });
  expect(begun).toEqual(Array.from({ length: 2_500 }, (_, n) => n));
  expect(most).toBe(2);
});

it('keeps no more than it may, but always one, and takes more once some has been begun', async () => {
  const backlog = createBacklog({ running: 1, weight: 100 }, () => 0);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (name: string, weight: number): boolean =>
    backlog.add(weight, () => {
      begun.push(name);
      return new Promise((resolve) => ends.set(name, resolve));
    });
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  expect(add('large', 1_000)).toBe(true);
  await turn();
  expect(add('second', 60)).toBe(true);
  expect(add('third', 60)).toBe(false);
  expect(add('fourth', 40)).toBe(true);
  ends.get('large')?.();
  await turn();
  expect(begun).toEqual(['large', 'second']);
  expect(add('fifth', 60)).toBe(true);
});
