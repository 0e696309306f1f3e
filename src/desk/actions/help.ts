import { helpCard } from '../../../cards/index.ts';
import { helpScreen } from '../../commands/help.ts';
import type { DeskAction } from './action.ts';

/** A help screen, made from the verbs that there are. */
export const helpAction: DeskAction = async ({ reader, standing }, input) => {
  const topic = typeof input.topic === 'string' ? input.topic : 'start';
  return {
    kind: 'private',
    card: helpCard(helpScreen(topic, reader.locale, standing.actor.tenantAdmin), reader),
  };
};
