import { DateTime } from 'luxon';
import { z } from 'zod';
import type { FormValue } from '../contract.ts';
import type { StateValues } from './payloads.ts';

const orNull = <T extends z.ZodType>(type: T) => type.nullish();
const option = z.looseObject({ value: z.string() });
const element = z.looseObject({
  type: z.string(),
  value: orNull(z.string()),
  selected_option: orNull(option),
  selected_options: orNull(z.array(option)),
  selected_user: orNull(z.string()),
  selected_date: orNull(z.string()),
  selected_date_time: orNull(z.number()),
});

/** Prefix of a date-time input's action id; the rest is the zone its wall time is meant in. */
const ZONE_PREFIX = 'at:';

/** The action id of an input: it carries the zone, since Slack returns an instant picked in the viewer's own zone. */
export function inputActionId(zone?: string): string {
  return zone === undefined ? 'v' : `${ZONE_PREFIX}${zone}`;
}

/** A wall time `YYYY-MM-DDTHH:mm` in a zone as Unix seconds, the first of two in an overlap; null when unreadable. */
export function wallToUnix(wall: string, zone: string): number | null {
  const at = DateTime.fromISO(wall, { zone });
  if (!at.isValid) return null;
  const first = at.getPossibleOffsets().reduce((a, b) => (b.toMillis() < a.toMillis() ? b : a), at);
  return Math.floor(first.toSeconds());
}

/** Unix seconds as wall time `YYYY-MM-DDTHH:mm` in a zone. */
export function unixToWall(seconds: number, zone: string): string {
  return DateTime.fromSeconds(seconds, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** What a view's or message's inputs hold, by field name; an input left empty is null. */
export function readValues(values: StateValues | undefined): Readonly<Record<string, FormValue>> {
  const read: Record<string, FormValue> = {};
  for (const [block, elements] of Object.entries(values ?? {})) {
    for (const [actionId, raw] of Object.entries(elements)) {
      if (actionId !== 'v' && !actionId.startsWith(ZONE_PREFIX)) continue;
      const parsed = element.safeParse(raw);
      read[block] = parsed.success ? readElement(parsed.data, actionId) : null;
    }
  }
  return read;
}

function readElement(input: z.infer<typeof element>, actionId: string): FormValue {
  switch (input.type) {
    case 'plain_text_input':
      return input.value ?? null;
    case 'static_select':
      return input.selected_option?.value ?? null;
    case 'multi_static_select':
      return (input.selected_options ?? []).map((o) => o.value);
    case 'users_select':
      return input.selected_user ?? null;
    case 'datepicker':
      return input.selected_date ?? null;
    case 'datetimepicker':
      return typeof input.selected_date_time === 'number'
        ? unixToWall(input.selected_date_time, actionId.slice(ZONE_PREFIX.length))
        : null;
    default:
      return null;
  }
}
