import { type LunarFestivals, lunarFestivals } from './festivals.ts';
import { type Found, Lexicon, matchWord, words } from './lexicon.ts';
import { addDays, isLocalDate, type LocalDate, weekdayOf } from './local-date.ts';
import type { NamedDay } from './phrase.ts';

type InYear = (year: number) => LocalDate | null;
interface Day {
  readonly inYear: InYear;
  readonly country: 'CN' | 'US' | null;
}

const two = (n: number) => String(n).padStart(2, '0');
const fixed = (month: number, day: number, country: Day['country'] = null): Day => ({
  inYear: (year) => `${year}-${two(month)}-${two(day)}`,
  country,
});

/** The n-th weekday (Monday = 1) of a month, moved by days; n = -1 is the last. */
function nth(month: number, weekday: number, n: number, shift = 0): Day {
  return {
    country: 'US',
    inYear: (year) => {
      const first = `${year}-${two(month)}-01`;
      const start = addDays(first, (weekday - weekdayOf(first) + 7) % 7);
      if (n > 0) return addDays(start, (n - 1) * 7 + shift);
      const fifth = addDays(start, 28);
      return fifth.slice(5, 7) === two(month) ? addDays(fifth, shift) : addDays(start, 21 + shift);
    },
  };
}

/** Days counted from western Easter, by the Gregorian reckoning of Meeus. */
function easter(shift: number): Day {
  return {
    country: null,
    inYear: (year) => {
      const a = year % 19;
      const century = Math.floor(year / 100);
      const rest = year % 100;
      const leap = Math.floor(century / 4);
      const g = Math.floor((8 * century + 13) / 25);
      const h = (19 * a + century - leap - g + 15) % 30;
      const l = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - h - (rest % 4)) % 7;
      const m = Math.floor((a + 11 * h + 22 * l) / 451);
      const days = h + l - 7 * m + 114;
      return addDays(`${year}-${two(Math.floor(days / 31))}-${two((days % 31) + 1)}`, shift);
    },
  };
}

function lunar(pick: keyof LunarFestivals, shift = 0): Day {
  return {
    country: 'CN',
    inYear: (year) => {
      const days = lunarFestivals(year);
      return days ? addDays(days[pick], shift) : null;
    },
  };
}

