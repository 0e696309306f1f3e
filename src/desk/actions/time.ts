import { messageCard } from '../../../cards/index.ts';
import { calendarForZone, describeReading, readPhrase } from '../../time/index.ts';
import type { DeskAction } from './action.ts';

/** Says what a time phrase means, without doing anything. */
export const timeAction: DeskAction = async ({ reader, now, standing, tx }, input) => {
  const text = String(input.text ?? '');
  const calendar = calendarForZone(reader.zone).id;
  const first = typeof input.project === 'string' ? input.project : standing.place?.projectIds[0];
  const project = first ? await tx.db.project.findFirst({ where: { id: first } }) : null;
  const reading = readPhrase(text, {
    now,
    locale: reader.locale,
    zone: reader.zone,
    ...(calendar === 'weekdays' ? {} : { calendar }),
    ...(project ? { projectZone: project.zone } : {}),
    ...(project?.launchWall && project.launchZone
      ? { launch: { wall: project.launchWall, zone: project.launchZone } }
      : {}),
  });
  const said = describeReading(reading, reader.locale, now);
  const lines = [said.text, ...said.choices.map((choice) => `· ${choice.label}`), ...said.notes];
  return { kind: 'private', card: messageCard({ title: text, lines }, reader) };
};
