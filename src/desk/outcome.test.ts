import { describeOperations } from '../operations/registry.ts';
import { LOOKS, outcomeOf } from './outcome.ts';

const reader = (locale: 'en' | 'zh') =>
  ({ locale, zone: 'Asia/Shanghai', now: new Date(0) }) as Parameters<typeof outcomeOf>[0]['reader'];

it('leaves without a sentence only what changes nothing', () => {
  const looking = describeOperations().flatMap(({ name, changes }) => (changes ? [] : [name]));
  expect([...LOOKS].sort()).toEqual(looking.sort());
});

it.each([
  [
    'room.hide',
    { project: 'p' },
    { room: { projects: [] }, hidden: 'BF26' },
    /BF26 is no longer/,
    /不再显示 BF26/,
  ],
  [
    'project.role',
    { role: 'manager' },
    { project: { code: 'BF26' }, member: { name: '李娜', otherName: 'Li Na' } },
    /^Li Na in BF26: Manager$/,
    /^李娜在 BF26 里的角色：/,
  ],
  [
    'project.role',
    { role: null },
    { project: { code: 'BF26' }, member: { name: '李娜', otherName: 'Li Na' } },
    /^Li Na no longer has a role in BF26$/,
    /^李娜在 BF26 里不再有角色$/,
  ],
  ['identity.link', { role: 'guest' }, { identity: 'Ann', member: {} }, /^Ann is added as guest$/, /访客/],
  ['identity.link', { role: 'ignore' }, { identity: 'Ann', member: null }, /^Ann is ignored$/, /已忽略/],
  ['task.depend', {}, { task: { key: 'A-1' }, on: 'A-2' }, /^A-1 waits for A-2$/, /^A-1 要等 A-2$/],
])('says of %s %j what was done, in both languages', (operation, input, result, en, zh) => {
  expect(outcomeOf({ reader: reader('en') }, { operation, input }, result).text).toMatch(en);
  expect(outcomeOf({ reader: reader('zh') }, { operation, input }, result).text).toMatch(zh);
});
