import { messageCard } from '../../../cards/index.ts';
import type { Reader } from '../../../cards/views.ts';
import { calendarForZone, describeReading, formatDual, readPhrase } from '../../time/index.ts';
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
  const here = reading.kind === 'moment' ? everywhere(reading.moment, reader, project?.zone) : said.text;
  const lines = [here, ...said.choices.map((choice) => `· ${choice.label}`), ...said.notes];
  return { kind: 'private', card: messageCard({ title: text, lines }, reader) };
};

/** A moment where it was said, where its reader is, and in the project's zone. */
function everywhere(moment: { at: Date; zone: string }, reader: Reader, projectZone?: string): string {
  const zones = [moment.zone, reader.zone, ...(projectZone ? [projectZone] : [])];
  return formatDual(moment.at, zones, reader.locale, reader.now);
}
