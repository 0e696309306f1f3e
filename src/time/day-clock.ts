import { Lexicon, words } from './lexicon.ts';
import type { DayPart } from './phrase.ts';

/** am and pm as written. */
export const MERIDIEM = new Lexicon<'am' | 'pm'>([
  ...words<'am' | 'pm'>('am', 'am', 'a.m.', 'a.m', 'a m', 'a. m.', 'a. m', 'a . m', '.am', 'in the am'),
  ...words<'am' | 'pm'>('pm', 'pm', 'p.m.', 'p.m', 'p m', 'p. m.', 'p. m', 'p . m', '.pm', 'in the pm'),
]);

/** Hours that an hour figure can mean under a part of the day; none where they contradict each other. */
export function hoursIn(part: DayPart, hour: number): readonly number[] {
  if (part === 'dawn') return hour === 12 ? [0] : hour <= 6 ? [hour] : [];
  // "this morning at 12" is either end of it.
  if (part === 'morning') return hour === 12 ? [0, 12] : hour < 12 ? [hour] : [];
  if (part === 'noon') return hour >= 11 && hour <= 13 ? [hour] : hour === 1 || hour === 2 ? [hour + 12] : [];
  if (part === 'afternoon') return hour === 0 ? [] : hour < 12 ? [hour + 12] : hour <= 19 ? [hour] : [];
  if (hour === 0 || hour === 12 || hour === 24) return [24];
  // "Friday night at 1" is Friday's or Saturday's small hours: people mean either.
  if (hour < 5) return [hour, hour + 24];
  return hour < 12 ? [hour + 12] : hour >= 17 && hour < 24 ? [hour] : [];
}

/** Hours with their minute as minutes of the day; none where no clock shows that minute. */
export function minutesOf(minute: number, hours: readonly number[]): number[] {
  return minute > 59 ? [] : hours.map((hour) => hour * 60 + minute);
}
