/**
 * Lines whose end is as good a time as the end of a title, with the words that are asked about and the instants they
 * are offered as, in order. Present and launch are those of phrases.fixture.ts.
 */
export const OPEN_ENDS: readonly (readonly [
  who: 'zh' | 'en',
  line: string,
  words: string,
  instants: readonly string[],
])[] = [
  ['en', 'Send gift guide Christmas', 'Christmas', ['2026-12-26T02:00Z']],
  ['en', 'Check images Black Friday 2027', 'Black Friday 2027', ['2027-11-27T02:00Z']],
  ['en', "Pause the old ads Valentine's Day", "Valentine's Day", ['2027-02-15T02:00Z']],
  ['en', 'Pay the estimate tax day 2027', 'tax day 2027', ['2027-04-16T01:00Z']],
  ['en', 'Thank the warehouse team boss day', 'boss day', ['2027-10-16T01:00Z']],
  ['en', 'Post the offer small business saturday', 'small business saturday', ['2026-11-29T02:00Z']],
  ['en', 'Call Bob noon', 'noon', ['2026-10-29T19:00Z']],
  ['en', 'Switch banners midnight', 'midnight', ['2026-10-29T07:00Z']],
  ['en', 'Brief the agency in the morning', 'in the morning', ['2026-10-29T16:00Z']],
  ['en', 'Check images Oct31', 'Oct31', ['2026-11-01T01:00Z']],
  ['en', 'Check images the 27', 'the 27', ['2026-11-28T02:00Z']],
  ['en', 'Call Bob 7p', '7p', ['2026-10-30T02:00Z']],
  ['en', 'Check images next 2 weeks', 'next 2 weeks', ['2026-11-12T02:00Z']],
  ['en', 'Answer open cases 2 upcoming days', '2 upcoming days', ['2026-10-31T01:00Z']],
  ['en', 'Restart campaign +15 minutes', '+15 minutes', ['2026-10-29T02:30Z']],
  ['en', 'Check images +1 month, 5 days', '+1 month, 5 days', ['2026-12-04T02:00Z']],
  ['en', 'Answer all mails next day', 'next day', ['2026-10-30T01:00Z']],
  ['en', 'Call supplier this week', 'this week', ['2026-10-31T01:00Z', '2026-11-02T02:00Z']],
  ['en', 'Renew brand registry 12/2026', '12/2026', ['2026-12-02T02:00Z', '2027-01-01T02:00Z']],
  ['en', 'Renew brand registry 2026-12', '2026-12', ['2026-12-02T02:00Z', '2027-01-01T02:00Z']],
  ['en', 'Team call 4pm-5pm', '4pm-5pm', ['2026-10-29T23:00Z', '2026-10-30T00:00Z']],
  ['en', 'Weekly sync friday 10:30-11:30', 'friday 10:30-11:30', ['2026-10-30T17:30Z', '2026-10-30T18:30Z']],
  ['zh', '检查主图 圣诞节', '圣诞节', ['2026-12-25T10:00Z']],
  ['zh', '改标题 明年元旦', '明年元旦', ['2027-01-01T10:00Z']],
  ['zh', '检查主图 本周', '本周', ['2026-10-30T10:00Z', '2026-11-01T10:00Z']],
  ['zh', '联系工厂 未来两天', '未来两天', ['2026-10-31T10:00Z']],
  ['zh', '联系工厂 下三天', '下三天', ['2026-11-01T10:00Z']],
  ['zh', '新品直播 周五晚上8点到10点', '周五晚上8点到10点', ['2026-10-30T12:00Z', '2026-10-30T14:00Z']],
  ['zh', 'Check images 12/2026', '12/2026', ['2026-12-01T10:00Z', '2026-12-31T10:00Z']],
];

/** Lines that end in a figure before a time: what both mean together, and what the time means without the figure. */
export const FIGURES: readonly (readonly [
  line: string,
  title: string,
  instants: readonly string[],
  shorter: string,
  without: readonly string[],
])[] = [
  [
    'Check images 15 at 8:00',
    'Check images',
    ['2026-11-15T16:00Z'],
    'Check images 15',
    ['2026-10-29T15:00Z'],
  ],
  ['Check images 15, 8pm', 'Check images', ['2026-11-16T04:00Z'], 'Check images 15,', ['2026-10-29T03:00Z']],
  ['Print labels 9 tomorrow', 'Print labels', ['2026-10-29T16:00Z'], 'Print labels 9', ['2026-10-30T01:00Z']],
  [
    'Update iPhone 15 at 8pm',
    'Update iPhone',
    ['2026-11-16T04:00Z'],
    'Update iPhone 15',
    ['2026-10-29T03:00Z'],
  ],
];
