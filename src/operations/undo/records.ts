import type { Prisma } from '../../store/generated/postgresql/client.ts';
import type { TenantTx } from '../../store/store.ts';
import type { UndoChange } from '../operation.ts';
import { readThreadKey, type ThreadKey } from '../thread/key.ts';

type Row = Readonly<Record<string, unknown>>;
type Columns = Readonly<Record<string, unknown>>;

/**
 * How one kind of record is read and put back. `id` is the record's id, or for a row without one its keys
 * joined by colons. A record without `remove` is never taken away: its creation is undone by `withdrawn` columns.
 */
export interface Records {
  read(tx: TenantTx, id: string): Promise<Row | null>;
  /** Puts columns back; false where the record was changed between reading and writing. */
  write(tx: TenantTx, row: Row, columns: Columns, now: Date): Promise<boolean>;
  create?(tx: TenantTx, id: string, columns: Columns): Promise<void>;
  remove?(tx: TenantTx, id: string): Promise<void>;
  /** Columns that an undone creation gets where it must not vanish. */
  withdrawn?(now: Date, actorId: string): Columns;
}

function keys(id: string): readonly [string, string, string] {
  const [a = '', b = '', c = ''] = id.split(':');
  return [a, b, c];
}

const idOf = (row: Row): string => String(row.id);
const wrote = (result: { count: number }): boolean => result.count === 1;

const task: Records = {
  read: (tx, id) => tx.db.task.findFirst({ where: { id } }),
  async write(tx, row, columns, now) {
    const data = {
      ...columns,
      updatedAt: now,
      version: { increment: 1 },
    } as Prisma.TaskUncheckedUpdateManyInput;
    return wrote(
      await tx.db.task.updateMany({ where: { id: idOf(row), version: Number(row.version) }, data }),
    );
  },
  // Its date in a series is free again: the next step there makes a task anew.
  withdrawn: (now, actorId) => ({ deletedAt: now, deletedById: actorId, seriesDate: null }),
};

const taskPerson: Records = {
  read(tx, id) {
    const [taskId, memberId, role] = keys(id);
    return tx.db.taskPerson.findFirst({ where: { taskId, memberId, role } });
  },
  write: async () => true,
  async create(tx, id) {
    const [taskId, memberId, role] = keys(id);
    await tx.db.taskPerson.create({ data: { taskId, memberId, role, tenantId: tx.tenantId } });
  },
  async remove(tx, id) {
    const [taskId, memberId, role] = keys(id);
    await tx.db.taskPerson.deleteMany({ where: { taskId, memberId, role } });
  },
};

const taskDependency: Records = {
  read(tx, id) {
    const [taskId, dependsOnId] = keys(id);
    return tx.db.taskDependency.findFirst({ where: { taskId, dependsOnId } });
  },
  write: async () => true,
  async create(tx, id) {
    const [taskId, dependsOnId] = keys(id);
    await tx.db.taskDependency.create({ data: { taskId, dependsOnId, tenantId: tx.tenantId } });
  },
  async remove(tx, id) {
    const [taskId, dependsOnId] = keys(id);
    await tx.db.taskDependency.deleteMany({ where: { taskId, dependsOnId } });
  },
};

const checklistItem: Records = {
  read: (tx, id) => tx.db.checklistItem.findFirst({ where: { id } }),
  async write(tx, row, columns) {
    const data = columns as Prisma.ChecklistItemUncheckedUpdateManyInput;
    return wrote(await tx.db.checklistItem.updateMany({ where: { id: idOf(row) }, data }));
  },
  async create(tx, id, columns) {
    const row = { ...columns, id, tenantId: tx.tenantId };
    await tx.db.checklistItem.create({ data: row as Prisma.ChecklistItemUncheckedCreateInput });
  },
  async remove(tx, id) {
    await tx.db.checklistItem.deleteMany({ where: { id } });
  },
};

const comment: Records = {
  read: (tx, id) => tx.db.comment.findFirst({ where: { id } }),
  async write(tx, row, columns) {
    const data = columns as Prisma.CommentUncheckedUpdateManyInput;
    return wrote(await tx.db.comment.updateMany({ where: { id: idOf(row) }, data }));
  },
  withdrawn: (now) => ({ deletedAt: now }),
};

const attachment: Records = {
  read: (tx, id) => tx.db.attachment.findFirst({ where: { id } }),
  async write(tx, row, columns) {
    const data = columns as Prisma.AttachmentUncheckedUpdateManyInput;
    return wrote(await tx.db.attachment.updateMany({ where: { id: idOf(row) }, data }));
  },
  withdrawn: (now) => ({ deletedAt: now }),
};

const project: Records = {
  read: (tx, id) => tx.db.project.findFirst({ where: { id } }),
  async write(tx, row, columns) {
    const data = { ...columns, version: { increment: 1 } } as Prisma.ProjectUncheckedUpdateManyInput;
    return wrote(
      await tx.db.project.updateMany({ where: { id: idOf(row), version: Number(row.version) }, data }),
    );
  },
  withdrawn: (now) => ({ archivedAt: now }),
};

