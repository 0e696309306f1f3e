import { ManualClock, systemClock } from './index.ts';

const now = new Date('2026-10-29T02:15:00Z');

describe('the clock', () => {
  it('stands still until it is moved, and moves only forward', () => {
    const clock = new ManualClock(now);
    expect(clock.now()).toEqual(now);
    clock.advance(3_600_000);
    expect(clock.now()).toEqual(new Date('2026-10-29T03:15:00Z'));
    clock.set(new Date('2026-10-30T00:00:00Z'));
    expect(() => clock.set(now)).toThrow(RangeError);
    expect(() => clock.advance(-1)).toThrow(RangeError);
  });

  it('shifts the machine’s time by a known offset', () => {
    const difference = systemClock(3_600_000).now().getTime() - systemClock().now().getTime();
    expect(Math.abs(difference - 3_600_000)).toBeLessThan(1000);
  });
});
