import type { Lookup, MemberFacts, ProjectFacts, TaskFacts } from '../commands/lookup.ts';
import type { Place } from '../operations/operation.ts';
import type { Identity, Member, Project } from '../store/generated/postgresql/client.ts';
import type { TenantView } from '../store/store.ts';
import { calendarForZone } from '../time/index.ts';
import type { Session } from './session.ts';

/** Where a line was said, as far as what it may refer to depends on it. */
interface Whereabouts {
  readonly actorId: string;
  readonly workspaceId: string;
  readonly place: Place | null;
  readonly roomExternalId?: string;
  readonly thread?: string;
  readonly tenantZone: string;
}

/** Answers what a typed line asks about its tenant, from the store; `thread` is the one in which it was said. */
export function lookupFor({ tx, standing, inbound }: Session, thread?: string): Lookup {
  return createLookup(tx, {
    actorId: standing.actor.id,
    workspaceId: standing.workspaceId,
    place: standing.place,
    ...(inbound.room ? { roomExternalId: inbound.room.id } : {}),
    ...(thread ? { thread } : {}),
    tenantZone: standing.tenant.zone,
  });
}

function createLookup(view: TenantView, at: Whereabouts): Lookup {
  const { db } = view;
  const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
    let value: Promise<T> | undefined;
    return () => {
      value ??= load();
      return value;
    };
  };

  const members = once(async () => {
    const rows = await db.member.findMany({
      where: { active: true },
      include: { identities: true },
      orderBy: { createdAt: 'asc' },
    });
    return rows.map((row) => memberFacts(row, row.identities, at.tenantZone));
  });
  const memberById = async (id: string | null): Promise<MemberFacts | null> =>
    id === null ? null : ((await members()).find((member) => member.id === id) ?? null);
  const projectById = async (id: string): Promise<ProjectFacts | null> => {
    const row = await db.project.findFirst({ where: { id } });
    return row ? projectFacts(row) : null;
  };
  const taskFacts = async (where: { key: string } | { id: string }): Promise<TaskFacts | null> => {
    const row = await db.task.findFirst({ where: { ...where, deletedAt: null }, include: { project: true } });
    if (!row) return null;
    return {
      id: row.id,
      key: row.key,
      title: row.title,
      project: projectFacts(row.project),
      responsible: await memberById(row.responsibleId),
    };
  };

  return {
    members,
    async speaker() {
      const speaker = await memberById(at.actorId);
      if (!speaker) throw new Error('the speaker is no active member');
      return speaker;
    },
    async memberOf(userId) {
      const identity = await db.identity.findFirst({
        where: { workspaceId: at.workspaceId, externalId: userId, status: 'linked' },
      });
      return identity ? memberById(identity.memberId) : null;
    },
    async pendingOf(userId) {
      const identity = await db.identity.findFirst({
        where: { workspaceId: at.workspaceId, externalId: userId, status: 'pending' },
      });
      return identity ? { identityId: identity.id, name: identity.name, handle: identity.handle } : null;
    },
    async pending() {
      const rows = await db.identity.findMany({
        where: { status: 'pending' },
        orderBy: { createdAt: 'asc' },
      });
      return rows.map((row) => ({ identityId: row.id, name: row.name, handle: row.handle }));
    },
    task: (key) => taskFacts({ key }),
    async project(code) {
      const row = await db.project.findFirst({ where: { code } });
      return row ? projectFacts(row) : null;
    },
    async projectOfRoom(roomExternalId) {
      const shown = await db.projectRoom.findFirst({
        where: {
          room: { workspaceId: at.workspaceId, externalId: roomExternalId },
          project: { archivedAt: null },
        },
        orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }],
      });
      return shown ? projectById(shown.projectId) : null;
    },
    async roomProject() {
      const first = at.place?.projectIds[0];
      return first === undefined ? null : projectById(first);
    },
    async projects() {
      const rows = await db.project.findMany({
        where: { archivedAt: null },
        include: { members: { where: { memberId: at.actorId } } },
        orderBy: { createdAt: 'desc' },
        take: 50,
      });
      const likely = (row: (typeof rows)[number]): number => (row.members.length > 0 ? 0 : 1);
      return [...rows].sort((a, b) => likely(a) - likely(b)).map(projectFacts);
    },
    async threadTask() {
      const { thread, roomExternalId } = at;
      if (!thread || !roomExternalId) return null;
      const link = await db.threadLink.findFirst({
        where: { workspaceId: at.workspaceId, room: roomExternalId, thread },
      });
      if (link) return taskFacts({ id: link.taskId });
      const here = { workspaceId: at.workspaceId, subjectKind: 'task', messageRoom: roomExternalId };
      const root = await db.postedCard.findFirst({ where: { ...here, messageId: thread } });
      if (root) return taskFacts({ id: root.subjectId });
      const made = await db.task.findMany({
        where: { originRoomId: at.place?.roomId ?? '', originThread: thread, deletedAt: null },
        select: { id: true },
        take: 2,
      });
      // Cards of other tasks hang in a thread too, as answers; of several tasks none is surely meant.
      const shown = made.length > 0 ? [] : await db.postedCard.findMany({ where: { ...here, thread } });
      const ids = new Set([...made.map(({ id }) => id), ...shown.map(({ subjectId }) => subjectId)]);
      const [only, ...more] = ids;
      return only !== undefined && more.length === 0 ? taskFacts({ id: only }) : null;
    },
    async room() {
      if (!at.place) return null;
      const row = await db.room.findFirst({ where: { id: at.place.roomId } });
      return row ? { id: row.id, name: row.name } : null;
    },
  };
}

function projectFacts(row: Project): ProjectFacts {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    zone: row.zone,
    launch: row.launchWall && row.launchZone ? { wall: row.launchWall, zone: row.launchZone } : null,
  };
}

function memberFacts(row: Member, identities: readonly Identity[], tenantZone: string): MemberFacts {
  const zone = row.zone ?? identities.find((identity) => identity.zone)?.zone ?? tenantZone;
  const { id } = calendarForZone(zone);
  const calendar =
    row.calendar === 'CN' || row.calendar === 'US' ? row.calendar : id === 'weekdays' ? undefined : id;
  const names = identities.flatMap((identity) => [
    identity.name,
    ...(identity.handle ? [identity.handle] : []),
  ]);
  return {
    id: row.id,
    name: row.name,
    otherName: row.otherName,
    aliases: [...new Set([...(row.aliases as string[]), ...names])],
    kind: row.kind,
    zone,
    ...(calendar ? { calendar } : {}),
  };
}
