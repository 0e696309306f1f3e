import { newKey, parseKeyRing } from './key-ring.ts';

const place = { table: 'connection', row: 'slack', column: 'sealed' };

it('opens what it sealed, and seals the same text differently each time', () => {
  const ring = parseKeyRing(newKey());
  const sealed = ring.seal('xoxb-秘密', place);
  expect(sealed).toMatch(/^v1\.[0-9a-f]{8}(\.[\w-]+){3}$/);
  expect(sealed).not.toBe(ring.seal('xoxb-秘密', place));
  expect(ring.open(sealed, place)).toBe('xoxb-秘密');
  expect(ring.open(ring.seal('', place), place)).toBe('');
});

it.each([
  ['table', { ...place, table: 'installation' }],
  ['row', { ...place, row: 'lark' }],
  ['column', { ...place, column: 'endpoints' }],
])('refuses a text that was moved to another %s', (_part, elsewhere) => {
  const ring = parseKeyRing(newKey());
  expect(() => ring.open(ring.seal('token', place), elsewhere)).toThrow(
    expect.objectContaining({ code: 'wrong_key' }),
  );
});

it('refuses a text that was altered, cut short or padded', () => {
  const ring = parseKeyRing(newKey());
  const parts = ring.seal('token', place).split('.');
  const altered = (index: number, change: (part: string) => string) =>
    parts.map((part, at) => (at === index ? change(part) : part)).join('.');
  const flip = (part: string) => (part.startsWith('A') ? 'B' : 'A') + part.slice(1);
  for (const sealed of [
    altered(2, flip),
    altered(3, flip),
    altered(4, flip),
    altered(4, (tag) => tag.slice(0, 8)),
    parts.slice(0, 4).join('.'),
    `${parts.join('.')}.x`,
    'plain',
  ]) {
    expect(() => ring.open(sealed, place)).toThrow(expect.objectContaining({ code: 'wrong_key' }));
  }
});

it('opens with every key of the list and seals with the first', () => {
  const [older, newer] = [newKey(), newKey()];
  const sealed = parseKeyRing(older).seal('token', place);
  const both = parseKeyRing(`${newer}, ${older}`);
  expect(both.open(sealed, place)).toBe('token');
  expect(both.isCurrent(sealed)).toBe(false);
  expect(both.isCurrent(both.seal('token', place))).toBe(true);
  expect(() => parseKeyRing(newer).open(sealed, place)).toThrow(/does not hold/);
});

it.each(['', 'short', `${newKey()},`, Buffer.alloc(31).toString('base64'), `${'é'.repeat(43)}=`])(
  'refuses %p as a list of keys, without repeating it',
  (list) => {
    expect(() => parseKeyRing(list)).toThrow(expect.objectContaining({ code: 'bad_key' }));
  },
);
