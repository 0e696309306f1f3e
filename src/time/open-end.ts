import { isDigit } from './lexicon.ts';
import type { Span } from './read-span.ts';

/** Words behind which a name or an hour is a thing and no time: ads for Christmas, a merry Christmas, shade midnight. */
const JOINING = new Set(
  [
    'for of about and or & + the a an to in into from with without like vs vs. versus between as than over during',
    'since after before per via our your my their his her its this that these those last next past previous pre post',
    'orthodox canadian parsi persian hindu islamic jewish tamil merry happy jolly good great high low dark deep color colour shade scent theme tone style edition series',
    'collection variant named called titled labelled labeled tagged say says is are was be',
    'prepare plan celebrate organize organise host skip enjoy schedule promote cover discuss launch compare review',
    'recap summarize summarise rename forecast analyze analyse study hours time times schedule shift shifts slot slots',
  ]
    .join(' ')
    .split(' '),
);

/** Words behind which figures number something: file Oct2, page 7p, expiry 12/2026. */
const NUMBERING = new Set(
  [
    'file files folder folders tab album batch lot lots sheet sheets code order orders invoice invoices ticket tickets',
    'review reviews exp exp. expiry expires row rows page pages set label print size sizes part step phase version v',
    'model sku item items no no. number section chapter line unit report statement aisle room box pallet top price',
    'prices bid bids budget cap cost rate qty acos roas cpc score level stock discount',
  ]
    .join(' ')
    .split(' '),
);

/** What makes a thing later or longer by the count behind it. */
const CHANGING =
  /^(?:extend|delay|postpone|push|shift|move|add|increase|raise|set|reduce|cut|shorten|prolong|lengthen)(?: |$)/;
const DELIVERED = /(?:ship|shipping|shipment|delivery|deliver|dispatch|courier|express|carrier|service)$/;

const JOINING_ZH = [
  ...[
    '关于',
    '用于',
    '主题',
    '系列',
    '颜色',
    '色号',
    '款',
    '号',
    '从',
    '自',
    '和',
    '与',
    '及',
    '或',
    '、',
    '比',
  ],
  ...[
    '为',
    '成',
    '准备',
    '备货',
    '规划',
    '策划',
    '复盘',
    '总结',
    '汇总',
    '统计',
    '庆祝',
    '上新',
    '去年',
    '今年',
  ],
  ...['上周', '文件夹', '版本', '发票', '订单', '账期', '背景', '的', '时间', '时段', '班次', '名称'],
];
const CHANGING_ZH = /^(?:延长|推迟|延后|增加|缩短|减少|加|改)/;
/** Fewer Chinese characters are a verb that still lacks its object (备货 双十一). */
const WHOLE_ZH = 3;

const isChinese = (char: string | undefined): boolean => char !== undefined && char >= '一' && char <= '鿿';

/** Whether what stands before an index reads as a title of its own, whatever follows it; `figures` for a number. */
export function readsWithout(text: string, pos: number, figures: boolean): boolean {
  const before = text.slice(0, pos).trimEnd();
  if (before === '' || pos === before.length) return false;
  if (isChinese(before.at(-1))) {
    const whole = [...before].filter((char) => isChinese(char)).length >= WHOLE_ZH;
    return whole && !JOINING_ZH.some((word) => before.endsWith(word));
  }
  const words = before.split(' ').filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  if (words.length < 2 || JOINING.has(last)) return false;
  return !figures || !(NUMBERING.has(last) || isDigit(last.at(-1)));
}

/** What only a number or one letter of it tells: Oct2, the 27, 7p, 12/2026. */
const NUMERIC = /^(?:the )?\d|^[a-z]{3,9}\d/;
/** A section or a running time as often as a clock (5a, 15h), and what is a word of many things (night). */
const LOOSE_CLOCK = /\d ?(?:a|h\d{0,2})$|^(?:night|morning|下班|[早晚])$/;
const RUN_TOGETHER = /^\d{4}[ \d]{2,6}$/;
const FIGURED_NAME = /^[\d.]+$/;

/** Whether a phrase that needs a word such as "by" to be sure is of a kind that people also type without one. */
function isTyped(said: string, { phrase: { date, clock, elapsed } }: Span): boolean {
  if (elapsed) return true;
  switch (date?.kind) {
    case undefined:
      return clock !== undefined && !LOOSE_CLOCK.test(said);
    case 'named':
      return !date.day.unknown && !FIGURED_NAME.test(said);
    case 'period':
      // November and Q4 are what is reported on as often as when.
      return date.which === undefined || isDigit(said[0]);
    case 'month_day':
      return said.startsWith('the ') && isDigit(said[4]);
    case 'date':
      return !RUN_TOGETHER.test(said) && !isDigit(said[0]);
    case 'ahead':
    case 'after':
    case 'today_plus':
      return true;
    default:
      return false;
  }
}

/**
 * Whether a phrase that a title may as well end in is worth a question: a kind that is typed as a time, behind words
 * that are a title without it (Check images Christmas, but not: Plan ads for Christmas).
 */
export function isOpenEnd(text: string, pos: number, span: Span): boolean {
  const said = text.slice(pos, span.end);
  if (span.fault || !isTyped(said, span) || !readsWithout(text, pos, NUMERIC.test(said))) return false;
  const before = text.slice(0, pos).trim();
  if (said.startsWith('+')) return !(CHANGING.test(before) || CHANGING_ZH.test(before));
  return !(said === 'next day' && DELIVERED.test(before));
}
