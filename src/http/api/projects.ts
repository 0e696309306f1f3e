import { z } from 'zod';
import { ApiError, type Endpoint, endpoint } from './endpoint.ts';
import type { ApiParts } from './parts.ts';
import { tenantOf } from './tenants.ts';

/** A project with its tasks, as machines read it. */
export function projectEndpoints({ store }: ApiParts): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/tenants/:id/projects/:code',
      summary: 'A project with its tasks; `deleted=1` adds the deleted ones',
      query: z.object({ deleted: z.enum(['0', '1']).default('0') }),
      status: 200,
      answer: z.looseObject({
        code: z.string(),
        name: z.string(),
        tasks: z.array(z.looseObject({ key: z.string() })),
      }),
      async run({ params, query }) {
        const tenant = await tenantOf(store, params.id);
        return store.readTenant(tenant.id, async ({ db }) => {
          const project = await db.project.findFirst({
            where: { code: (params.code ?? '').toUpperCase() },
            include: { rooms: { include: { room: true }, orderBy: { createdAt: 'asc' } } },
          });
          if (!project) throw new ApiError(404, 'not_found', 'There is no such project.');
          const tasks = await db.task.findMany({
            where: { projectId: project.id, ...(query.deleted === '1' ? {} : { deletedAt: null }) },
            include: { people: true },
            orderBy: { number: 'asc' },
          });
          const members = await db.member.findMany();
          const person = (id: string | null) => {
            const member = id === null ? undefined : members.find((one) => one.id === id);
            return member ? { id: member.id, name: member.name } : null;
          };
          return {
            code: project.code,
            name: project.name,
            owner: person(project.ownerId),
            zone: project.zone,
            launch:
              project.launchAt && project.launchWall && project.launchZone
                ? { at: project.launchAt.toISOString(), local: project.launchWall, zone: project.launchZone }
                : null,
            status: project.archivedAt ? 'archived' : 'active',
            rooms: project.rooms.map(({ room, isDefault }) => ({
              id: room.id,
              name: room.name,
              default: isDefault,
            })),
            tasks: tasks.map((task) => ({
              key: task.key,
              title: task.title,
              status: task.status,
              priority: task.priority,
              responsible: person(task.responsibleId),
              helpers: task.people.flatMap((one) =>
                one.role === 'helper' ? (person(one.memberId) ?? []) : [],
              ),
              followers: task.people.flatMap((one) =>
                one.role === 'follower' ? (person(one.memberId) ?? []) : [],
              ),
              dueAt: task.dueAt?.toISOString() ?? null,
              dueLocal: task.dueWall,
              dueZone: task.dueZone,
              startAt: task.startAt?.toISOString() ?? null,
              tags: task.tags,
              estimateMinutes: task.estimate,
              milestone: task.milestone,
              pinned: task.pinned,
              blockedReason: task.blockedReason,
              createdAt: task.createdAt.toISOString(),
              doneAt: task.doneAt?.toISOString() ?? null,
              reminders: [],
              ...(task.deletedAt ? { deletedAt: task.deletedAt.toISOString() } : {}),
            })),
          };
        });
      },
    }),
  ];
}
