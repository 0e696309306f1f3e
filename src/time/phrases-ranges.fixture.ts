/**
 * Lines that end in a range, with the words that are one, whether they stay in the title (which is told) or are asked
 * about, and the instants of both ends that are offered. Present and launch are those of phrases.fixture.ts.
 */
export const RANGES: readonly (readonly [
  who: 'zh' | 'en',
  line: string,
  words: string,
  becomes: 'kept' | 'asked',
  ends: readonly string[],
])[] = [
  ['en', 'Offsite Nov 5 - Nov 7', 'Nov 5 - Nov 7', 'kept', ['2026-11-06T02:00Z', '2026-11-08T02:00Z']],
  ['en', 'Sale Dec 7-9', 'Dec 7-9', 'kept', ['2026-12-08T02:00Z', '2026-12-10T02:00Z']],
  ['en', 'Sale 11/5-11/7', '11/5-11/7', 'kept', ['2026-11-06T02:00Z', '2026-11-08T02:00Z']],
  ['en', 'Shifts Mon & Tue', 'Mon & Tue', 'kept', ['2026-11-03T02:00Z', '2026-11-04T02:00Z']],
  ['zh', '大促11月5日-11月7日', '11月5日-11月7日', 'kept', ['2026-11-05T10:00Z', '2026-11-07T10:00Z']],
  ['zh', '大促 11月5-7日', '11月5-7日', 'kept', ['2026-11-05T10:00Z', '2026-11-07T10:00Z']],
  ['zh', '值班 周一、周二', '周一、周二', 'kept', ['2026-11-02T10:00Z', '2026-11-03T10:00Z']],
  // Monday has passed: the range only ends.
  ['zh', '值班 周一到周五', '周一到周五', 'kept', ['2026-10-30T10:00Z']],
  ['zh', '例会 周五 10:30-11:30', '周五 10:30-11:30', 'kept', ['2026-10-30T02:30Z', '2026-10-30T03:30Z']],
  ['zh', '直播 周五晚上8点到10点', '周五晚上8点到10点', 'kept', ['2026-10-30T12:00Z', '2026-10-30T14:00Z']],
  [
    'en',
    'Check images Monday or Tuesday',
    'Monday or Tuesday',
    'asked',
    ['2026-11-03T02:00Z', '2026-11-04T02:00Z'],
  ],
  [
    'en',
    'Check images by Nov 5 - Nov 7',
    'by Nov 5 - Nov 7',
    'asked',
    ['2026-11-06T02:00Z', '2026-11-08T02:00Z'],
  ],
  [
    'en',
    'Check images from Nov 5 to Nov 7',
    'from Nov 5 to Nov 7',
    'asked',
    ['2026-11-06T02:00Z', '2026-11-08T02:00Z'],
  ],
  ['en', 'Check images in 2-3 days', 'in 2-3 days', 'asked', ['2026-10-31T01:00Z', '2026-11-01T01:00Z']],
  ['en', 'Check images 9-10am', '9-10am', 'asked', ['2026-10-29T16:00Z', '2026-10-29T17:00Z']],
  ['en', 'Check images monday 9-10am', 'monday 9-10am', 'asked', ['2026-11-02T17:00Z', '2026-11-02T18:00Z']],
  [
    'en',
    'Check images 1pm-2pm tomorrow',
    '1pm-2pm tomorrow',
    'asked',
    ['2026-10-29T20:00Z', '2026-10-29T21:00Z'],
  ],
  ['zh', '检查主图 from 11 to 3pm', 'from 11 to 3pm', 'asked', ['2026-10-29T03:00Z', '2026-10-29T07:00Z']],
  ['zh', '检查主图 5 to 6pm', '5 to 6pm', 'asked', ['2026-10-29T09:00Z', '2026-10-29T10:00Z']],
  [
    'en',
    'Check images between 3 and 12 of Dec',
    'between 3 and 12 of Dec',
    'asked',
    ['2026-12-04T02:00Z', '2026-12-13T02:00Z'],
  ],
  [
    'en',
    'Check images 4 till 23 of next month',
    '4 till 23 of next month',
    'asked',
    ['2026-11-05T02:00Z', '2026-11-24T02:00Z'],
  ],
  ['zh', '检查主图 三到五天内', '三到五天内', 'asked', ['2026-11-01T10:00Z', '2026-11-03T10:00Z']],
  ['zh', '检查主图3至5天后', '3至5天后', 'asked', ['2026-11-01T10:00Z', '2026-11-03T10:00Z']],
];
