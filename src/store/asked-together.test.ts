import { askedTogether } from './asked-together.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('asks once for all of one turn, and again for those of the next', async () => {
  let asked = 0;
  const ask = askedTogether(async (connection, workspace) => `${connection}/${workspace} ${++asked}`);
  const first = [ask('slack', 'T1'), ask('slack', 'T1'), ask('slack', 'T2')];
  expect(asked).toBe(0);
  await turn();
  const later = ask('slack', 'T1');
  expect(await Promise.all(first)).toEqual(['slack/T1 1', 'slack/T1 1', 'slack/T2 2']);
  expect(await later).toBe('slack/T1 3');
});

it('tells a failure to all of them, and asks anew afterwards', async () => {
  let fails = true;
  const ask = askedTogether(async () => {
    if (fails) throw new Error('away');
    return 'there';
  });
  const results = await Promise.allSettled([ask('lark', 'W'), ask('lark', 'W')]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await ask('lark', 'W')).toBe('there');
});
