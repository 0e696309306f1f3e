const formats = new Map();

function format(locale, zone, options) {
  const key = JSON.stringify([locale, zone, options]);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}

const TAGS = { en: 'en-US', zh: 'zh-CN' };

/** `10:15` or, for Slack's readers, `10:15 AM`. */
export function clockTime(at, zone, locale) {
  return format(TAGS[locale], zone, {
    hour: locale === 'en' ? 'numeric' : '2-digit',
    minute: '2-digit',
    hour12: locale === 'en',
  }).format(at);
}

/** `10:15` in 24 hours, whatever the language. */
export function plainTime(at, zone) {
  return format('en-GB', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** `Thu 29 Oct` or `10月29日 周四`. */
export function shortDay(at, zone, locale) {
  const made = format(locale === 'en' ? 'en-GB' : 'zh-CN', zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  if (locale === 'en') return made.format(at).replace(',', '');
  const parts = Object.fromEntries(made.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.month}${/月/.test(parts.month) ? '' : '月'}${parts.day}日 ${parts.weekday}`;
}

/** The zone's abbreviation on that date, `PDT`; an offset where it has none. */
export function zoneLabel(at, zone) {
  if (zone === 'UTC') return '';
  const part = format('en-US', zone, { timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return part?.value ?? '';
}

/** The calendar day in a zone, `2026-10-29`. */
export function dayKey(at, zone) {
  return format('sv-SE', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** `YYYY-MM-DDTHH:mm` in a zone, as a datetime field holds it. */
export function wallOf(at, zone) {
  return `${dayKey(at, zone)}T${plainTime(at, zone)}`;
}

/** The instant of a wall time in a zone; where a clock change makes it doubtful, the one after the earlier offset. */
export function instantOf(wall, zone) {
  const asUtc = Date.parse(`${wall}:00Z`);
  const offset = (at) => Date.parse(`${wallOf(at, zone)}:00Z`) - at.getTime();
  const first = new Date(asUtc - offset(new Date(asUtc)));
  return new Date(asUtc - offset(first));
}