const projectRoom: Records = {
  read(tx, id) {
    const [projectId, roomId] = keys(id);
    return tx.db.projectRoom.findFirst({ where: { projectId, roomId } });
  },
  async write(tx, row, columns) {
    const where = { projectId: String(row.projectId), roomId: String(row.roomId) };
    const data = columns as Prisma.ProjectRoomUncheckedUpdateManyInput;
    return wrote(await tx.db.projectRoom.updateMany({ where, data }));
  },
  async create(tx, id, columns) {
    const [projectId, roomId] = keys(id);
    const row = { ...columns, projectId, roomId, tenantId: tx.tenantId };
    await tx.db.projectRoom.create({ data: row as Prisma.ProjectRoomUncheckedCreateInput });
  },
  async remove(tx, id) {
    const [projectId, roomId] = keys(id);
    await tx.db.projectRoom.deleteMany({ where: { projectId, roomId } });
  },
};

const projectMember: Records = {
  read(tx, id) {
    const [projectId, memberId, role] = keys(id);
    return tx.db.projectMember.findFirst({ where: { projectId, memberId, role: role as 'owner' } });
  },
  write: async () => true,
  async create(tx, id, columns) {
    const [projectId, memberId, role] = keys(id);
    const row = { ...columns, projectId, memberId, role, tenantId: tx.tenantId };
    await tx.db.projectMember.create({ data: row as Prisma.ProjectMemberUncheckedCreateInput });
  },
  async remove(tx, id) {
    const [projectId, memberId, role] = keys(id);
    await tx.db.projectMember.deleteMany({ where: { projectId, memberId, role: role as 'owner' } });
  },
};

const room: Records = {
  read: (tx, id) => tx.db.room.findFirst({ where: { id } }),
  async write(tx, row, columns) {
    const data = columns as Prisma.RoomUncheckedUpdateManyInput;
    return wrote(await tx.db.room.updateMany({ where: { id: idOf(row) }, data }));
  },
};

const member: Records = {
  read: (tx, id) => tx.db.member.findFirst({ where: { id } }),
  async write(tx, row, columns) {
    const data = columns as Prisma.MemberUncheckedUpdateManyInput;
    return wrote(await tx.db.member.updateMany({ where: { id: idOf(row) }, data }));
  },
  withdrawn: () => ({ active: false }),
};

const identity: Records = {
  read: (tx, id) => tx.db.identity.findFirst({ where: { id } }),
  async write(tx, row, columns) {
    const data = columns as Prisma.IdentityUncheckedUpdateManyInput;
    return wrote(await tx.db.identity.updateMany({ where: { id: idOf(row) }, data }));
  },
};

const series: Records = {
  read: (tx, id) => tx.db.series.findFirst({ where: { id } }),
  async write(tx, row, columns) {
    const data = columns as Prisma.SeriesUncheckedUpdateManyInput;
    return wrote(await tx.db.series.updateMany({ where: { id: idOf(row) }, data }));
  },
  withdrawn: (now) => ({ stoppedAt: now }),
};

/** A thread is known by its workspace, room and thread, which the platform names as it likes. */
const threadLink: Records = {
  read: (tx, id) => tx.db.threadLink.findFirst({ where: readThreadKey(id) }),
  async write(tx, row, columns) {
    const { workspaceId, room, thread } = row as unknown as ThreadKey;
    const data = columns as Prisma.ThreadLinkUncheckedUpdateManyInput;
    return wrote(await tx.db.threadLink.updateMany({ where: { workspaceId, room, thread }, data }));
  },
  async create(tx, id, columns) {
    const row = { ...columns, ...readThreadKey(id), tenantId: tx.tenantId };
    await tx.db.threadLink.create({ data: row as Prisma.ThreadLinkUncheckedCreateInput });
  },
  async remove(tx, id) {
    await tx.db.threadLink.deleteMany({ where: readThreadKey(id) });
  },
};

const auditEntry: Records = {
  read: (tx, id) => tx.db.auditEntry.findFirst({ where: { seq: Number(id) } }),
  async write(tx, row, columns) {
    const data = columns as Prisma.AuditEntryUncheckedUpdateManyInput;
    return wrote(await tx.db.auditEntry.updateMany({ where: { seq: Number(row.seq) }, data }));
  },
};

/** How each kind of record is put back. */
export const records: Readonly<Record<UndoChange['record'], Records>> = {
  task,
  task_person: taskPerson,
  task_dependency: taskDependency,
  checklist_item: checklistItem,
  comment,
  attachment,
  project,
  project_room: projectRoom,
  project_member: projectMember,
  room,
  member,
  identity,
  series,
  thread_link: threadLink,
  audit_entry: auditEntry,
};
