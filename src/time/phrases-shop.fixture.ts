/** The present and the launch are those of phrases.fixture.ts: kinds of phrases typed around sales and their deadlines. */

/** Of a speaker in Los Angeles. */
export const SHOP_EN: readonly (readonly [string, string])[] = [
  ['mid-November', '2026-11-16T02:00Z'],
  ['the day after tomorrow at noon', '2026-10-30T19:00Z'],
  ['by EOD Thursday', '2026-10-30T01:00Z'],
  ['Q4 end', '2027-01-01T02:00Z'],
  ['end of Q4 2027', '2028-01-01T02:00Z'],
  ['start of next week', '2026-11-03T02:00Z'],
  ['mid next week', '2026-11-05T02:00Z'],
  ['monday of the following week', '2026-11-03T02:00Z'],
  ['last business day of november', '2026-12-01T02:00Z'],
  ['first working day of January', '2027-01-05T02:00Z'],
  ['the last working day of december 2026', '2027-01-01T02:00Z'],
  ['by close of business friday', '2026-10-31T01:00Z'],
  ['prior to 2pm friday', '2026-10-30T21:00Z'],
  ['on or before Friday', '2026-10-31T01:00Z'],
  ['through friday', '2026-10-31T01:00Z'],
  ['not later than friday 5pm', '2026-10-31T00:00Z'],
  ['11:59pm Friday', '2026-10-31T06:59Z'],
  ['Cyber Monday 12:00am PT', '2026-11-30T08:00Z'],
  ['Nov 11 00:00 BJT', '2026-11-10T16:00Z'],
  ['noon ET tomorrow', '2026-10-29T16:00Z'],
  ['the month end', '2026-11-01T01:00Z'],
  ['three weeks before Black Friday', '2026-11-07T02:00Z'],
];

/** Of a speaker in Shenzhen. */
export const SHOP_ZH: readonly (readonly [string, string])[] = [
  ['十一月中旬', '2026-11-15T10:00Z'],
  ['明年一月中旬', '2027-01-15T10:00Z'],
  ['2027年3月初', '2027-03-01T10:00Z'],
  ['下下周三下午三点半', '2026-11-11T07:30Z'],
  ['这个月底前', '2026-10-31T10:00Z'],
  ['三天内', '2026-11-01T10:00Z'],
  ['下周初', '2026-11-02T10:00Z'],
  ['下周中', '2026-11-04T10:00Z'],
  ['12月第一个工作日', '2026-12-01T10:00Z'],
  ['11月的最后一个工作日', '2026-11-30T10:00Z'],
  ['正月十五', '2027-02-20T10:00Z'],
  ['双十一零点', '2026-11-10T16:00Z'],
  ['今晚12点', '2026-10-29T16:00Z'],
  ['周日晚上11点59分', '2026-11-01T15:59Z'],
  ['北京时间11月11日零点', '2026-11-10T16:00Z'],
  ['美西时间周五下午6点', '2026-10-31T01:00Z'],
  ['周五凌晨2点', '2026-10-29T18:00Z'],
  ['Q1末', '2027-03-31T10:00Z'],
  ['两个半小时后', '2026-10-29T04:45Z'],
];

/** What must be asked, with every reading offered, in order. */
export const SHOP_ASKED: readonly (readonly [
  'zh' | 'en',
  string,
  'ambiguous' | 'past',
  readonly string[],
])[] = [
  ['en', 'by November', 'ambiguous', ['2026-11-02T02:00Z', '2026-12-01T02:00Z']],
  ['en', 'Q1 2027', 'ambiguous', ['2027-01-02T02:00Z', '2027-04-01T01:00Z']],
  ['en', 'next quarter', 'ambiguous', ['2027-01-02T02:00Z', '2027-04-01T01:00Z']],
  ['en', 'early November', 'ambiguous', ['2026-11-02T02:00Z', '2026-11-11T02:00Z']],
  ['en', 'late next week', 'ambiguous', ['2026-11-06T02:00Z', '2026-11-07T02:00Z']],
  ['en', '11.11 midnight', 'ambiguous', ['2026-11-11T08:00Z', '2026-11-12T08:00Z']],
  ['zh', '12月份前', 'ambiguous', ['2026-12-01T10:00Z', '2026-12-31T10:00Z']],
  ['zh', '明年1月', 'ambiguous', ['2027-01-01T10:00Z', '2027-01-31T10:00Z']],
  ['zh', '12月下旬', 'ambiguous', ['2026-12-21T10:00Z', '2026-12-31T10:00Z']],
  ['zh', '下个月上旬', 'ambiguous', ['2026-11-01T10:00Z', '2026-11-10T10:00Z']],
  ['zh', '下季度', 'ambiguous', ['2027-01-01T10:00Z', '2027-03-31T10:00Z']],
  ['zh', '黑五当天凌晨', 'ambiguous', ['2026-11-26T16:00Z', '2026-11-26T22:00Z']],
  ['zh', '本周中', 'past', ['2026-10-28T10:00Z', '2026-11-04T10:00Z']],
];

