/** A zone people name in chat: how we write it, and the words (folded, lower case) by which they mean it. */
export interface Place {
  readonly zone: string;
  readonly en: string;
  readonly zh: string;
  /** Unambiguous English abbreviations, standard and summer time; none where readers could mistake them. */
  readonly abbreviations?: readonly [string, string];
  readonly words: readonly string[];
}

function place(
  zone: string,
  en: string,
  zh: string,
  list: string,
  abbreviations?: readonly [string, string],
): Place {
  const words = list.split('|').filter((word) => word !== '');
  return { zone, en, zh, words, ...(abbreviations ? { abbreviations } : {}) };
}

const PACIFIC = ['PST', 'PDT'] as const;
const MOUNTAIN = ['MST', 'MDT'] as const;
const EASTERN = ['EST', 'EDT'] as const;
const CENTRAL_EUROPE = ['CET', 'CEST'] as const;
const EAST_AUSTRALIA = ['AEST', 'AEDT'] as const;

// CST, IST, BST and AST are never written, nor MST for Phoenix: a reader may take them for another zone.
export const PLACES: readonly Place[] = [
  place(
    'America/Los_Angeles',
    'Los Angeles',
    '洛杉矶',
    'pacific|us pacific|los angeles|la|san francisco|sf|seattle|san diego|las vegas|silicon valley|west coast|洛杉矶|太平洋|美西|旧金山|西雅图|圣迭戈|拉斯维加斯|硅谷|加州',
    PACIFIC,
  ),
  place(
    'America/Denver',
    'Denver',
    '丹佛',
    'mountain|us mountain|denver|salt lake city|丹佛|盐湖城|美国山地',
    MOUNTAIN,
  ),
  place('America/Phoenix', 'Phoenix', '凤凰城', 'phoenix|arizona|凤凰城'),
  place(
    'America/Chicago',
    'US Central',
    '芝加哥',
    'central|us central|chicago|dallas|houston|austin|美国中部|美中|芝加哥|达拉斯|休斯敦|休斯顿|奥斯汀',
  ),
  place(
    'America/New_York',
    'New York',
    '纽约',
    'eastern|us eastern|new york|nyc|ny|boston|miami|atlanta|washington|philadelphia|east coast|纽约|美东|美国东部|波士顿|迈阿密|亚特兰大|华盛顿|费城',
    EASTERN,
  ),
  place('America/Detroit', 'Detroit', '底特律', 'detroit|底特律', EASTERN),
  place('America/Anchorage', 'Anchorage', '阿拉斯加', 'alaska|anchorage|阿拉斯加', ['AKST', 'AKDT']),
  place('Pacific/Honolulu', 'Honolulu', '夏威夷', 'hawaii|honolulu|夏威夷|檀香山', ['HST', 'HST']),
  place('America/Toronto', 'Toronto', '多伦多', 'toronto|montreal|ottawa|多伦多|蒙特利尔|渥太华', EASTERN),
  place('America/Vancouver', 'Vancouver', '温哥华', 'vancouver|温哥华', PACIFIC),
  place('America/Mexico_City', 'Mexico City', '墨西哥城', 'mexico city|墨西哥城'),
  place('America/Sao_Paulo', 'São Paulo', '圣保罗', 'sao paulo|são paulo|brazil|圣保罗|巴西'),
  place('America/Halifax', 'Halifax', '哈利法克斯', 'halifax|哈利法克斯'),
  place(
    'Asia/Shanghai',
    'China',
    '中国',
    'china|beijing|shanghai|shenzhen|guangzhou|hangzhou|ningbo|yiwu|dongguan|xiamen|chengdu|bjt|中国|北京|上海|深圳|广州|杭州|宁波|义乌|东莞|厦门|成都|国内',
  ),
  place('Asia/Hong_Kong', 'Hong Kong', '香港', 'hong kong|hongkong|hk|hkt|香港', ['HKT', 'HKT']),
  place('Asia/Taipei', 'Taipei', '台北', 'taipei|taiwan|台北|台湾'),
  place('Asia/Singapore', 'Singapore', '新加坡', 'singapore|sgt|新加坡', ['SGT', 'SGT']),
  place('Asia/Tokyo', 'Tokyo', '东京', 'tokyo|osaka|japan|jst|东京|大阪|日本', ['JST', 'JST']),
  place('Asia/Seoul', 'Seoul', '首尔', 'seoul|korea|kst|首尔|韩国', ['KST', 'KST']),
  place('Asia/Ho_Chi_Minh', 'Vietnam', '越南', 'vietnam|ho chi minh city|hanoi|越南|胡志明市|河内'),
  place('Asia/Bangkok', 'Bangkok', '曼谷', 'bangkok|thailand|曼谷|泰国'),
  place('Asia/Jakarta', 'Jakarta', '雅加达', 'jakarta|雅加达'),
  place('Asia/Manila', 'Manila', '马尼拉', 'manila|philippines|马尼拉|菲律宾'),
  place(
    'Asia/Kolkata',
    'India',
    '印度',
    'india|mumbai|delhi|new delhi|bangalore|bengaluru|kolkata|印度|孟买|新德里|班加罗尔',
  ),
  place('Asia/Kathmandu', 'Nepal', '尼泊尔', 'nepal|kathmandu|尼泊尔|加德满都'),
  place('Asia/Dhaka', 'Bangladesh', '孟加拉', 'bangladesh|dhaka|孟加拉|孟加拉国|达卡'),
  place('Asia/Dubai', 'Dubai', '迪拜', 'dubai|uae|迪拜|阿联酋'),
  place('Asia/Riyadh', 'Saudi Arabia', '沙特', 'riyadh|saudi arabia|沙特|利雅得'),
  place('Asia/Jerusalem', 'Israel', '以色列', 'israel|jerusalem|tel aviv|以色列|特拉维夫'),
  place('Europe/London', 'London', '伦敦', 'london|uk|britain|manchester|伦敦|英国|曼彻斯特'),
  place('Europe/Dublin', 'Ireland', '爱尔兰', 'ireland|dublin|爱尔兰|都柏林'),
  place(
    'Europe/Berlin',
    'Berlin',
    '柏林',
    'berlin|germany|munich|frankfurt|hamburg|柏林|德国|慕尼黑|法兰克福|汉堡',
    CENTRAL_EUROPE,
  ),
  place('Europe/Paris', 'Paris', '巴黎', 'paris|france|巴黎|法国', CENTRAL_EUROPE),
  place('Europe/Madrid', 'Madrid', '马德里', 'madrid|spain|barcelona|马德里|西班牙|巴塞罗那', CENTRAL_EUROPE),
  place('Europe/Rome', 'Rome', '罗马', 'rome|italy|milan|罗马|意大利|米兰', CENTRAL_EUROPE),
  place(
    'Europe/Amsterdam',
    'Amsterdam',
    '阿姆斯特丹',
    'amsterdam|netherlands|阿姆斯特丹|荷兰',
    CENTRAL_EUROPE,
  ),
  place('Europe/Warsaw', 'Warsaw', '华沙', 'warsaw|poland|华沙|波兰', CENTRAL_EUROPE),
  place('Europe/Istanbul', 'Istanbul', '伊斯坦布尔', 'istanbul|turkey|伊斯坦布尔|土耳其'),
  place('Europe/Moscow', 'Moscow', '莫斯科', 'moscow|莫斯科|俄罗斯'),
  place('Australia/Sydney', 'Sydney', '悉尼', 'sydney|canberra|悉尼|堪培拉', EAST_AUSTRALIA),
  place('Australia/Melbourne', 'Melbourne', '墨尔本', 'melbourne|墨尔本', EAST_AUSTRALIA),
  place('Australia/Brisbane', 'Brisbane', '布里斯班', 'brisbane|布里斯班'),
  place('Australia/Perth', 'Perth', '珀斯', 'perth|珀斯'),
  place('Pacific/Auckland', 'New Zealand', '新西兰', 'auckland|new zealand|奥克兰|新西兰', ['NZST', 'NZDT']),
  place('UTC', 'UTC', 'UTC', '', ['UTC', 'UTC']),
];

const byZone = new Map(PLACES.map((known) => [known.zone, known]));
for (const [alias, zone] of [
  ['Asia/Chongqing', 'Asia/Shanghai'],
  ['Asia/Harbin', 'Asia/Shanghai'],
  ['PRC', 'Asia/Shanghai'],
  ['Etc/GMT', 'UTC'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['US/Pacific', 'America/Los_Angeles'],
  ['US/Mountain', 'America/Denver'],
  ['US/Central', 'America/Chicago'],
  ['US/Eastern', 'America/New_York'],
  ['Etc/UTC', 'UTC'],
]) {
  const known = byZone.get(zone ?? '');
  if (alias && known) byZone.set(alias, known);
}

/** What we call a zone, or null for one that people do not know by a word of ours. */
export function placeOf(zone: string): Place | null {
  return byZone.get(zone) ?? null;
}
