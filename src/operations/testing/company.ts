import { makeTenant, type OpenTestStore, type TestStore } from '../../../test/database.ts';
import type { DomainEvent, OperationError, Place } from '../operation.ts';
import { type Performed, perform } from '../perform.ts';
import type { OperationName, ResultOf } from '../registry.ts';

/** People of the company, one for each column of the rights table, and `mei`, a member without any role. */
export const cast = {
  huang: { kind: 'member', tenantAdmin: true, role: null },
  zhao: { kind: 'member', finance: true, role: null },
  lin: { kind: 'member', role: 'owner' },
  sam: { kind: 'member', role: 'manager' },
  wang: { kind: 'member', role: 'executor' },
  ann: { kind: 'member', role: 'approver' },
  olivia: { kind: 'member', role: 'observer' },
  zhou: { kind: 'external', role: 'external' },
  gus: { kind: 'guest', role: 'guest' },
  mei: { kind: 'member', role: null },
} as const;

export type Person = keyof typeof cast;

/** A company in a database of its own: project `p1` (BF26) shown in room `r1`, project `p2` (QX) shown nowhere. */
export class Company {
  readonly base: TestStore;
  readonly tenantId: string;
  #requests = 0;

  constructor(base: TestStore, tenantId: string) {
    this.base = base;
    this.tenantId = tenantId;
  }

  /** The room given, as a place that shows what the database says. */
  async place(roomId: string): Promise<Place> {
    return this.base.store.readTenant(this.tenantId, async (view) => {
      const room = await view.db.room.findFirstOrThrow({
        where: { id: roomId },
        include: { projects: { orderBy: { isDefault: 'desc' } } },
      });
      return {
        roomId,
        workspaceId: room.workspaceId,
        external: room.audience !== 'internal',
        zone: room.zone ?? 'Asia/Shanghai',
        locale: 'zh',
        projectIds: room.projects.map((shown) => shown.projectId),
      };
    });
  }

  /** Performs an operation as somebody, in a room or in a direct message. */
  act<N extends OperationName>(
    as: Person,
    name: N,
    input: unknown,
    roomId?: string,
  ): Promise<Performed<ResultOf<N>>> {
    return this.#act(as, name, input, roomId, (performed) => performed);
  }

  /** Performs an operation and takes all of it back, so that a thousand may be tried on one company. */
  async attempt(as: Person, name: OperationName, input: unknown, roomId?: string): Promise<void> {
    const performed = new Error('performed, and taken back');
    await this.#act(as, name, input, roomId, () => {
      throw performed;
    }).catch((error: unknown) => {
      if (error !== performed) throw error;
    });
  }

  /** `end` is given what came of it while the transaction is still open. */
  async #act<N extends OperationName, T>(
    as: Person,
    name: N,
    input: unknown,
    roomId: string | undefined,
    end: (performed: Performed<ResultOf<N>>) => T,
  ): Promise<T> {
    const { store, clock, ids } = this.base;
    const place = roomId === undefined ? null : await this.place(roomId);
    this.#requests++;
    const requestId = `request-${this.#requests}`;
    return store.inTenant(this.tenantId, async (tx) => {
      const member = await tx.db.member.findFirstOrThrow({ where: { id: as } });
      const actor = {
        id: member.id,
        name: member.name,
        kind: member.kind,
        tenantAdmin: member.tenantAdmin,
        finance: member.finance,
        locale: 'zh' as const,
        zone: member.zone ?? 'Asia/Shanghai',
      };
      const scene = { tx, now: clock.now(), ids, actor, place, origin: {}, requestId };
      return end((await perform(scene, name, input)) as Performed<ResultOf<N>>);
    });
  }

  /** The error that an act is refused with. */
  async refusal(as: Person, name: OperationName, input: unknown, roomId?: string): Promise<OperationError> {
    try {
      await this.act(as, name, input, roomId);
    } catch (error) {
      return error as OperationError;
    }
    throw new Error(`${name} was not refused`);
  }

  /** Creates a task in BF26 as its owner; resolves to its id. */
  async task(more: Record<string, unknown> = {}, as: Person = 'lin', roomId?: string): Promise<string> {
    const { result } = await this.act(
      as,
      'task.create',
      { project: 'p1', title: 'Check coupon', ...more },
      roomId,
    );
    return result.task.id;
  }

  /** Reads with the tenant's tables. */
  read<T>(
    work: Parameters<TestStore['store']['readTenant']>[1] extends (view: infer V) => unknown
      ? (view: V) => Promise<T>
      : never,
  ): Promise<T> {
    return this.base.store.readTenant(this.tenantId, work);
  }

  /** Runs work on the tenant's tables without an operation. */
  write(
    work: (tx: Parameters<Parameters<TestStore['store']['inTenant']>[1]>[0]) => Promise<void>,
  ): Promise<void> {
    return this.base.store.inTenant(this.tenantId, work);
  }
}

/** Types of events, in order. */
export function typesOf(performed: { readonly events: readonly DomainEvent[] }): string[] {
  return performed.events.map((event) => event.type);
}

/** Founds the company in a fresh database. */
export async function foundCompany(open: OpenTestStore): Promise<Company> {
  const base = await open();
  const tenantId = await makeTenant(base.store, base.clock, 'aurora');
  const createdAt = base.clock.now();
  await base.store.inTenant(tenantId, async ({ db }) => {
    const workspace = { tenantId, connectionId: 'lark', platform: 'lark', boundAt: createdAt } as const;
    await db.workspace.createMany({
      data: [
        { ...workspace, id: 'w1', externalId: 'w1', name: 'Aurora' },
        { ...workspace, id: 'w2', externalId: 'w2', name: 'Hengtai', kind: 'partner' },
      ],
    });
    await db.room.createMany({
      data: [
        { id: 'r1', workspaceId: 'w1', audience: 'internal' as const, zone: 'Asia/Shanghai' },
        { id: 'r2', workspaceId: 'w1', audience: 'internal' as const, zone: 'America/Los_Angeles' },
        { id: 'r3', workspaceId: 'w2' },
      ].map((room) => ({ ...room, tenantId, externalId: room.id, name: room.id.toUpperCase(), createdAt })),
    });
    await db.member.createMany({
      data: Object.entries(cast).map(([id, person], index) => ({
        id,
        tenantId,
        name: id[0]?.toUpperCase() + id.slice(1),
        kind: person.kind,
        tenantAdmin: 'tenantAdmin' in person,
        finance: 'finance' in person,
        zone: id === 'sam' ? 'America/Los_Angeles' : 'Asia/Shanghai',
        calendar: id === 'sam' ? 'US' : 'CN',
        createdAt: new Date(createdAt.getTime() + index * 1000),
      })),
    });
    await db.project.createMany({
      data: [
        { id: 'p1', code: 'BF26', name: 'Black Friday', ownerId: 'lin' },
        { id: 'p2', code: 'QX', name: 'Quiet', ownerId: 'lin' },
      ].map((project) => ({ ...project, tenantId, zone: 'America/New_York', createdAt })),
    });
    const roles = Object.entries(cast).flatMap(([memberId, { role }]) =>
      role === null ? [] : [{ projectId: 'p1', memberId, role, tenantId }],
    );
    await db.projectMember.createMany({
      data: [...roles, { projectId: 'p2', memberId: 'lin', role: 'owner', tenantId }],
    });
    await db.projectRoom.create({
      data: { projectId: 'p1', roomId: 'r1', tenantId, isDefault: true, createdAt },
    });
  });
  return new Company(base, tenantId);
}
