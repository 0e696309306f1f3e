import { weekdaysOnly } from './calendar.ts';
import { lunarFestivals } from './festivals.ts';
import { calendarOf, isWorkingTime, placeStep, pullBack, pushForward } from './index.ts';
import { resolveWall } from './wall.ts';
import { addWorkingTime, before as earlier, workingMinutesBetween } from './working-time.ts';

const cn = calendarOf('CN');
const us = calendarOf('US');
const short = (at: Date) => at.toISOString().replace(':00.000Z', 'Z');

describe('the Chinese calendar', () => {
  it('works on the make-up days of 2026 and rests on its holidays', () => {
    for (const date of ['2026-09-20', '2026-10-10', '2026-01-04', '2026-02-28', '2026-10-08']) {
      expect([date, cn.isWorkingDay(date)]).toEqual([date, true]);
    }
    for (const date of [
      '2026-09-25',
      '2026-10-01',
      '2026-10-02',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
      '2026-10-11',
    ]) {
      expect([date, cn.isWorkingDay(date)]).toEqual([date, false]);
    }
    expect(cn.dayName('2026-09-25')).toMatchObject({ zh: '中秋' });
    expect(cn.dayName('2026-10-10')).toEqual({ en: 'National Day', zh: '国庆节' });
  });

  it('knows that 2027 is not announced, and rests then on the days that law fixes', () => {
    expect([cn.announced(2026), cn.announced(2027)]).toEqual([true, false]);
    expect(cn.isWorkingDay('2027-10-01')).toBe(false);
    expect(cn.isWorkingDay('2027-02-08')).toBe(false);
    expect(cn.isWorkingDay('2027-10-05')).toBe(true);
  });

  it('takes the festival of 2027 from the table, a day before the runtime’s own calendar', () => {
    expect(lunarFestivals(2027)?.newYear).toBe('2027-02-06');
    expect(lunarFestivals(2036)).toBeNull();
  });

  it('counts Golden Week as no working days and the working Saturday as one', () => {
    expect(cn.workingDaysBetween('2026-09-30', '2026-10-08')).toBe(1);
    expect(cn.workingDaysBetween('2026-09-30', '2026-10-09')).toBe(2);
    expect(cn.workingDaysBetween('2026-09-30', '2026-10-10')).toBe(3);
    expect(cn.workingDaysBetween('2026-10-10', '2026-09-30')).toBe(-3);
    expect(cn.addWorkingDays('2026-10-12', 3)).toBe('2026-10-15');
    expect(cn.previousWorkingDay('2026-10-08')).toBe('2026-09-30');
    expect(cn.nextWorkingDay('2026-09-30')).toBe('2026-10-08');
    expect(cn.addWorkingDays('2026-10-08', -1)).toBe('2026-09-30');
  });
});

describe('the US calendar', () => {
  it.each([
    [2026, '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'],
    [2027, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31'],
  ])('rests in %s on the federal holidays as observed', (year, days) => {
    const rests: string[] = [];
    for (let day = 0; day < 366; day++) {
      const date = new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10);
      if (date.startsWith(`${year}`) && weekdaysOnly.isWorkingDay(date) && !us.isWorkingDay(date))
        rests.push(date.slice(5));
    }
    expect(rests.join(' ')).toBe(days);
  });
});

describe('a corrected table', () => {
  it('patches single days and leaves the rest of the year', () => {
    const corrected = calendarOf('CN', {
      daysOff: { '2026-10-10': '台风' },
      workingDays: { '2026-10-11': '补班' },
    });
    expect(corrected.isWorkingDay('2026-10-10')).toBe(false);
    expect(corrected.isWorkingDay('2026-10-11')).toBe(true);
    expect(corrected.isWorkingDay('2026-10-01')).toBe(false);
    expect(cn.isWorkingDay('2026-10-10')).toBe(true);
  });

  it('replaces a whole year and makes it announced', () => {
    const corrected = calendarOf('CN', { years: [2027], daysOff: { '2027-10-04': '国庆节' } });
    expect(corrected.announced(2027)).toBe(true);
    expect(corrected.isWorkingDay('2027-10-01')).toBe(true);
    expect(corrected.isWorkingDay('2027-10-04')).toBe(false);
  });
});

const BF26 = { wall: '2026-11-27T00:00:00', zone: 'America/Los_Angeles' };
const china = { launch: BF26, zone: 'Asia/Shanghai', calendar: cn } as const;
const america = { launch: BF26, zone: 'America/Los_Angeles', calendar: us } as const;

