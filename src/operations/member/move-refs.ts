import type { ProjectRole } from '../../policy/index.ts';
import type { Prisma } from '../../store/generated/postgresql/client.ts';
import type { TenantTx } from '../../store/store.ts';
import type { UndoChange } from '../operation.ts';

/** One column that names a member, moved from one to another; `undo` reverses it record by record. */
function moved(
  record: UndoChange['record'],
  column: string,
  rows: readonly { readonly id: string }[],
  from: string,
  into: string,
): UndoChange[] {
  return rows.map((row) => ({ record, id: row.id, before: { [column]: from }, after: { [column]: into } }));
}

async function moveTasks(tx: TenantTx, from: string, into: string): Promise<UndoChange[]> {
  const changes: UndoChange[] = [];
  const columns = ['responsibleId', 'createdById', 'doneById', 'deletedById'] as const;
  for (const column of columns) {
    const where: Prisma.TaskWhereInput = { [column]: from };
    const rows = await tx.db.task.findMany({ where, select: { id: true } });
    await tx.db.task.updateMany({ where, data: { [column]: into, version: { increment: 1 } } });
    changes.push(...moved('task', column, rows, from, into));
  }
  return changes;
}

async function moveSeries(tx: TenantTx, from: string, into: string): Promise<UndoChange[]> {
  const rows = await tx.db.series.findMany({ where: { createdById: from }, select: { id: true } });
  await tx.db.series.updateMany({ where: { createdById: from }, data: { createdById: into } });
  return moved('series', 'createdById', rows, from, into);
}

async function moveTaskPeople(tx: TenantTx, from: string, into: string): Promise<UndoChange[]> {
  const changes: UndoChange[] = [];
  const key = (taskId: string, memberId: string, role: string) => `${taskId}:${memberId}:${role}`;
  for (const { taskId, role } of await tx.db.taskPerson.findMany({ where: { memberId: from } })) {
    changes.push({ record: 'task_person', id: key(taskId, from, role), before: {}, after: null });
    if ((await tx.db.taskPerson.count({ where: { taskId, memberId: into, role } })) > 0) continue;
    await tx.db.taskPerson.create({ data: { taskId, memberId: into, role, tenantId: tx.tenantId } });
    changes.push({ record: 'task_person', id: key(taskId, into, role), before: null, after: {} });
  }
  await tx.db.taskPerson.deleteMany({ where: { memberId: from } });
  return changes;
}

async function moveParts(tx: TenantTx, from: string, into: string): Promise<UndoChange[]> {
  const select = { id: true };
  const items = await tx.db.checklistItem.findMany({ where: { doneById: from }, select });
  await tx.db.checklistItem.updateMany({ where: { doneById: from }, data: { doneById: into } });
  const notes = await tx.db.comment.findMany({ where: { authorId: from }, select });
  await tx.db.comment.updateMany({ where: { authorId: from }, data: { authorId: into } });
  const files = await tx.db.attachment.findMany({ where: { byId: from }, select });
  await tx.db.attachment.updateMany({ where: { byId: from }, data: { byId: into } });
  return [
    ...moved('checklist_item', 'doneById', items, from, into),
    ...moved('comment', 'authorId', notes, from, into),
    ...moved('attachment', 'byId', files, from, into),
  ];
}

/** Audit entries keep their text; only whom they point at moves. */
async function moveAudit(tx: TenantTx, from: string, into: string): Promise<UndoChange[]> {
  const rows = await tx.db.auditEntry.findMany({ where: { actorId: from }, select: { seq: true } });
  await tx.db.auditEntry.updateMany({ where: { actorId: from }, data: { actorId: into } });
  const ids = rows.map((row) => ({ id: String(row.seq) }));
  return moved('audit_entry', 'actorId', ids, from, into);
}

async function moveProjects(
  tx: TenantTx,
  from: string,
  into: string,
  intoMember: boolean,
): Promise<UndoChange[]> {
  const changes: UndoChange[] = [];
  const key = (projectId: string, memberId: string, role: string) => `${projectId}:${memberId}:${role}`;
  // Whoever turns out to be a colleague no longer stands in a project as an external.
  const outside: ProjectRole[] = ['external', 'guest'];
  const dropped = { memberId: into, role: { in: intoMember ? outside : [] } };
  for (const { projectId, role, deputyId } of await tx.db.projectMember.findMany({ where: dropped })) {
    changes.push({
      record: 'project_member',
      id: key(projectId, into, role),
      before: { deputyId },
      after: null,
    });
  }
  await tx.db.projectMember.deleteMany({ where: dropped });
  const held = await tx.db.projectMember.findMany({ where: { memberId: from } });
  await tx.db.projectMember.deleteMany({ where: { memberId: from } });
  for (const { projectId, role, deputyId } of held) {
    const before = { deputyId };
    changes.push({ record: 'project_member', id: key(projectId, from, role), before, after: null });
    if (intoMember && outside.includes(role)) continue;
    const there = await tx.db.projectMember.count({ where: { projectId, memberId: into, role } });
    if (there > 0) continue;
    await tx.db.projectMember.create({
      data: { projectId, memberId: into, role, deputyId, tenantId: tx.tenantId },
    });
    changes.push({
      record: 'project_member',
      id: key(projectId, into, role),
      before: null,
      after: { deputyId },
    });
  }
  await tx.db.projectMember.updateMany({ where: { deputyId: from }, data: { deputyId: into } });
  const owned = await tx.db.project.findMany({ where: { ownerId: from }, select: { id: true } });
  await tx.db.project.updateMany({
    where: { ownerId: from },
    data: { ownerId: into, version: { increment: 1 } },
  });
  return [...changes, ...moved('project', 'ownerId', owned, from, into)];
}

/** What follows its person without being anybody's act: private cards, notices, steps to take back, button rights. */
async function moveFollowers(tx: TenantTx, from: string, into: string): Promise<void> {
  const { db } = tx;
  await db.postedCard.updateMany({ where: { memberId: from }, data: { memberId: into } });
  await db.notice.updateMany({ where: { memberId: from }, data: { memberId: into } });
  await db.undoStep.updateMany({ where: { memberId: from }, data: { memberId: into } });
  const tokens = await db.buttonToken.findMany({ where: { only: { contains: JSON.stringify(from) } } });
  for (const { token, only } of tokens) {
    const replaced = (only ?? '').replaceAll(JSON.stringify(from), JSON.stringify(into));
    await db.buttonToken.updateMany({ where: { token }, data: { only: replaced } });
  }
}

/** Moves everything that names one member to another; resolves to what would take it back. */
export async function moveReferences(
  tx: TenantTx,
  from: string,
  into: string,
  intoMember: boolean,
): Promise<UndoChange[]> {
  const identities = await tx.db.identity.findMany({ where: { memberId: from }, select: { id: true } });
  await tx.db.identity.updateMany({ where: { memberId: from }, data: { memberId: into } });
  await moveFollowers(tx, from, into);
  return [
    ...(await moveTasks(tx, from, into)),
    ...(await moveSeries(tx, from, into)),
    ...(await moveTaskPeople(tx, from, into)),
    ...(await moveParts(tx, from, into)),
    ...(await moveProjects(tx, from, into, intoMember)),
    ...(await moveAudit(tx, from, into)),
    ...moved('identity', 'memberId', identities, from, into),
  ];
}
