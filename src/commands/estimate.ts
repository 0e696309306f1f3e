import { fold } from './fold.ts';

const UNITS: Readonly<Record<string, number>> = {
  m: 1,
  min: 1,
  mins: 1,
  minute: 1,
  minutes: 1,
  分: 1,
  分钟: 1,
  h: 60,
  hr: 60,
  hrs: 60,
  hour: 60,
  hours: 60,
  小时: 60,
  个小时: 60,
  时: 60,
  钟头: 60,
  d: 480,
  day: 480,
  days: 480,
  天: 480,
  日: 480,
  人天: 480,
  工作日: 480,
  wd: 480,
};
const NUMERALS: Readonly<Record<string, number>> = {
  半: 0.5,
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const PART = /^(\d{1,4}(?:\.\d{1,2})?|[半一两二三四五六七八九十])个?\s*([a-z]+|[\u4e00-\u9fff]{1,3})/;

/** Minutes that an estimate such as `3h`, `1h30m`, `2.5小时`, `半天` stands for (a day is eight hours), or null. */
export function readEstimate(text: string): number | null {
  let rest = fold(text).toLowerCase().trim();
  let total = 0;
  if (/^\d{1,4}(\.\d{1,2})?$/.test(rest)) return Math.round(Number(rest) * 60);
  while (rest !== '') {
    const part = PART.exec(rest);
    const unit = UNITS[part?.[2] ?? ''];
    if (!part || unit === undefined) return null;
    total += (NUMERALS[part[1] ?? ''] ?? Number(part[1])) * unit;
    rest = rest.slice(part[0].length).trim();
  }
  return total > 0 && total <= 480 * 1000 ? Math.round(total) : null;
}

/** An estimate as it is typed: `90` minutes is `1h30m`. */
export function printEstimate(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `${hours > 0 ? `${hours}h` : ''}${rest > 0 || hours === 0 ? `${rest}m` : ''}`;
}