const DAYS = new Lexicon<Day>([
  ...words(nth(11, 4, 4, 1), 'black friday', 'bfcm', '黑五', '黑色星期五'),
  ...words(nth(11, 4, 4, 4), 'cyber monday', '网一', '网络星期一'),
  ...words(nth(11, 4, 4), 'thanksgiving day', 'thanksgiving', 'thanks giving day', 'turkey day', '感恩节'),
  ...words(easter(0), 'easter', 'easter sunday', '复活节'),
  ...words(easter(1), 'easter monday', '复活节星期一'),
  ...words(easter(-2), 'good friday', '耶稣受难日'),
  ...words(easter(-7), 'palm sunday'),
  ...words(nth(1, 1, 3), 'martin luther king day', 'mlk day'),
  ...words(nth(2, 1, 3), "presidents' day", 'presidents day', "president's day"),
  ...words(nth(10, 1, 2), 'columbus day', "indigenous peoples' day"),
  ...words(fixed(6, 19, 'US'), 'juneteenth'),
  ...words(fixed(3, 17), "st patrick's day", "st. patrick's day", "saint patrick's day"),
  ...words(fixed(4, 22), 'earth day', '地球日'),
  ...words(fixed(4, 1), "april fools' day", 'april fools day', "april fool's day", '愚人节'),
  ...words(fixed(12, 26), 'boxing day', '节礼日'),
  ...words(fixed(3, 12, 'CN'), '植树节'),
  ...words(fixed(3, 15, 'CN'), '315', '三一五', '消费者权益日'),
  ...words(fixed(5, 4, 'CN'), '青年节', '五四青年节'),
  ...words(fixed(6, 1, 'CN'), '儿童节', '六一儿童节', "children's day"),
  ...words(fixed(8, 1, 'CN'), '建军节', '八一建军节'),
  ...words(fixed(9, 10, 'CN'), '教师节', "teachers' day"),
  ...words(nth(9, 1, 1), 'labor day', '美国劳动节'),
  ...words(nth(5, 1, -1), 'memorial day'),
  ...words(nth(5, 7, 2), "mother's day", 'mothers day', '母亲节'),
  ...words(nth(6, 7, 3), "father's day", 'fathers day', '父亲节'),
  ...words(fixed(7, 4, 'US'), 'independence day', '美国独立日', '独立日'),
  ...words(fixed(11, 11, 'US'), 'veterans day'),
  ...words(fixed(12, 25, 'US'), 'christmas day', 'christmas', 'xmas day', 'xmas', '圣诞节', '圣诞'),
  ...words(fixed(12, 24, 'US'), 'christmas eve', 'xmas eve', '平安夜', '圣诞夜'),
  ...words(fixed(12, 31, 'US'), "new year's eve", 'new years eve', 'new year eve', 'nye', '跨年夜'),
  ...words(fixed(1, 1, 'US'), "new year's day", 'new years day', 'new year day', "new year's", 'new year'),
  ...words(fixed(1, 1, 'CN'), '元旦', '元旦节'),
  ...words(fixed(2, 14), "valentine's day", 'valentines day', '情人节'),
  ...words(fixed(10, 31), 'halloween', '万圣节'),
  ...words(
    fixed(11, 11),
    'double eleven',
    'double 11',
    "singles' day",
    'singles day',
    '双十一',
    '双11',
    '11.11',
    '光棍节',
  ),
  ...words(fixed(12, 12), 'double twelve', 'double 12', '双十二', '双12', '12.12'),
  ...words(fixed(6, 18), '618大促', '618', '六一八'),
  ...words(
    fixed(3, 8),
    '三八节',
    '妇女节',
    '女神节',
    '三八妇女节',
    "international women's day",
    "women's day",
  ),
  ...words(
    fixed(5, 1, 'CN'),
    '五一',
    '劳动节',
    '五一节',
    '五一劳动节',
    '国际劳动节',
    '五一国际劳动节',
    'may day',
    "international workers' day",
  ),
  ...words(
    fixed(10, 1, 'CN'),
    '国庆',
    '国庆节',
    '十一国庆',
    'national day',
    'china national day',
    'golden week',
  ),
  ...words(
    lunar('newYear'),
    '春节',
    '大年初一',
    '农历新年',
    '过年',
    'chinese new year',
    'cny',
    'lunar new year',
    'spring festival',
  ),
  ...words(lunar('newYear', -1), '除夕', '大年三十'),
  ...words(lunar('newYear', 14), '元宵节', '元宵', '正月十五', 'lantern festival'),
  ...words(lunar('qingming'), '清明', '清明节', 'qingming', 'tomb sweeping day'),
  ...words(lunar('dragonBoat'), '端午', '端午节', 'dragon boat festival'),
  ...words(lunar('qixi'), '七夕', '七夕节'),
  ...words(lunar('midAutumn'), '中秋', '中秋节', 'mid autumn festival', 'mid autumn', 'moon festival'),
]);

// Announced by the marketplace each year, so only the tenant can tell their date.
const TOLD_BY_TENANT = new Lexicon<true>(
  words(
    true,
    'prime day',
    'prime big deal days',
    'prime early access sale',
    '会员日',
    '超级会员日',
    'prime会员日',
    'prime 会员日',
  ),
);

/** The named day at a position of folded text: the tenant's own days first, then the ones everybody knows. */
export function matchNamedDay(
  text: string,
  pos: number,
  own: Readonly<Record<string, string>> = {},
): Found<NamedDay> | null {
  let best: Found<NamedDay> | null = null;
  for (const [name, date] of Object.entries(own)) {
    const end = matchWord(text, pos, name);
    if (end <= pos || (best && best.end >= end) || !isLocalDate(date)) continue;
    const inYear: InYear = (year) => (date.startsWith(`${year}-`) ? date : null);
    best = { value: { name: text.slice(pos, end), inYear, country: null }, end };
  }
  if (best) return best;
  const known = DAYS.at(text, pos);
  if (known) return { value: { ...known.value, name: text.slice(pos, known.end) }, end: known.end };
  const told = TOLD_BY_TENANT.at(text, pos);
  if (!told) return null;
  return {
    value: { name: text.slice(pos, told.end), inYear: () => null, country: null, unknown: true },
    end: told.end,
  };
}
