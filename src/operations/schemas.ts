import { z } from 'zod';
import { isLocalDate, isZone } from '../time/index.ts';

/** Limits of what people may store; every one is named here and nowhere else. */
export const limits = {
  title: 200,
  name: 100,
  note: 4000,
  reason: 500,
  item: 200,
  items: 50,
  tag: 40,
  tags: 20,
  people: 50,
  dependencies: 50,
  batch: 50,
  attachmentName: 200,
  reference: 2000,
  search: 200,
  /** Minutes: ten years of working hours are a slip of the finger. */
  estimate: 600_000,
  fileBytes: 1024 ** 4,
} as const;

const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const CONTROL_BUT_LINES = /[^\P{Cc}\n\t]/u;

/** Marks that turn the direction of text or that adapters give a meaning; they come along unseen when pasting. */
const UNSEEN = /[\u202A-\u202E\u2066-\u2069\uFEFF\uE000\uE001]/gu;

function text(max: number, control: RegExp) {
  return z
    .string()
    .overwrite((value) => value.replace(UNSEEN, ''))
    .trim()
    .min(1)
    .refine((value) => [...value].length <= max, { params: { maximum: max } })
    .refine((value) => !control.test(value), { params: { control: true } });
}

/** One line of text, 1 to `max` characters after trimming, without control characters. */
export function line(max: number) {
  return text(max, CONTROL);
}

/** Text of several lines, 1 to `max` characters after trimming. */
export function paragraph(max: number) {
  return text(max, CONTROL_BUT_LINES);
}

/** A record's id. */
export const id = z.string().min(1).max(64);

/** A number of a page, from 1. */
export const page = z.coerce.number().int().min(1).max(10_000).default(1);

/** An IANA zone or `UTC±h[:mm]` that this runtime knows. */
export const zone = z
  .string()
  .max(64)
  .refine(isZone, { params: { zone: true } });

const WALL = /^[12]\d{3}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** A wall time and the zone whose clocks show it. */
export const wallTime = z.object({
  wall: z
    .string()
    .regex(WALL)
    .refine((wall) => isLocalDate(wall.slice(0, 10)), { params: { wall: true } })
    .transform((wall) => (wall.length === 16 ? `${wall}:00` : wall)),
  zone,
});

export const priority = z.enum(['low', 'normal', 'high', 'urgent']);
export const language = z.enum(['zh', 'en']);

/** How often a destructive act was confirmed: absent, once (`true` or 1), or twice (2). */
export const confirmed = z
  .union([z.boolean(), z.number().int().min(0).max(2)])
  .default(0)
  .transform(Number);

/** Ids of people, each once. */
export const people = z
  .array(id)
  .max(limits.people)
  .transform((ids) => [...new Set(ids)]);
