const WINDOW = 40;
const DAY = '(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?s?';
const MONTH =
  '(?:january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';
const SPAN = '(?:days?|weeks?|months?|hours?|hrs?|minutes?|mins?|quarters?)';
const COUNT =
  '(?:\\d{1,3}(?: ?(?:-|–|~|to) ?\\d{1,3})?|an?|a few|few|several|some|one|two|three|four|five|ten)';

/** Ends of English lines that speak of a time in words that no reader knows. */
const TIMED_EN = [
  `(?:in|within|after|next|the next) ${COUNT} (?:more |business |working )?${SPAN}(?: from now)?`,
  `${COUNT} (?:business |working )?${SPAN} (?:later|from now|after)`,
  `(?:first|second|third|last|1st|2nd|3rd) week (?:of|in) [a-z0-9 ]{3,16}`,
  `${DAY} (?:after next|or ${DAY}|\\d{1,2})`,
  `${MONTH} \\d{1,2} ?(?:-|–|to) ?\\d{1,2}`,
  `\\d{1,2}(?:[:.]\\d\\d)? ?(?:a\\.? ?m|p\\.? ?m)\\.?`,
  `(?:later|sometime|some time) (?:this|next) [a-z]{3,9}`,
  `(?:upcoming|coming) ${COUNT} ${SPAN}|${COUNT} (?:upcoming|coming|more) ${SPAN}`,
  `in (?:a pair of ${SPAN}|\\d/\\d ?h|\\d{1,2}['"])`,
  `${COUNT} (?:min|minutes?|hours?) (?:before|after|out)`,
  `(?:at|about|around|approximately|tonight|tomorrow at) \\d{1,2}[ :.]?(?:\\d\\d|h)(?:ish)?`,
  `\\d{1,2} ?o'?clock ?(?:am|pm)|\\d{1,2} in the [ap]m|(?:\\d{1,2}|noon)ish(?: [ap]m)?|mid day|half (?:two|three|four|five)`,
  `\\d{1,2}(?::\\d\\d)? ?[-–~] ?\\d{1,2}(?::\\d\\d)? ?(?:am|pm)|\\d{1,2}:\\d\\d ?[-–~] ?\\d{1,2}:\\d\\d`,
  `(?:ten|eleven|twelve|nine|eight)[ -](?:(?:zero|o|oh)[ -][a-z]{3,5}|fifteen|twenty|thirty|forty|fifty)`,
  `\\d{1,2}(?:st|nd|rd|th) of (?:the (?:current|coming|following) month|${MONTH}[a-z ]{0,12})`,
  `(?:the )?(?:next|following|this) day|\\d{1,2}/(?:19|20)\\d\\d|\\d{1,2}\\.[ap]m`,
  `${MONTH} [a-z-]{3,12}(?: [a-z]{3,10}){1,3}`,
].map((source) => new RegExp(`(?:^| )(${source})$`));
/** The same in Chinese, with nothing between it and the title. */
const TIMED_ZH =
  /[\d一二两三四五六七八九十几半]{1,4}(?:(?:到|至|-|~)[\d一二两三四五六七八九十]{1,4})?个?(?:天|周|月|年|小时|分钟|工作日|星期|礼拜)(?:之?内|以内|之?后|以后)$|(?:晚些时候|稍后|稍晚|过几天|过两天|这几天|近期|月内|年内|节后|节前|年后|年前)$/;

/** Where words begin that end a line, look like a time and were read as none, or -1. */
export function timedEnd(text: string, last: number): number {
  const end = text.slice(Math.max(0, last - WINDOW), last);
  for (const timed of TIMED_EN) {
    const said = timed.exec(end)?.[1];
    if (said !== undefined) return last - said.length;
  }
  const said = TIMED_ZH.exec(end)?.[0];
  return said === undefined ? -1 : last - said.length;
}
