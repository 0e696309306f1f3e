import { PlaygroundError } from './errors.ts';

/** An ISO 8601 duration of days, hours, minutes and seconds (weeks too), as elapsed time. */
export function addDuration(from: Date, text: string): Date {
  const match = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (!match)
    throw new PlaygroundError(
      400,
      'clock',
      'advance takes weeks, days, hours, minutes and seconds, such as PT1H',
    );
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return new Date(
    from.getTime() + ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000,
  );
}
