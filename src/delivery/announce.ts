import { readMembers } from '../operations/member/people.ts';
import type { DomainEvent, Origin } from '../operations/operation.ts';
import { roomsShowing } from '../operations/room/placed.ts';
import { findTask, readTask } from '../operations/task/row.ts';
import type { TenantTx } from '../store/store.ts';
import { watchDue } from './lateness.ts';
import { notify } from './notices.ts';
import {
  type Registration,
  refreshMember,
  refreshRoom,
  refreshSubject,
  registerForMember,
  registerInRoom,
  showAgain,
} from './register.ts';
import { tellThreads } from './threads.ts';

/** Older notices are no longer changed: the platforms would refuse it. */
const NOTICE_MS = 14 * 86_400_000;

export interface Announcement extends Registration {
  /** Where the act was said. */
  readonly origin: Origin;
}

/**
 * Turns what happened into messages, in the transaction in which it happened: cards where they belong,
 * a fresh rendering of every copy that exists, and notices to those who are told.
 */
export async function announce(
  tx: TenantTx,
  given: Announcement,
  events: readonly DomainEvent[],
): Promise<void> {
  const refreshed = new Set<string>();
  const tasks = new Set<string>();
  const created = new Set<string>();
  for (const event of events) {
    if ('taskId' in event) tasks.add(event.taskId);
    switch (event.type) {
      case 'task.created':
        created.add(event.taskId);
        await postTask(tx, given, event.taskId, event.origin);
        break;
      case 'project.created':
      case 'project.changed':
      case 'project.archived':
        refreshed.add(`project ${event.projectId}`);
        break;
      case 'project.shown':
        await showAgain(tx, given, { kind: 'project', id: event.projectId }, event.roomId);
        break;
      case 'room.changed':
        await refreshRoom(tx, given, event.roomId);
        break;
      case 'member.changed':
        await refreshMember(tx, given, event.memberId);
        break;
      default:
        refreshed.add(`task ${event.taskId}`);
    }
  }
  for (const taskId of tasks) {
    await watchDue(tx, given, taskId, created.has(taskId));
    for (const name of await shownBeside(tx, given, taskId, created.has(taskId))) refreshed.add(name);
  }
  // Nothing that follows leans on these, so it need not wait for them.
  tx.behind(refreshAll(tx, given, refreshed));
  await notify(tx, given, events);
  await tellThreads(tx, given, events);
}

async function refreshAll(tx: TenantTx, given: Registration, names: ReadonlySet<string>): Promise<void> {
  for (const name of names) {
    const [kind, id] = name.split(' ') as ['task' | 'project' | 'notice', string];
    await refreshSubject(tx, given, { kind, id });
  }
}

/** What else shows a task: its project's cards count it, and notices carry its line. */
async function shownBeside(
  tx: TenantTx,
  { now }: Registration,
  taskId: string,
  created: boolean,
): Promise<string[]> {
  const task = await findTask(tx, taskId);
  const since = new Date(now.getTime() - NOTICE_MS);
  const notices = created
    ? []
    : await tx.db.notice.findMany({ where: { taskId, createdAt: { gte: since } }, select: { id: true } });
  return [...(task ? [`project ${task.projectId}`] : []), ...notices.map(({ id }) => `notice ${id}`)];
}

/** One card where it was typed, and one in every other room that shows the project and may see it. */
async function postTask(tx: TenantTx, given: Registration, taskId: string, origin: Origin): Promise<void> {
  const task = await readTask(tx, taskId);
  const involved = [task.responsibleId, ...task.people.map((person) => person.memberId)].filter(
    (id) => id !== null,
  );
  const rooms = (await roomsShowing(tx, task.projectId)).filter(({ workspace }) => workspace.active);
  const externals = [...(await readMembers(tx, involved)).values()].filter(({ kind }) => kind !== 'member');
  const subject = { kind: 'task', id: taskId } as const;
  const here = origin.roomId;
  const known = rooms.find((room) => room.id === here);
  if (here) await registerInRoom(tx, given, subject, known ?? here, origin.thread);
  for (const room of rooms) {
    if (room.id === here) continue;
    const external = room.workspace.kind === 'partner' || room.audience !== 'internal';
    if (external && !(await anyIn(tx, room.workspaceId, externals))) continue;
    await registerInRoom(tx, given, subject, room);
  }
  if (!here) await registerForMember(tx, given, subject, task.createdById);
}

async function anyIn(
  tx: TenantTx,
  workspaceId: string,
  members: readonly { id: string }[],
): Promise<boolean> {
  if (members.length === 0) return false;
  const found = await tx.db.identity.findFirst({
    where: { workspaceId, memberId: { in: members.map((member) => member.id) } },
  });
  return found !== null;
}
