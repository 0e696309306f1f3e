import { noticeCard, pendingPersonCard, projectCard, taskCard } from '../../cards/index.ts';
import type { Card } from '../../cards/model.ts';
import type { PersonView, Reader, TaskEventView, TaskView } from '../../cards/views.ts';
import { viewProject } from '../operations/project/view.ts';
import { findTask } from '../operations/task/row.ts';
import { viewTask } from '../operations/task/view.ts';
import type { TenantView } from '../store/store.ts';
import type { NoticeLine } from './notices.ts';

/** A task as cards show it, deleted ones included; null where there is none. */
export async function taskView(view: TenantView, taskId: string, now: Date): Promise<TaskView | null> {
  const task = await findTask(view, taskId);
  return task ? viewTask(view, task, now) : null;
}

/** The present card of a registered subject for one reader; null where the subject is gone. */
export async function contentOf(
  view: TenantView,
  subject: { readonly kind: string; readonly id: string },
  reader: Reader,
  memberId: string | null,
): Promise<Card | null> {
  switch (subject.kind) {
    case 'task': {
      const task = await taskView(view, subject.id, reader.now);
      const notify = task?.responsible && reader.scope === 'room' ? { notify: [task.responsible.id] } : {};
      return task && taskCard(task, reader, notify);
    }
    case 'project': {
      const project = await view.db.project.findFirst({ where: { id: subject.id } });
      if (!project) return null;
      const actor = {
        id: memberId ?? '',
        kind: reader.audience === 'internal' ? 'member' : 'external',
      } as const;
      return projectCard(await viewProject({ tx: view, now: reader.now, actor }, project), reader);
    }
    case 'notice':
      return noticeContent(view, subject.id, reader, memberId);
    case 'pending':
      return pendingContent(view, subject.id, reader);
    default:
      return null;
  }
}

async function noticeContent(
  view: TenantView,
  id: string,
  reader: Reader,
  memberId: string | null,
): Promise<Card | null> {
  const notice = await view.db.notice.findFirst({ where: { id } });
  const task = notice && (await taskView(view, notice.taskId, reader.now));
  if (!notice || !task || notice.memberId !== (memberId ?? '')) return null;
  const lines = JSON.parse(notice.lines) as NoticeLine[];
  const ids = lines.flatMap((line) => [line.actorId, ...(line.to ? [line.to] : [])]);
  const members = await view.db.member.findMany({ where: { id: { in: ids } } });
  const person = (personId: string): PersonView => {
    const member = members.find((one) => one.id === personId);
    return { id: personId, name: member?.name ?? personId, otherName: member?.otherName ?? null };
  };
  return noticeCard(
    task,
    lines.map((line) => eventOf(line, task, person)),
    reader,
  );
}

function eventOf(line: NoticeLine, task: TaskView, person: (id: string) => PersonView): TaskEventView {
  const actor = person(line.actorId);
  switch (line.what) {
    case 'assigned':
      return { type: 'assigned_to_you', actor, created: line.created ?? false };
    case 'handed_over':
      return { type: 'handed_over', actor, to: line.to ? person(line.to) : null };
    case 'due_changed':
      return { type: 'due_changed', actor, from: null, to: dueOf(line, task) };
    case 'blocked':
      return { type: 'blocked', actor, reason: line.text ?? null };
    case 'noted':
      return { type: 'noted', actor, text: line.text ?? '', mentioned: line.mentioned ?? false };
    default:
      return { type: line.what, actor };
  }
}

/** The due time of which a line tells; lines of before it was kept tell of the present one. */
function dueOf({ due }: NoticeLine, task: TaskView): TaskView['due'] {
  if (due === undefined) return task.due;
  return due && { ...due, at: new Date(due.at) };
}

async function pendingContent(view: TenantView, id: string, reader: Reader): Promise<Card | null> {
  const identity = await view.db.identity.findFirst({
    where: { id },
    include: { workspace: true, member: true },
  });
  if (!identity) return null;
  const { workspace, member, status } = identity;
  const members = await view.db.member.findMany({ where: { active: true, kind: 'member' } });
  const name = identity.name.toLowerCase();
  const alike = members.filter((one) =>
    [one.name, one.otherName ?? ''].some((other) => other !== '' && name.includes(other.toLowerCase())),
  );
  return pendingPersonCard(
    {
      identity: id,
      name: identity.name,
      handle: identity.handle,
      platform: workspace.platform,
      workspace: workspace.name,
      room: null,
      why: workspace.kind === 'partner' ? 'partner' : reasonOf(identity.standing),
      candidates: alike,
      decided: status === 'pending' ? null : await decisionOf(view, id, status, member),
    },
    reader,
    members.filter((one) => one.tenantAdmin).map((one) => one.id),
  );
}

function reasonOf(standing: string): 'guest' | 'foreign' | 'keyless' | null {
  return standing === 'guest' || standing === 'foreign' || standing === 'keyless' ? standing : null;
}

type Decision = NonNullable<Parameters<typeof pendingPersonCard>[0]['decided']>;

/** Who decided about a waiting person, from the audit log. */
async function decisionOf(
  view: TenantView,
  id: string,
  status: 'linked' | 'ignored',
  member: (PersonView & { readonly kind: string }) | null,
): Promise<Decision> {
  const entry = await view.db.auditEntry.findFirst({
    where: { action: { in: ['identity.linked', 'identity.ignored'] }, body: { contains: id } },
    orderBy: { seq: 'desc' },
  });
  const actor = await view.db.member.findFirst({ where: { id: entry?.actorId ?? '' } });
  const by: PersonView = actor ?? { id: entry?.actorId ?? '', name: entry?.actor ?? '', otherName: null };
  if (status === 'ignored' || !member) return { as: 'ignored', by };
  if (member.kind === 'external' || member.kind === 'guest') return { as: member.kind, by };
  return { as: 'linked', member, by };
}