describe('a plan counted back from a launch', () => {
  it.each([
    [1, { ...china, offset: { days: -70 } }, '2026-09-18', '2026-09-18T10:00Z', []],
    [2, { ...china, offset: { days: -68 } }, '2026-09-20', '2026-09-20T10:00Z', []],
    [3, { ...china, offset: { days: -63 } }, '2026-09-25', '2026-09-24T10:00Z', ['rolled_back']],
    [4, { ...china, offset: { days: -55 } }, '2026-10-03', '2026-09-30T10:00Z', ['rolled_back']],
    [5, { ...china, offset: { days: -48 } }, '2026-10-10', '2026-10-10T10:00Z', []],
    [6, { ...america, offset: { days: -46 } }, '2026-10-12', '2026-10-10T01:00Z', ['rolled_back']],
    [7, { ...america, offset: { days: -26 } }, '2026-11-01', '2026-10-31T01:00Z', ['rolled_back']],
    [8, { ...america, offset: { days: -25 }, clock: '09:00' }, '2026-11-02', '2026-11-02T17:00Z', []],
    [9, { ...america, offset: { days: -16 } }, '2026-11-11', '2026-11-11T02:00Z', ['rolled_back']],
    [10, { ...america, offset: { days: -3 } }, '2026-11-24', '2026-11-25T02:00Z', []],
    [
      11,
      { ...america, offset: { hours: -24 }, pinned: true },
      '2026-11-26',
      '2026-11-26T08:00Z',
      ['day_off'],
    ],
    [12, { ...america, offset: { hours: 0 } }, '2026-11-27', '2026-11-27T08:00Z', []],
    [13, { ...america, offset: { days: 3 }, clock: '23:59' }, '2026-11-30', '2026-12-01T07:59Z', []],
    [14, { ...america, offset: { days: 10 }, clock: '10:00' }, '2026-12-07', '2026-12-07T18:00Z', []],
  ])('places step %s', (_step, step, rawDate, at, notes) => {
    const placed = placeStep(step);
    expect({ at: short(placed.moment.at), rawDate: placed.rawDate, notes: placed.notes }).toEqual({
      at,
      rawDate,
      notes,
    });
  });

  it('gives the name of the day off that moved a step, and none for a weekend', () => {
    expect(placeStep({ ...china, offset: { days: -63 } }).reason).toMatchObject({ zh: '中秋' });
    expect(placeStep({ ...america, offset: { days: -46 } }).reason).toEqual({
      en: 'Columbus Day',
      zh: '哥伦布日',
    });
    expect(placeStep({ ...america, offset: { days: -26 } }).reason).toBeNull();
    expect(placeStep({ ...america, offset: { hours: -24 } }).reason).toMatchObject({ zh: '感恩节' });
  });

  it('never moves a pinned step', () => {
    const placed = placeStep({ ...america, offset: { days: -1 }, pinned: true });
    expect([short(placed.moment.at), placed.notes]).toEqual(['2026-11-27T02:00Z', ['day_off']]);
  });

  it.each([
    [1, china, '2026-09-18T18:00', '2026-09-15T10:00Z', '2026-09-17T10:00Z'],
    [2, china, '2026-09-20T18:00', '2026-09-17T10:00Z', '2026-09-18T09:00Z'],
    [3, china, '2026-09-24T18:00', '2026-09-21T10:00Z', '2026-09-23T10:00Z'],
    [4, china, '2026-09-30T18:00', '2026-09-24T09:00Z', '2026-09-29T10:00Z'],
    [5, china, '2026-10-10T18:00', '2026-09-30T09:00Z', '2026-10-09T10:00Z'],
    [6, america, '2026-10-09T18:00', '2026-10-07T01:00Z', '2026-10-09T01:00Z'],
    [7, america, '2026-10-30T18:00', '2026-10-28T01:00Z', '2026-10-30T01:00Z'],
    [13, america, '2026-11-30T23:59', '2026-11-28T01:00Z', '2026-11-28T01:00Z'],
  ])('reminds of step %s in working time', (_step, { zone, calendar }, wall, threeDays, oneDay) => {
    const due = resolveWall(wall, zone);
    expect(short(pullBack(earlier(due, { days: 3 }).at, zone, calendar))).toBe(threeDays);
    expect(short(pullBack(earlier(due, { hours: 24 }).at, zone, calendar))).toBe(oneDay);
  });
});

describe('working time', () => {
  it('includes both ends of the day and ends with it', () => {
    const zone = 'Asia/Shanghai';
    expect(isWorkingTime(new Date('2026-10-29T01:00:00Z'), zone, cn)).toBe(true);
    expect(isWorkingTime(new Date('2026-10-29T00:59:59Z'), zone, cn)).toBe(false);
    expect(isWorkingTime(new Date('2026-10-29T10:00:00Z'), zone, cn)).toBe(true);
    expect(isWorkingTime(new Date('2026-10-29T10:00:01Z'), zone, cn)).toBe(false);
  });

  it('pulls back to 17:00 and pushes forward to 09:00 local across a clock change', () => {
    const zone = 'America/Los_Angeles';
    const sunday = new Date('2026-11-01T20:00:00Z');
    expect(short(pullBack(sunday, zone, us))).toBe('2026-10-31T00:00Z');
    expect(short(pushForward(sunday, zone, us))).toBe('2026-11-02T17:00Z');
    const early = new Date('2026-10-30T15:00:00Z');
    expect(short(pullBack(early, zone, us))).toBe('2026-10-30T00:00Z');
    expect(short(pushForward(early, zone, us))).toBe('2026-10-30T16:00Z');
  });

  it('counts an approver’s working hours over nights and holidays', () => {
    const add = (at: string, zone: string, calendar: typeof us) =>
      short(addWorkingTime(new Date(at), 240, zone, calendar));
    expect(add('2026-11-10T01:05:00Z', 'Asia/Shanghai', cn)).toBe('2026-11-10T05:05Z');
    expect(add('2026-11-10T01:05:00Z', 'America/Los_Angeles', us)).toBe('2026-11-10T20:05Z');
    expect(add('2026-11-11T01:30:00Z', 'America/Los_Angeles', us)).toBe('2026-11-12T20:30Z');
    const minutes = (to: string) =>
      workingMinutesBetween(new Date('2026-11-10T01:05:00Z'), new Date(to), 'America/Los_Angeles', us);
    expect(minutes('2026-11-10T20:05:00Z')).toBe(240);
    expect(minutes('2026-11-11T00:05:00Z')).toBe(480);
    expect(minutes('2026-11-10T01:00:00Z')).toBe(0);
  });
});
