/** Words at the end of a line that speak of a time which no reader knows. */
export interface TimedEnd {
  readonly start: number;
  /** Nothing but a time (in a few days); what may as well belong to the title (week 48) is only told. */
  readonly sure: boolean;
  /** What nobody knows of them is their zone. */
  readonly zone?: true;
}

const WINDOW = 48;
const DAY = '(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?s?';
const MONTH =
  '(?:january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';
const SPAN = '(?:days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|quarters?)';
const COUNT =
  '(?:\\d{1,3}(?: ?(?:-|–|~|to) ?\\d{1,3})?|an?|a few|few|several|some|one|two|three|four|five|ten)';
const CLOCK = '\\d{1,2}(?:[:.]\\d\\d)?';
const HALF = ' ?[ap]\\.?m';
const NUMBER =
  '(?:first|second|third|fourth|fifth|[a-z]{3,7}th|twenty|thirty|forty|fifty|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,6}teen|hundred|thousand|and|oh?)';
const PERIOD = '(?:week|month|quarter|qtr|year)';
const MEAL = '(?:lunch|dinner|breakfast)(?: ?time)?';

const endsWith = (...sources: readonly string[]) =>
  sources.map((source) => new RegExp(`(?:^| )(${source})$`));

/** What is a time wherever it stands. */
const SURE_EN = endsWith(
  `(?:in|within) (?:the next |about |around )?${COUNT} (?:more |business |working )?${SPAN}(?: from now)?`,
  `${COUNT} (?:business |working )?${SPAN} (?:later|from now|hence)`,
  `${DAY} (?:after next|or ${DAY})`,
  `(?:later|sometime|some time|any ?time) (?:this|next) (?:${PERIOD}|morning|afternoon|evening|${DAY}|${MONTH})`,
  `(?:before|after|around|by|at) ${MEAL}(?: (?:today|tomorrow|tonight|${DAY}))?`,
  `(?:at |by |from )?(?:the )?(?:beginning|start|middle) of (?:the )?(?:(?:this|next|coming|current|following) )?(?:${PERIOD}|20\\d\\d)`,
  `(?:at |by |on )?(?:the )?(?:bom|boy)`,
  `\\d{1,2}(?:st|nd|rd|th) of (?:the (?:current|coming|following) month|${MONTH}[a-z ]{0,12})`,
  `in (?:a pair of ${SPAN}|\\d/\\d ?h)`,
  `(?:at|around|about) \\d{1,2}h|\\d{1,2} ?o'?clock ?(?:am|pm)`,
  `(?:(?:1st|2nd|3rd|4th|first|second|third|fourth|last) )?week of ${MONTH}\\.? on ${DAY}`,
  `(?:within )?the next hour|(?:next|this) hour|after an? (?:hour|day|week|month|year)|after ${COUNT} (?:hours?|minutes?|mins?)`,
  `(?:tonight|tomorrow)(?: at)? \\d{3,4}(?:ish)?|at \\d{3,4} in the (?:morning|afternoon|evening)|(?:approximately|around|about) \\d{3,4}(?:ish)?`,
  `circa ${CLOCK}(?:${HALF})?(?: in the [a-z]{7,9})?`,
  `in the (?:early|late|mid)[- ](?:morning|afternoon|evening|night)(?:,? (?:on )?(?:today|tomorrow|${DAY}))?`,
  `within the (?:hour|day|${PERIOD})|(?:in )?${COUNT} ${SPAN} or (?:so|two|three)`,
  `(?:around |about |at |by )?mid[- ]?(?:morning|afternoon)(?: (?:today|tomorrow|(?:on )?${DAY}))?`,
  `${CLOCK}-?ish(?: [ap]m)?|\\d{1,2}(?:[:.]?\\d\\d)? ?am ?(?:/|or)? ?pm`,
  `${NUMBER}(?:[ -]${NUMBER}){1,2} [ap]\\.? ?m\\.?`,
  `(?:${DAY} )?${MONTH} ${NUMBER}(?:[ -]${NUMBER})? two thousand(?:[ -]${NUMBER}){0,3}`,
  `(?:the )?(?:closest|nearest) (?:[a-z]{3,8} )?${DAY} to [a-z0-9, ]{3,20}`,
  `half (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`,
);

