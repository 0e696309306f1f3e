import { refreshSubject } from '../delivery/register.ts';
import type { Happening } from './happening.ts';

/** A due time has passed: every card that shows the task, or counts it, is rendered afresh. */
export const turnLate: Happening = async (tx, occurrence, { ids, clock }) => {
  const { task: id } = JSON.parse(occurrence.payload) as { task: string };
  const task = await tx.db.task.findFirst({ where: { id }, select: { projectId: true } });
  if (!task) return;
  const given = { ids, now: clock.now() };
  await refreshSubject(tx, given, { kind: 'task', id });
  await refreshSubject(tx, given, { kind: 'project', id: task.projectId });
};
