import { readValues, unixToWall, wallToUnix } from './values.ts';

describe('form values', () => {
  it('keeps a wall time through Slack’s instant and back, in summer and winter', () => {
    for (const wall of ['2026-07-01T09:00', '2026-12-01T18:30']) {
      const seconds = wallToUnix(wall, 'America/Los_Angeles');
      expect(unixToWall(seconds ?? 0, 'America/Los_Angeles')).toBe(wall);
    }
  });

  it('takes the first of the two instants in the night the clock goes back', () => {
    expect(wallToUnix('2026-11-01T01:30', 'America/New_York')).toBe(
      Date.parse('2026-11-01T05:30:00Z') / 1000,
    );
  });

  it('has no instant for a text that is no time', () => {
    expect(wallToUnix('soon', 'UTC')).toBeNull();
  });

  it('reads every kind of input, empty ones as null, and leaves foreign elements alone', () => {
    const at = Date.parse('2026-11-02T14:00:00Z') / 1000;
    expect(
      readValues({
        title: { v: { type: 'plain_text_input', value: 'Ship samples' } },
        empty: { v: { type: 'plain_text_input', value: null } },
        prio: { v: { type: 'static_select', selected_option: { value: 'high' } } },
        none: { v: { type: 'static_select', selected_option: null } },
        tags: { v: { type: 'multi_static_select', selected_options: [{ value: 'a' }, { value: 'b' }] } },
        who: { v: { type: 'users_select', selected_user: 'U1' } },
        day: { v: { type: 'datepicker', selected_date: '2026-12-01' } },
        due: { 'at:America/New_York': { type: 'datetimepicker', selected_date_time: at } },
        unset: { 'at:America/New_York': { type: 'datetimepicker', selected_date_time: null } },
        other: { filter: { type: 'static_select', selected_option: { value: 'x' } } },
        strange: { v: { type: 'checkboxes', selected_options: [] } },
      }),
    ).toEqual({
      title: 'Ship samples',
      empty: null,
      prio: 'high',
      none: null,
      tags: ['a', 'b'],
      who: 'U1',
      day: '2026-12-01',
      due: '2026-11-02T09:00',
      unset: null,
      strange: null,
    });
  });

  it('has no values where nothing was sent', () => {
    expect(readValues(undefined)).toEqual({});
  });
});
