import type { Member } from '../../store/generated/postgresql/client.ts';
import type { TenantView } from '../../store/store.ts';
import { nameOf, readMembers } from '../member/people.ts';
import type { PersonName } from '../operation.ts';
import { viewSeries } from '../series/view.ts';
import { lateDaysOf } from './late.ts';
import { peopleOf, type TaskRow } from './row.ts';
import { tagsOf } from './tags.ts';

/** Notes shown on a task; the rest are counted. */
const NOTES_SHOWN = 3;

type People = ReadonlyMap<string, Member>;

function personOf(people: People, id: string | null): PersonName | null {
  const member = id === null ? undefined : people.get(id);
  return member ? nameOf(member) : null;
}

/** What a clock change did to the due time that was asked for. */
function clockNotes({ dueNote }: Pick<TaskRow, 'dueNote'>): readonly ('gap' | 'overlap')[] {
  return dueNote === 'gap' || dueNote === 'overlap' ? [dueNote] : [];
}

/** Somebody who must be named even if their record is gone. */
function named(people: People, id: string): PersonName {
  return personOf(people, id) ?? { id, name: id, otherName: null };
}

function momentOf(at: Date | null, wall: string | null, zone: string | null) {
  return at && wall && zone ? { at, wall, zone } : null;
}

function lineView(task: LineRow, people: People, now: Date) {
  const responsible = task.responsibleId === null ? undefined : people.get(task.responsibleId);
  const late = task.status !== 'done' && task.dueAt !== null && task.dueAt.getTime() < now.getTime();
  return {
    id: task.id,
    key: task.key,
    title: task.title,
    status: task.status,
    priority: task.priority,
    responsible: responsible ? nameOf(responsible) : null,
    due: momentOf(task.dueAt, task.dueWall, task.dueZone),
    late,
    lateDays: late ? lateDaysOf(task, responsible ?? null, now) : 0,
    milestone: task.milestone,
    pinned: task.pinned,
  };
}

/** The columns that a line of a list shows. */
export type LineRow = Pick<
  TaskRow,
  | 'id'
  | 'key'
  | 'title'
  | 'status'
  | 'priority'
  | 'responsibleId'
  | 'dueAt'
  | 'dueWall'
  | 'dueZone'
  | 'milestone'
  | 'pinned'
>;

export type TaskLine = ReturnType<typeof lineView>;

/** Tasks as lines of a list, in the order given. */
export async function viewLines(tx: TenantView, tasks: readonly LineRow[], now: Date): Promise<TaskLine[]> {
  const people = await readMembers(
    tx,
    tasks.map((task) => task.responsibleId),
  );
  return tasks.map((task) => lineView(task, people, now));
}

/** What hangs on a task, as its card shows it: the newest notes, the rest of them counted. */
export async function readParts(tx: TenantView, taskId: string) {
  const where = { taskId };
  const kept = { ...where, deletedAt: null };
  const newest = { orderBy: { createdAt: 'desc' }, take: NOTES_SHOWN } as const;
  const [items, dependencies, notes, files] = await Promise.all([
    tx.db.checklistItem.findMany({ where, orderBy: [{ position: 'asc' }, { id: 'asc' }] }),
    tx.db.taskDependency.findMany({ where, orderBy: { dependsOnId: 'asc' } }),
    tx.db.comment.findMany({ where: kept, ...newest }),
    tx.db.attachment.findMany({ where: kept, orderBy: { createdAt: 'asc' } }),
  ]);
  const needs =
    dependencies.length === 0
      ? []
      : await tx.db.task.findMany({
          where: { id: { in: dependencies.map(({ dependsOnId }) => dependsOnId) }, deletedAt: null },
          select: { key: true, title: true, status: true },
          orderBy: { id: 'asc' },
        });
  const noteCount = notes.length < NOTES_SHOWN ? notes.length : await tx.db.comment.count({ where: kept });
  return { items, needs, notes, noteCount, files };
}

/** Everything a task's card shows, with names resolved. */
export async function viewTask(tx: TenantView, task: TaskRow, now: Date) {
  const { items, needs, notes, noteCount, files } = await readParts(tx, task.id);
  const people = await readMembers(tx, [
    task.responsibleId,
    task.createdById,
    task.doneById,
    task.deletedById,
    ...task.people.map((person) => person.memberId),
    ...notes.map((note) => note.authorId),
  ]);
  const names = (role: 'helper' | 'follower') =>
    peopleOf(task, role).flatMap((memberId) => personOf(people, memberId) ?? []);
  return {
    ...lineView(task, people, now),
    helpers: names('helper'),
    followers: names('follower'),
    start: momentOf(task.startAt, task.startWall, task.startZone),
    dueNotes: clockNotes(task),
    repeats: await viewSeries(tx, task.seriesId),
    blockedReason: task.blockedReason,
    checklist: items.map((item) => ({ id: item.id, text: item.text, done: item.doneAt !== null })),
    dependsOn: needs.map(({ key, title, status }) => ({ key, title, done: status === 'done' })),
    attachments: files.map((file) => ({
      name: file.name,
      url: file.kind === 'link' ? file.ref : null,
      size: file.size,
    })),
    notes: notes
      .map((note) => ({ author: named(people, note.authorId), text: note.text, at: note.createdAt }))
      .reverse(),
    noteCount,
    tags: tagsOf(task),
    estimate: task.estimate,
    createdBy: named(people, task.createdById),
    doneAt: task.doneAt,
    doneBy: personOf(people, task.doneById),
    deleted: task.deletedAt
      ? {
          at: task.deletedAt,
          by: personOf(people, task.deletedById),
          withdrawn: await wasWithdrawn(tx, task.key, task.deletedAt),
        }
      : null,
    project: {
      id: task.project.id,
      code: task.project.code,
      name: task.project.name,
      zone: task.project.zone,
    },
  };
}

export type TaskPicture = Awaited<ReturnType<typeof viewTask>>;

/** A withdrawn task is one whose creation was undone; the audit log knows. */
async function wasWithdrawn(tx: TenantView, key: string, at: Date): Promise<boolean> {
  return (await tx.db.auditEntry.count({ where: { subject: key, action: 'task.withdrawn', at } })) > 0;
}
