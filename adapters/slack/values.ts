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
  selected_time: orNull(z.string()),
});

/** Action ids of our inputs: an ordinary one, and the two halves of a date-time. */
export const INPUT_ACTION = 'v';
export const DATE_ACTION = 'date';
export const CLOCK_ACTION = 'clock';

/** The clock time that stands in a date-time's form where none is known yet. */
const USUAL_CLOCK = '18:00';

/** Block id of the clock input that belongs to a date-time field. */
export function clockBlockId(name: string): string {
  return `${name}:clock`;
}

/** A wall time `YYYY-MM-DDTHH:mm` in its two halves; no date where it is none. */
export function splitWall(wall: string | undefined): { readonly date?: string; readonly clock: string } {
  const [, date, clock] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(wall ?? '') ?? [];
  return date ? { date, clock: clock ?? USUAL_CLOCK } : { clock: USUAL_CLOCK };
}

/**
 * What a view's or message's inputs hold, by field name; an input left empty is null. Date-times are wall times in
 * their field's zone, since Slack hands dates and clock times through as they were picked.
 */
export function readValues(values: StateValues | undefined): Readonly<Record<string, FormValue>> {
  const read: Record<string, FormValue> = {};
  for (const [block, elements] of Object.entries(values ?? {})) {
    for (const [actionId, raw] of Object.entries(elements)) {
      const parsed = element.safeParse(raw);
      if (actionId === INPUT_ACTION) read[block] = parsed.success ? readElement(parsed.data) : null;
      if (actionId !== DATE_ACTION) continue;
      const date = parsed.success ? parsed.data.selected_date : null;
      read[block] = date ? `${date}T${clockOf(values, block)}` : null;
    }
  }
  return read;
}

function clockOf(values: StateValues | undefined, name: string): string {
  const parsed = element.safeParse(values?.[clockBlockId(name)]?.[CLOCK_ACTION]);
  return (parsed.success && parsed.data.selected_time) || USUAL_CLOCK;
}

function readElement(input: z.infer<typeof element>): FormValue {
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
    default:
      return null;
  }
}
