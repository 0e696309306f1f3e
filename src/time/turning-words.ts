/** Words that change what follows them into another time. */
export const TURNS = [
  'from',
  'after',
  'since',
  'than',
  'past',
  'previous',
  'following',
  'preceding',
  'every',
  'next',
  'last',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  '1st',
  '2nd',
  '3rd',
  '4th',
  '5th',
  'end of',
  'end of the',
  'week of',
  'next year',
  'last week',
  'previous week',
  "week's",
];
/** Words that turn any phrase: a day that is counted from today and a clock as well (tomorrow after 4pm). */
export const TURNS_ANY = [
  'from',
  'after',
  'since',
  'than',
  'past',
  'next year',
  'end of',
  'end of the',
  'starting',
  'beginning',
  'commencing',
  'effective',
  'w/c',
  'as of',
  'but',
  'not',
  'except',
  'early',
  'earlier',
  'late',
  'later',
  'later in',
  'mid',
  'late night',
  'early night',
  'morning of',
  'afternoon of',
  'evening of',
  'night of',
  'in the day',
];
/** Words that make "late" or "early" an adjective of what stands before. */
export const DEGREES = ['too', 'so', 'very', 'be', 'is', 'are', 'was', 'running'];
/** Stretches of time: the week before Thanksgiving is not Thanksgiving. */
export const SPANS = ['week', 'weekend', 'month', 'quarter', 'night', 'evening', 'afternoon', 'morning'];
/** Of the words that turn any phrase, the ones that do so in front of "on" and "by" as well (starting on January 7th). */
export const TURNS_CUE = [
  'starting',
  'beginning',
  'commencing',
  'effective',
  'early',
  'late',
  'or later',
  'not',
  'but',
  'after',
  'from',
  'since',
];
/** Figures in the shape of a date that no reader took: a clock behind them is not all that was said. */
export const DATED = /(?:^| )(\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?)$/;
/** 10 h before 10 pm. */
export const HOURED = /(?:^| )(\d{1,2} ?h)$/;
/** An hour said in words before the same hour in figures (at lunchtime 11 o'clock). */
export const NOONS = ['at lunchtime', 'lunchtime', 'lunch time', 'at noon', 'at midday', 'midday'];
/** A week that is thought of before its day (next week maybe, say on wednesday). */
export const SAID_WEEK =
  /(?:^| )((?:this|next) week,? (?:maybe|perhaps|probably|preferably|ideally|say|how about|how|or so)(?:,? (?:say|about))?,?)$/;
/** Chinese words that change the day behind them into another one. */
export const TURNS_ZH = ['农历', '阴历', '第一个', '第二个', '第三个', '第四个', '最后一个'];
/** A day told by another one (感恩节前的周一, 感恩节那周的周三, 节后周一). */
export const RELATED_ZH =
  /(?:感恩节|圣诞节?|春节|国庆节?|元旦|中秋节?|端午节?|清明节?|劳动节|黑五|网一|双十一|双十二|节|上线日?|开售|大促)(?:之?[前后]的?|[那当同]一?[周天日个](?:星期)?的?)$/;
/** Characters that do so only where they touch it: 大|后天, 两千年|八月, 这两个|周五. */
export const TOUCHING = ['年', '个'];
/** Words that make a weekday the name of one day of the year (Maundy Thursday, 黑色星期六). */
export const NAMING = [
  'super',
  'maundy',
  'whit',
  'trinity',
  'ash',
  'shrove',
  'holy',
  'easter',
  'palm',
  'covenant',
];
/** The same in Chinese, where they touch the weekday. */
export const NAMING_ZH = ['圣', '黑色', '灰', '沉默'];
