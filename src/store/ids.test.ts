import { ManualClock } from '../time/clock.ts';
import { createIds, hashCode, idsFrom } from './ids.ts';

const clock = () => new ManualClock(new Date('2026-09-01T08:00:00Z'));

it('makes ids that sort by the order of making, within a millisecond and across them', () => {
  const time = clock();
  const ids = createIds(time);
  const made: string[] = [];
  for (let step = 0; step < 200; step++) {
    if (step % 50 === 0) time.advance(7);
    made.push(ids.next());
  }
  expect(new Set(made).size).toBe(200);
  expect([...made].sort()).toEqual(made);
  expect(made[0]).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
});

it('goes on in the next millisecond when one is used up', () => {
  const ids = createIds(clock(), (count) => new Uint8Array(count).fill(255));
  let last = ids.next('t');
  expect(last.slice(-16)).toBe(`${'z'.repeat(12)}fzzz`);
  let carried = 0;
  for (let made = 1; made <= 32 ** 4 / 2 + 1; made++) {
    const id = ids.next('t');
    if (id <= last) throw new Error(`${id} after ${last}`);
    if (id.slice(2, 12) !== last.slice(2, 12)) carried++;
    last = id;
  }
  expect(carried).toBe(1);
});

it('goes on sorting when the clock goes back', () => {
  let now = new Date('2026-09-01T08:00:00Z');
  const ids = createIds({ now: () => now });
  const before = ids.next();
  now = new Date('2026-09-01T07:00:00Z');
  expect(ids.next() > before).toBe(true);
});

it('favours no letter of a token', () => {
  const counts = new Map<string, number>();
  for (const letter of createIds(clock()).token(62_000)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  expect(counts.size).toBe(62);
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(250);
});

it('makes codes without letters that look alike, and compares them as people type them', () => {
  const code = createIds(clock()).code();
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
  expect(hashCode(` ${code.toLowerCase().replace('-', ' ')} `)).toBe(hashCode(code));
  expect(hashCode(`${code}2`)).not.toBe(hashCode(code));
});

it('tells where the ids of an instant begin', () => {
  const time = clock();
  const ids = createIds(time);
  const earlier = ids.next('in');
  time.advance(1);
  const at = idsFrom(time.now(), 'in');
  const later = ids.next('in');
  expect(earlier < at).toBe(true);
  expect(later >= at).toBe(true);
});
