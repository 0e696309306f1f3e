import { moreCard } from '../../../cards/index.ts';
import { perform } from '../../operations/perform.ts';
import type { DeskAction } from './action.ts';

/** Everything that can be done with a task, for whoever asked alone. */
export const moreAction: DeskAction = async ({ scene, reader, standing }, input) => {
  const { result: task } = await perform(scene, 'task.show', { task: input.task });
  const watching = task.followers.some((person) => person.id === standing.actor.id);
  return { kind: 'private', card: moreCard(task, reader, { watching }) };
};
