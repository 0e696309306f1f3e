import { welcomeCard } from '../../../cards/index.ts';
import { examples } from '../../commands/help.ts';
import { projectCodeOf } from '../welcome.ts';
import type { DeskAction } from './action.ts';

/** What the bot does in this room, and what to try first. */
export const welcomeAction: DeskAction = async ({ tx, reader, standing }) => {
  const project = await projectCodeOf(tx, standing.place?.projectIds[0]);
  return { kind: 'private', card: welcomeCard({ project, examples: examples(reader.locale) }, reader) };
};
