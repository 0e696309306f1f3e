import { showAgain } from '../delivery/register.ts';
import { perform } from '../operations/perform.ts';
import { seenBy } from '../operations/task/scope.ts';
import type { Reply } from './reply.ts';
import type { Session } from './session.ts';

/**
 * Shows a task whose key or link was said alone: to the whole room where everybody known there may see it, else to
 * whoever asked.
 */
export async function unfurl(session: Session, taskId: string): Promise<Reply> {
  const { standing, tx, scene } = session;
  const { place } = standing;
  if (!place || !(await roomMaySee(session, taskId))) {
    return session.act({ operation: 'task.show', input: { task: taskId } }, { by: 'line' });
  }
  await perform(scene, 'task.show', { task: taskId });
  await showAgain(tx, scene, { kind: 'task', id: taskId }, place.roomId, scene.origin.thread);
  return { kind: 'silent' };
}

/**
 * Whether everybody known to be in the room may see a task. Where outsiders may be listening, nobody can tell who they
 * are: there it is shown only if the room has the task's card already.
 */
async function roomMaySee({ standing, tx }: Session, taskId: string): Promise<boolean> {
  const { place } = standing;
  if (!place) return false;
  if (place.external) {
    const where = { roomId: place.roomId, subjectKind: 'task', subjectId: taskId, state: 'live' };
    return (await tx.db.postedCard.count({ where })) > 0;
  }
  const present = await tx.db.roomPresence.findMany({ where: { roomId: place.roomId } });
  const known = await tx.db.identity.findMany({
    where: { workspaceId: place.workspaceId, externalId: { in: present.map(({ userId }) => userId) } },
    include: { member: true },
  });
  for (const { status, member } of known) {
    if (status !== 'linked' || !member?.active) return false;
    const seen = await tx.db.task.count({ where: { AND: [{ id: taskId }, seenBy(member)] } });
    if (seen === 0) return false;
  }
  return true;
}
