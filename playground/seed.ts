import type { Store, TenantTx } from '../src/store/store.ts';
import { resolveWall } from '../src/time/index.ts';
import { people, project, rooms, type SampleTask, tasks, tenant } from './company.ts';
import type { StandIn } from './stand-in.ts';

export type Sample = 'company' | 'bf26';

/** Id of the playground's connection on a platform. */
export const connectionId = (platform: string): string => `playground-${platform}`;

interface Seeding {
  readonly store: Store;
  readonly standIns: readonly StandIn[];
  readonly now: Date;
}

/** Writes the sample company, bound to the three stand-ins, and with `bf26` its project; there must be nothing of it but the tenant. */
export async function seed({ store, standIns, now }: Seeding, sample: Sample): Promise<void> {
  if ((await store.tenants.find(tenant.id)) === null)
    await store.tenants.create({ ...tenant, createdAt: now });
  await store.inTenant(tenant.id, async (tx) => {
    await tx.db.tenant.updateMany({ data: { ...tenant, auditSeq: 0, createdAt: now } });
    for (const standIn of standIns) await seedWorkspace(tx, standIn, now);
    await seedPeople(tx, standIns, now);
    await seedRooms(tx, standIns, now);
    if (sample === 'bf26') await seedProject(tx, now);
  });
}

const workspaceId = (platform: string): string => `aurora-${platform}`;

async function seedWorkspace(tx: TenantTx, standIn: StandIn, now: Date): Promise<void> {
  const id = workspaceId(standIn.platform);
  await tx.bindInstallation(connectionId(standIn.platform), standIn.workspace.id, id);
  await tx.db.workspace.create({
    data: {
      id,
      tenantId: tenant.id,
      connectionId: connectionId(standIn.platform),
      platform: standIn.platform,
      externalId: standIn.workspace.id,
      name: standIn.workspace.name,
      kind: standIn.platform === 'dingtalk' ? 'partner' : 'own',
      boundAt: now,
    },
  });
}

async function seedPeople(tx: TenantTx, standIns: readonly StandIn[], now: Date): Promise<void> {
  await tx.db.member.createMany({
    data: people.map((person, index) => ({
      id: person.id,
      tenantId: tenant.id,
      name: person.name,
      otherName: person.englishName === person.name ? null : person.englishName,
      aliases: [person.id],
      kind: person.role === 'external' ? ('external' as const) : ('member' as const),
      tenantAdmin: person.tenantAdmin ?? false,
      finance: person.finance ?? false,
      locale: person.locale,
      zone: person.zone,
      calendar: person.calendar,
      createdAt: new Date(now.getTime() + index),
    })),
  });
  const identities = people.flatMap((person) =>
    [person.platform, ...(person.also ?? [])].map((platform, index) => ({ person, platform, index })),
  );
  await tx.db.identity.createMany({
    data: identities.map(({ person, platform, index }) => ({
      id: `${person.id}-${platform}`,
      tenantId: tenant.id,
      workspaceId: workspaceId(platform),
      externalId: standIns.find((one) => one.platform === platform)?.userId(person.id) ?? person.id,
      memberId: person.id,
      status: 'linked' as const,
      name: platform === 'slack' ? person.englishName : person.name,
      handle: person.id,
      locale: person.locale,
      zone: person.zone,
      standing: 'full',
      lookedUpAt: now,
      createdAt: new Date(now.getTime() + index),
    })),
  });
}

async function seedRooms(tx: TenantTx, standIns: readonly StandIn[], now: Date): Promise<void> {
  for (const [index, room] of rooms.entries()) {
    const standIn = standIns.find((one) => one.platform === room.platform);
    if (!standIn) continue;
    await tx.db.room.create({
      data: {
        id: room.id,
        tenantId: tenant.id,
        workspaceId: workspaceId(room.platform),
        externalId: standIn.roomId(room.id),
        name: room.name,
        locale: room.locale,
        zone: room.zone,
        audience: room.external ? 'external' : 'internal',
        createdAt: new Date(now.getTime() + index),
      },
    });
    await tx.db.roomPresence.createMany({
      data: room.members.map((member) => ({
        roomId: room.id,
        userId: standIn.userId(member),
        tenantId: tenant.id,
        seenAt: now,
      })),
    });
  }
}

async function seedProject(tx: TenantTx, now: Date): Promise<void> {
  const id = 'BF26';
  const launch = resolveWall(project.launch.wall, project.launch.zone);
  await tx.db.project.create({
    data: {
      id,
      tenantId: tenant.id,
      code: project.code,
      name: project.name,
      ownerId: project.owner,
      zone: project.zone,
      launchWall: launch.wall,
      launchZone: launch.zone,
      launchAt: launch.at,
      nextNumber: tasks.length + 1,
      createdAt: now,
    },
  });
  await tx.db.projectMember.createMany({
    data: people.flatMap((person) =>
      person.role === null
        ? []
        : [
            {
              projectId: id,
              memberId: person.id,
              tenantId: tenant.id,
              role: person.role,
              deputyId: person.deputy ?? null,
            },
          ],
    ),
  });
  await tx.db.projectRoom.createMany({
    data: rooms.map((room, index) => ({
      projectId: id,
      roomId: room.id,
      tenantId: tenant.id,
      isDefault: true,
      createdAt: new Date(now.getTime() + index),
    })),
  });
  await tx.db.task.createMany({ data: tasks.map((task, index) => taskRow(id, task, index + 1, now)) });
}

function taskRow(projectId: string, task: SampleTask, number: number, now: Date) {
  const due = resolveWall(task.due, task.zone);
  const done = task.status === 'done';
  return {
    id: `${project.code}-${number}`,
    tenantId: tenant.id,
    projectId,
    number,
    key: `${project.code}-${number}`,
    title: task.title,
    status: task.status,
    responsibleId: task.responsible,
    dueWall: due.wall,
    dueZone: due.zone,
    dueAt: due.at,
    milestone: task.milestone ?? false,
    createdById: project.owner,
    doneAt: done ? due.at : null,
    doneById: done ? task.responsible : null,
    startedAt: task.status === 'open' ? null : now,
    createdAt: now,
    updatedAt: now,
  };
}