/** Lines whose end is plainly a time that nothing reads as a whole: asked, never taken in part. */
export const SHOP_UNREAD: readonly (readonly [string, string])[] = [
  ['Check images friday after next', 'Check images'],
  ['Check images 6-8 next Monday', 'Check images'],
  ['Check images between now and November 15th', 'Check images'],
  ['Check images from April until the end of June', 'Check images'],
  ['Check images 2014 through May 2nd 2027', 'Check images'],
  ['Check images starting January 7th', 'Check images'],
  ['Check images starting on January 7th', 'Check images'],
  ['Check images w/c Feb 4', 'Check images'],
  ['Check images the week before Thanksgiving', 'Check images'],
  ['Check images Monday before Thanksgiving', 'Check images'],
  ['Check images early tomorrow', 'Check images'],
  ['Check images late this afternoon', 'Check images'],
  ['Check images morning of the 15th of february', 'Check images'],
  ['Check images not friday', 'Check images'],
  ['Check images 23/12 before 5pm', 'Check images'],
  ['Check images > 6pm friday', 'Check images'],
  ['检查主图 感恩节前的周一', '检查主图'],
  ['检查主图 感恩节那周的周三', '检查主图'],
];

/** Lines whose end stays in the title, which is told: what is said of it, and what would be meant, if anything. */
export const KEPT: readonly (readonly ['zh' | 'en', string, string, string | null])[] = [
  ['en', 'Prepare Black Friday', 'Black Friday', '2026-11-28T02:00Z'],
  ['zh', '准备国庆', '国庆', '2027-10-01T10:00Z'],
  ['zh', '备货双十一', '双十一', '2026-11-11T10:00Z'],
  ['en', 'Check images friday?', 'friday?', '2026-10-31T01:00Z'],
  ['zh', '检查主图 周五？', '周五？', '2026-10-30T10:00Z'],
  ['en', 'Check images by fri 6pm ??', 'by fri 6pm ??', '2026-10-31T01:00Z'],
  ['en', 'Check images (friday?)', 'friday?)', '2026-10-31T01:00Z'],
  ['en', 'Check images in a few days?', 'in a few days?', null],
  ['en', 'Print label 22/04', '22/04', null],
  ['zh', '统计10月30日之后', '10月30日之后', null],
  ['zh', '检查主图 明年', '明年', null],
  ['zh', '检查主图 12月第一周', '12月第一周', null],
  ['en', 'Check images next 2 weeks', 'next 2 weeks', null],
  ['en', 'Check images week 48', 'week 48', null],
  ['en', 'Check images from March to May', 'from March to May', null],
  ['en', 'Check images first week of December', 'first week of December', null],
  ['en', 'Check images Dec 7-9', 'Dec 7-9', null],
  ['zh', '检查主图 过几天', '过几天', null],
  ['zh', '检查主图 今天晚些时候', '晚些时候', null],
];

/** Titles that only look so: nothing is said of them. */
export const SILENT: readonly string[] = [
  'Set price at 5',
  'Plan for next week',
  'Upload images part 1/2',
  'Support 24/7',
  'Extend by 3 days',
  'Order 500',
  'Model T-3',
  'Pack 12 boxes',
  '请假3天',
  '整理下周计划',
  'Notes from Monday',
  'Move 5 boxes to Shenzhen',
];
