import { createBacklog } from './backlog.ts';

it('works on a few at a time, in order of arrival, and goes on after one that fails', async () => {
  const backlog = createBacklog(2, () => 0);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  await new Promise<void>((resolve) => {
    for (let n = 0; n < 2_500; n++) {
      backlog.add(async () => {
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
