import fc from 'fast-check';
import { before as earlier, resolveWall, wallOf } from './index.ts';
import { isZone, offsetAt } from './wall.ts';

const short = (at: Date | undefined) => at?.toISOString().replace(':00.000Z', 'Z');

describe('a wall time at a clock change', () => {
  it.each([
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30Z', '2026-11-01T06:30Z'],
    ['America/Los_Angeles', '2026-11-01T01:30', '2026-11-01T08:30Z', '2026-11-01T09:30Z'],
    ['Europe/London', '2026-10-25T01:30', '2026-10-25T00:30Z', '2026-10-25T01:30Z'],
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30Z', '2026-10-25T01:30Z'],
    ['Australia/Sydney', '2026-04-05T02:30', '2026-04-04T15:30Z', '2026-04-04T16:30Z'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45Z', '2026-04-04T15:15Z'],
  ])('takes in %s at %s the first instant and offers the second', (zone, wall, first, second) => {
    const resolved = resolveWall(wall, zone);
    expect(resolved).toMatchObject({ change: 'overlap', wall: `${wall}:00`, zone });
    expect(short(resolved.at)).toBe(first);
    expect(short(resolved.alternative?.at)).toBe(second);
  });

  it.each([
    ['America/New_York', '2027-03-14T02:30', '2027-03-14T07:30Z', '2027-03-14T03:30:00'],
    ['America/Los_Angeles', '2027-03-14T02:30', '2027-03-14T10:30Z', '2027-03-14T03:30:00'],
    ['Europe/London', '2027-03-28T01:30', '2027-03-28T01:30Z', '2027-03-28T02:30:00'],
    ['Europe/Berlin', '2027-03-28T02:30', '2027-03-28T01:30Z', '2027-03-28T03:30:00'],
    ['Australia/Sydney', '2026-10-04T02:30', '2026-10-03T16:30Z', '2026-10-04T03:30:00'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45Z', '2026-10-04T02:45:00'],
    ['Pacific/Apia', '2011-12-30T10:00', '2011-12-30T20:00Z', '2011-12-31T10:00:00'],
  ])('moves in %s the missing %s forward by the gap', (zone, wall, at, moved) => {
    const resolved = resolveWall(wall, zone);
    expect(resolved).toMatchObject({ change: 'gap', wall: moved });
    expect(short(resolved.at)).toBe(at);
    expect(resolved.alternative).toBeUndefined();
  });

  it('says nothing of a change on ordinary days, whatever the offset', () => {
    expect(resolveWall('2026-10-30T18:00:00', 'Asia/Kathmandu')).toEqual({
      at: new Date('2026-10-30T12:15:00Z'),
      wall: '2026-10-30T18:00:00',
      zone: 'Asia/Kathmandu',
    });
    expect(short(resolveWall('2026-10-30T18:00', 'UTC+5:30').at)).toBe('2026-10-30T12:30Z');
  });

  it('does not depend on the season in which it is computed', () => {
    const first = resolveWall('2026-11-01T01:30', 'America/New_York').at;
    resolveWall('2026-07-01T12:00', 'America/New_York');
    expect(resolveWall('2026-11-01T01:30', 'America/New_York').at).toEqual(first);
  });

  it('refuses what is no wall time and what is no zone', () => {
    for (const wall of ['2026-02-30', '2026-10-30 18', 'soon', '2026-13-01T00:00']) {
      expect(() => resolveWall(wall, 'UTC')).toThrow(RangeError);
    }
    expect(() => resolveWall('2026-10-30T18:00', 'Mars/Base')).toThrow(RangeError);
    expect(isZone('Mars/Base')).toBe(false);
    expect(isZone('UTC+5:30')).toBe(true);
  });

  it('finds a wall time just behind a gap where the zone has since changed sides of the date line', () => {
    expect(resolveWall('2011-09-24T04:00', 'Pacific/Apia')).toEqual({
      at: new Date('2011-09-24T14:00:00Z'),
      wall: '2011-09-24T04:00:00',
      zone: 'Pacific/Apia',
    });
    expect(resolveWall('2011-12-30T12:00', 'Pacific/Apia')).toMatchObject({
      wall: '2011-12-31T12:00:00',
      change: 'gap',
    });
  });

  it('agrees with the runtime about every wall time, there and back', () => {
    const zones = [
      'America/New_York',
      'Europe/London',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Pacific/Apia',
    ];
    const range = {
      min: new Date('2005-01-01T00:00:00Z'),
      max: new Date('2035-01-01T00:00:00Z'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.date(range), (zone, raw) => {
        const at = new Date(Math.floor(raw.getTime() / 1000) * 1000);
        const intl = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'medium',
        });
        expect(wallOf(at, zone)).toBe(intl.format(at).replace(' ', 'T'));
        const { at: first, alternative, change } = resolveWall(wallOf(at, zone), zone);
        expect(change).not.toBe('gap');
        expect([first.getTime(), alternative?.at.getTime()]).toContain(at.getTime());
        if (alternative) expect(first.getTime()).toBeLessThan(alternative.at.getTime());
      }),
      { numRuns: 500 },
    );
  });
});

describe('before', () => {
  const due = resolveWall('2026-11-02T09:00', 'America/Los_Angeles');

  it('keeps the wall time over days and the elapsed time over hours, an hour apart across a clock change', () => {
    expect(earlier(due, { days: 3 })).toMatchObject({
      wall: '2026-10-30T09:00:00',
      at: new Date('2026-10-30T16:00:00Z'),
    });
    expect(earlier(due, { hours: 72 })).toMatchObject({
      wall: '2026-10-30T10:00:00',
      at: new Date('2026-10-30T17:00:00Z'),
    });
  });

  it('settles a day that lands in a gap or an overlap like any wall time', () => {
    const spring = resolveWall('2027-03-17T02:30', 'America/New_York');
    expect(earlier(spring, { days: 3 }).at).toEqual(new Date('2027-03-14T07:30:00Z'));
    const autumn = resolveWall('2026-11-04T01:30', 'America/New_York');
    expect(earlier(autumn, { days: 3 }).at).toEqual(new Date('2026-11-01T05:30:00Z'));
    expect(offsetAt(earlier(autumn, { days: 3 }).at, 'America/New_York')).toBe(-240);
  });
});
