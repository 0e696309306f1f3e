import { z } from 'zod';
import type { FormValue, InboundEvent, MessageRef } from '../contract.ts';
import { stripMarks } from './escape.ts';

const context = z.looseObject({
  open_message_id: z.string().optional(),
  open_chat_id: z.string().optional(),
});

/** `event` of card.action.trigger. */
export const pressEvent = z.looseObject({
  operator: z.looseObject({ open_id: z.string().min(1), tenant_key: z.string().optional() }),
  action: z.looseObject({
    tag: z.string().optional(),
    value: z.unknown(),
    form_value: z.record(z.string(), z.unknown()).nullish(),
    timezone: z.string().optional(),
  }),
  context: context.optional(),
});

export type PressEvent = z.infer<typeof pressEvent>;

const callbackValue = z.looseObject({
  t: z.string().min(1),
  f: z.record(z.string(), z.enum(['date', 'datetime'])).optional(),
  r: z.string().optional(),
  d: z.literal(1).optional(),
  o: z.literal(1).optional(),
});

/** A press as the service knows it, with what is needed to answer it. */
export interface ReadPress {
  readonly event: Extract<InboundEvent, { kind: 'press' | 'submit' }>;
  readonly message: MessageRef | null;
  /** The room whose members a person field of the pressed form offered. */
  readonly peopleOf: string | null;
  readonly direct: boolean;
  readonly opensForm: boolean;
}

/** Reads a press or a form's submission; null where the button is none of ours. */
export function readPress(event: PressEvent): ReadPress | null {
  const value = callbackValue.safeParse(event.action.value);
  if (!value.success) return null;
  const { open_message_id: id, open_chat_id: room } = event.context ?? {};
  const message = id && room ? { room, id } : null;
  const peopleOf = value.data.r ?? null;
  const direct = value.data.d === 1;
  const opensForm = value.data.o === 1;
  const held = event.action.form_value;
  if (held) {
    const values = Object.fromEntries(
      Object.entries(held).map(([name, raw]) => [name, fieldValue(raw, value.data.f?.[name])]),
    );
    return { event: { kind: 'submit', token: value.data.t, values }, message, peopleOf, direct, opensForm };
  }
  return {
    event: { kind: 'press', tokens: [value.data.t], ...(message ? { message } : {}) },
    message,
    peopleOf,
    direct,
    opensForm,
  };
}

/**
 * One value of `form_value`. Pickers return the wall time that stood in them plus the offset of the person's
 * device: the wall time is in the field's own zone, which its label names, so the offset says nothing about it.
 */
export function fieldValue(raw: unknown, dated?: 'date' | 'datetime'): FormValue {
  if (Array.isArray(raw)) return raw.filter((item): item is string => typeof item === 'string');
  if (typeof raw !== 'string' || raw === '') return null;
  if (dated === undefined) return stripMarks(raw).replace(/\r\n?/g, '\n');
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?(?::\d{2})?(?: ?[+-]\d{2}:?\d{2})?$/.exec(
    raw.trim(),
  );
  if (!match?.[1]) return stripMarks(raw);
  return dated === 'date' ? match[1] : `${match[1]}T${match[2] ?? '00:00'}`;
}
