import { readValues, splitWall } from './values.ts';

describe('form values', () => {
  it('reads every kind of input, empty ones as null, and leaves foreign elements alone', () => {
    expect(
      readValues({
        title: { v: { type: 'plain_text_input', value: 'Ship samples' } },
        empty: { v: { type: 'plain_text_input', value: null } },
        prio: { v: { type: 'static_select', selected_option: { value: 'high' } } },
        none: { v: { type: 'static_select', selected_option: null } },
        tags: { v: { type: 'multi_static_select', selected_options: [{ value: 'a' }, { value: 'b' }] } },
        who: { v: { type: 'users_select', selected_user: 'U1' } },
        day: { v: { type: 'datepicker', selected_date: '2026-12-01' } },
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
      strange: null,
    });
  });

  it('joins date and clock of a date-time into one wall time, untouched by any zone', () => {
    const due = (date: string | null, clock: string | null) =>
      readValues({
        due: { date: { type: 'datepicker', selected_date: date } },
        'due:clock': { clock: { type: 'timepicker', selected_time: clock } },
      });
    expect(due('2026-11-02', '09:00')).toEqual({ due: '2026-11-02T09:00' });
    expect(due('2026-11-02', null)).toEqual({ due: '2026-11-02T18:00' });
    expect(due(null, '09:00')).toEqual({ due: null });
  });

  it('splits a wall time for its two inputs', () => {
    expect(splitWall('2026-11-02T09:00')).toEqual({ date: '2026-11-02', clock: '09:00' });
    expect(splitWall('soon')).toEqual({ clock: '18:00' });
    expect(splitWall(undefined)).toEqual({ clock: '18:00' });
  });

  it('has no values where nothing was sent', () => {
    expect(readValues(undefined)).toEqual({});
  });
});