/** What is a time as well as part of a title. */
const TOLD_EN = endsWith(
  `(?:after|next|the next|following) ${COUNT} (?:more |business |working )?${SPAN}(?: (?:and )?${COUNT} ${SPAN})?`,
  `${COUNT} (?:business |working )?${SPAN} (?:after|before|out)`,
  `(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:week|weekend|quarter|half|month) (?:of|in) [a-z0-9 ]{3,16}`,
  `${DAY} \\d{1,2}`,
  `${MONTH} \\d{1,2} ?(?:-|–|to) ?\\d{1,2}`,
  `${CLOCK} ?(?:a\\.? ?m|p\\.? ?m)\\.?`,
  `(?:upcoming|coming) ${COUNT} ${SPAN}|${COUNT} (?:upcoming|coming|more|next) ${SPAN}`,
  `in (?:10|15|20|30|45|90)|in \\d{1,2}['"]|\\+ ?\\d{1,3} ?${SPAN}(?:,? \\d{1,3} ${SPAN})?`,
  `(?:at|about|around|approximately|tonight|tomorrow at) \\d{1,2}[ :.]?(?:[0-5]\\d|h)(?:ish)?`,
  `${CLOCK}(?:${HALF})?\\.? ?(?:-|–|~|to|until|till) ?${CLOCK}${HALF}\\.?|${CLOCK}${HALF}\\.? ?(?:-|–|~|to|until|till) ?${CLOCK}`,
  `\\d{1,2}:\\d\\d ?(?:-|–|~|to|until|till) ?\\d{1,2}:\\d\\d`,
  `(?:from|between) (?:${CLOCK}${HALF}\\.? (?:and|to|until|till) ${CLOCK}|${CLOCK} (?:and|to|until|till) ${CLOCK}${HALF}\\.?)(?: ${DAY})?`,
  `(?:from |between )?${MONTH}(?: \\d{1,2})? ?(?:-|–|to|and|until|till|through) ?(?:${MONTH}|may)(?: \\d{1,2})?(?:,? 20\\d\\d)?`,
  `between 20\\d\\d and 20\\d\\d|(?:from )?20\\d\\d ?(?:-|–|~|to|until|till|through) ?20\\d\\d`,
  `(?:the )?(?:next|following|this|coming|current|upcoming) (?:day|hour|year|yr|quarter|qtr|summer|spring|autumn|winter|season|decade|fortnight|weekdays?)`,
  `(?:the )?(?:rest|remainder) of (?:the |this |my )?(?:day|${PERIOD})|(?:late|later|earlier|early) (?:in )?(?:this|the|next) ${PERIOD}`,
  `(?:coming|current|upcoming|following|same) (?:week|month)|(?:the )?(?:weekend|week|month|year) after (?:the )?next`,
  `asap|as soon as possible|in the [ap]m`,
  `(?:the )?(?:first|second|third|fourth|1st|2nd|3rd|4th) (?:quarter|qtr|half)(?: (?:of )?20\\d\\d)?`,
  `h[12] 20\\d\\d|20\\d\\d ?[hq][1-4]|20\\d\\d ?/ ?\\d{1,2}|\\d{1,2} ?/ ?20\\d\\d`,
  `week \\d{1,2}(?: of 20\\d\\d)?|\\d{1,2}/(?:19|20)\\d\\d`,
  `(?:before|after|since|until|till|no later than) (?:\\d{1,2}(?::\\d\\d)?|this ${PERIOD}|20\\d\\d)|after (?:school|work)`,
  `(?:ten|eleven|twelve|nine|eight)[ -](?:(?:zero|o|oh)[ -][a-z]{3,5}|fifteen|twenty|thirty|forty|fifty)`,
  `(?:${DAY} )?${MONTH} ${NUMBER}(?:[ -]${NUMBER}){1,7}`,
  `the (?:day|hour|min|minute|week) (?:after|before)|\\+ ?\\d{1,3} ?[mhdw]`,
);

const FIGURES_ZH = '[\\d一二两三四五六七八九十几半]{1,4}';
const UNIT_ZH = '个?(?:天|周|月|年|小时|分钟|工作日|星期|礼拜)';
/** 5月, 3点半, 2月28日, 10:30. */
const POINT_ZH = '[\\d一二三四五六七八九十]{1,4}[点月日号年:][\\d一二三四五六七八九十半分日号]{0,6}';
const SURE_ZH = [
  new RegExp(
    `${FIGURES_ZH}(?:(?:到|至|-|~)[\\d一二两三四五六七八九十]{1,4})?${UNIT_ZH}(?:之?内|以内|之?后|以后)$`,
  ),
  /(?:今明|明后)[两二]?天$/,
];
const TOLD_ZH = [
  /(?:晚些时候|稍后|稍晚|晚点|晚一点|待会儿?|一会儿|过几天|过两天|这几天|这两天|近期|最近|尽快|尽早|马上|立刻|立即|月内|年内|节后|节前|年后|年前|[上中下]旬)$/,
  // Before or after something whose day is not known here.
  / (?:大促|活动|预售|开售|上架|发货|开会|会议|例会|周会|放假|假期|长假|早饭|午饭|晚饭|饭|上班|下班|国庆|春节|元旦|中秋|端午|双十一|双11|双十二|双12|黑五|网一|圣诞|感恩节)节?(?:之|以)?[前后]$/,
  new RegExp(`(?:未来|接下来|今后|往后)(?:的)?${FIGURES_ZH}${UNIT_ZH}$`),
  // Behind a gap only: 规划明年 is a title.
  new RegExp(` (?:下|后|之后)${FIGURES_ZH}${UNIT_ZH}$`),
  /(?:[\d一二三四五六七八九十]{0,3}月|年|季度)的?第[一二三四五1-5]个?(?:周|星期|礼拜)$/,
  / (?:今年|明年|后年)(?:的?(?:[上下前后]半年|[春夏秋冬]天|第[一二三四1-4]季度))?$| (?:[上下]半年|[上下]半月|本季度|这个季度)$/,
  /[\d一二三四五六七八九十:点月年日号半]{2,9}(?:之后|以后|以前|[或及]?(?:之前|之后|以前|以后)|起|开始)$/,
  new RegExp(`${POINT_ZH} ?(?:到|至|-|–|~|和|与) ?${POINT_ZH}(?:之?间)?$`),
  /(?:上午|下午|晚上|早上|中午)[\d一二三四五六七八九十:点半]{1,6} ?(?:到|至|-|–|~) ?(?:上午|下午|晚上)?[\d一二三四五六七八九十:点半]{1,6}$/,
];

const last = (text: string, length: number, patterns: readonly RegExp[]): number => {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    const said = (found?.[1] ?? found?.[0])?.trimStart();
    if (said) return length - said.length;
  }
  return -1;
};

/** Where words begin that end a line, speak of a time and were read as none; null where there are none. */
export function timedEnd(text: string, end: number): TimedEnd | null {
  const said = text.slice(Math.max(0, end - WINDOW), end);
  const sure = last(said, end, [...SURE_EN, ...SURE_ZH]);
  if (sure >= 0) return { start: sure, sure: true };
  const told = last(said, end, [...TOLD_EN, ...TOLD_ZH]);
  return told < 0 ? null : { start: told, sure: false };
}
