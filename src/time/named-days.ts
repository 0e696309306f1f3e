import { type DayRule, easter, fixed, lunar, moving, nth } from './day-rules.ts';
import { type Found, Lexicon, matchWord, words } from './lexicon.ts';
import { isLocalDate } from './local-date.ts';
import type { NamedDay } from './phrase.ts';

type InYear = DayRule['inYear'];

const DAYS = new Lexicon<DayRule>([
  ...words(nth(11, 4, 4, 1), 'black friday', 'bfcm', '黑五', '黑色星期五'),
  ...words(nth(11, 4, 4, 4), 'cyber monday', '网一', '网络星期一'),
  ...words(nth(11, 4, 4), 'thanksgiving day', 'thanksgiving', 'thanks giving day', 'turkey day', '感恩节'),
  ...words(easter(0), 'easter', 'easter sunday', '复活节'),
  ...words(easter(1), 'easter monday', '复活节星期一'),
  ...words(easter(-2), 'good friday', '耶稣受难日'),
  ...words(easter(-7), 'palm sunday'),
  ...words(nth(11, 4, 4, 2), 'small business saturday'),
  ...words(nth(11, 4, 4, 5), 'giving tuesday'),
  ...words(easter(-47), 'mardi gras', 'fat tuesday'),
  ...words(
    nth(1, 1, 3),
    'martin luther king day',
    "martin luther king's day",
    'martin luther kings day',
    'mlk day',
  ),
  ...words(
    nth(2, 1, 3),
    "presidents' day",
    'presidents day',
    "president's day",
    'president day',
    "washington's birthday",
    'george washington day',
  ),
  ...words(
    fixed(2, 12, 'US'),
    "lincoln's birthday",
    'lincolns birthday',
    "lincolns' birthday",
    'lincoln birthday',
    "abraham lincoln's birthday",
  ),
  ...words(fixed(2, 2), 'groundhog day'),
  ...words(fixed(5, 5), 'cinco de mayo'),
  // The day itself, or the Friday or Monday beside it.
  ...words(moving(10, 16, { 6: -1, 7: 1 }), "boss's day", "boss' day", 'boss day', 'bosses day'),
  // Never on a weekend, nor on the day on which Washington observes Emancipation Day.
  ...words(moving(4, 15, { 5: 3, 6: 3, 7: 2 }), 'tax day'),
  ...words(
    nth(4, 6, -1, -3),
    "administrative professionals' day",
    'administrative professionals day',
    'administrative professional day',
    "administrative professional's day",
    "secretaries' day",
    'secretaries day',
  ),
  ...words(nth(9, 1, 1, 6), 'grandparents day', "grandparents' day", 'national grandparents day'),
  ...words(nth(10, 1, 2), 'columbus day', "indigenous peoples' day"),
  ...words(fixed(6, 19, 'US'), 'juneteenth'),
  ...words(
    fixed(3, 17),
    "st patrick's day",
    "st. patrick's day",
    "saint patrick's day",
    'st patricks day',
    'st patrick',
    'saint patrick',
    'saint patricks day',
    "st paddy's day",
    "saint paddy's day",
  ),
  ...words(fixed(4, 22), 'earth day', '地球日'),
  ...words(fixed(4, 1), "april fools' day", 'april fools day', "april fool's day", '愚人节'),
  ...words(fixed(12, 26), 'boxing day', '节礼日'),
  ...words(fixed(3, 12, 'CN'), '植树节'),
  ...words(fixed(3, 15, 'CN'), '315', '三一五', '消费者权益日', '国际消费者权益日'),
  ...words(fixed(5, 4, 'CN'), '青年节', '五四青年节'),
  ...words(fixed(6, 1, 'CN'), '儿童节', '六一儿童节', '国际儿童节', "children's day"),
  ...words(fixed(8, 1, 'CN'), '建军节', '八一建军节'),
  ...words(fixed(9, 10, 'CN'), '教师节', "teachers' day"),
  ...words(nth(9, 1, 1), 'labor day', '美国劳动节'),
  ...words(nth(5, 1, -1), 'memorial day', 'decoration day'),
  ...words(nth(5, 7, 2), "mother's day", 'mothers day', '母亲节'),
  ...words(nth(6, 7, 3), "father's day", 'fathers day', '父亲节'),
  ...words(fixed(7, 4, 'US'), 'independence day', '美国独立日', '独立日'),
  ...words(fixed(11, 11, 'US'), 'veterans day', "veterans' day", "veteran's day", 'veteran day'),
  ...words(fixed(12, 25, 'US'), 'christmas day', 'christmas', 'xmas day', 'xmas', '圣诞节', '圣诞'),
  ...words(fixed(12, 24, 'US'), 'christmas eve', 'xmas eve', '平安夜', '圣诞夜'),
  ...words(fixed(12, 31, 'US'), "new year's eve", 'new years eve', 'new year eve', 'nye', '跨年夜'),
  ...words(fixed(1, 1, 'US'), "new year's day", 'new years day', 'new year day', "new year's", 'new year'),
  ...words(fixed(1, 1, 'CN'), '元旦', '元旦节', '阳历新年', '公历新年', 'yuandan'),
  ...words(fixed(2, 14), "valentine's day", 'valentines day', 'valentine day', '情人节'),
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
    "int'l workers' day",
    "int'l workers day",
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
