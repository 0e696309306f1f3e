import { formatDate } from './format.ts';
import type { LocalDate } from './local-date.ts';
import type { Locale, RecurrenceRule } from './types.ts';

const DAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const DAYS_ZH = ['一', '二', '三', '四', '五', '六', '日'] as const;
const ORDINALS_EN = ['first', 'second', 'third', 'fourth', 'fifth'] as const;
const ORDINALS_ZH = ['一', '二', '三', '四', '五'] as const;

function endingOf(day: number): string {
  if (day % 100 > 10 && day % 100 < 14) return 'th';
  return { 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th';
}

function english(rule: RecurrenceRule): string {
  const { interval, weekdays = [], nth = 1, day = 1 } = rule;
  const days = weekdays.map((each) => DAYS_EN[each - 1] ?? '').join(', ');
  const month = interval === 1 ? 'Every month' : `Every ${interval} months`;
  const place = nth < 0 ? 'last' : (ORDINALS_EN[nth - 1] ?? 'first');
  switch (rule.kind) {
    case 'daily':
      return interval === 1 ? 'Every day' : `Every ${interval} days`;
    case 'workdays':
      return 'Every working day';
    case 'weekly':
      return interval === 1 ? `Every ${days}` : `Every ${interval} weeks on ${days}`;
    case 'monthly_day':
      return `${month} on the ${day < 0 ? 'last day' : `${day}${endingOf(day)}`}`;
    case 'monthly_weekday':
      return `${month} on the ${place} ${days}`;
    case 'monthly_workday':
      return `${month} on the ${place} working day`;
  }
}

function chinese(rule: RecurrenceRule): string {
  const { interval, weekdays = [], nth = 1, day = 1 } = rule;
  const days = weekdays.map((each) => DAYS_ZH[each - 1] ?? '').join('、');
  const month = interval === 1 ? '每月' : `每${interval}个月`;
  const place = nth < 0 ? '最后一个' : `第${ORDINALS_ZH[nth - 1] ?? '一'}个`;
  switch (rule.kind) {
    case 'daily':
      return interval === 1 ? '每天' : `每${interval}天`;
    case 'workdays':
      return '每个工作日';
    case 'weekly':
      return interval === 1 ? `每周${days}` : `每${interval}周周${days}`;
    case 'monthly_day':
      return `${month}${day < 0 ? '最后一天' : `${day}号`}`;
    case 'monthly_weekday':
      return `${month}${place}周${days}`;
    case 'monthly_workday':
      return `${month}${place}工作日`;
  }
}

/** How often a rule fires and at which wall time, without its zone: `Every Monday 09:00`, `每周一 09:00`. `readRecurrence` reads it back. */
export function describeRecurrence(rule: RecurrenceRule, locale: Locale): string {
  return `${locale === 'zh' ? chinese(rule) : english(rule)} ${rule.clock}`;
}

/** A local date without its weekday: `9 Nov`, `11月9日`; with the year where it is not the present one. */
export function formatDay(
  date: LocalDate,
  locale: Locale,
  now: { readonly at: Date; readonly zone: string },
): string {
  const full = formatDate(date, locale, now);
  return locale === 'zh' ? full.replace(/ \S+$/, '') : full.replace(/^\S+ /, '');
}
