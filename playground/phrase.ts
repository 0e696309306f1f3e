import { z } from 'zod';
import {
  describeReading,
  errorText,
  isZone,
  type LabelledMoment,
  type PhraseContext,
  type Reading,
} from '../src/time/index.ts';

const zone = z.string().refine(isZone, 'needs an IANA zone');
const calendar = z.enum(['CN', 'US']);

/** What `POST /playground/when` takes. */
export const phraseRequest = z.object({
  text: z.string().max(2_000),
  now: z.iso.datetime({ offset: true }),
  zone,
  locale: z.enum(['zh', 'en']),
  projectZone: zone.optional(),
  responsibleZone: zone.optional(),
  launch: z.object({ wall: z.string(), zone }).optional(),
  calendar: calendar.optional(),
});

type PhraseRequest = z.infer<typeof phraseRequest>;

/** What a time phrase means, without doing anything. */
export function answerPhrase(
  request: PhraseRequest,
  readPhrase: (text: string, context: PhraseContext) => Reading,
): object {
  const { text, now, projectZone, responsibleZone, launch, calendar: days, ...speaker } = request;
  const reading = readPhrase(text, {
    ...speaker,
    now: new Date(now),
    ...(projectZone ? { projectZone } : {}),
    ...(responsibleZone ? { responsibleZone } : {}),
    ...(launch ? { launch } : {}),
    ...(days ? { calendar: days, responsibleCalendar: days } : {}),
  });
  if (reading.kind === 'error') {
    const message = errorText(reading.code, request.locale);
    return { error: { code: reading.code, message, index: reading.index } };
  }
  const alternatives = reading.alternatives.map(momentJson);
  const note = describeReading(reading, request.locale).notes.join(' ');
  const shared = {
    kind: reading.precision,
    ...(note ? { note } : {}),
    ...(alternatives.length > 0 ? { alternatives } : {}),
  };
  if (reading.kind === 'ask') return { zone: reading.alternatives[0]?.zone ?? request.zone, ...shared };
  const { at, wall, zone: own } = reading.moment;
  return { at: at.toISOString(), wall, zone: own, ...shared };
}

function momentJson({ at, wall, zone: own, label }: LabelledMoment) {
  return { at: at.toISOString(), wall, zone: own, label };
}
