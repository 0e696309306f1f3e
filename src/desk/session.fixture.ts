import type { Inbound, InboundEvent } from '../../adapters/contract.ts';
import { silentLog } from '../../test/database.ts';
import type { Company, Person } from '../operations/testing/company.ts';
import { act } from './act.ts';
import { hear } from './hear.ts';
import { openSession, type Session } from './session.ts';

/** Does `work` as somebody of the sample company who says or does something in one of its rooms. */
export async function inSession<T>(
  company: Company,
  who: { as: Person; room: string; event: InboundEvent },
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const { store, clock, ids } = company.base;
  const place = await company.place(who.room);
  return store.inTenant(company.tenantId, async (tx) => {
    const tenant = await tx.db.tenant.findFirstOrThrow();
    const member = await tx.db.member.findFirstOrThrow({ where: { id: who.as } });
    const speech = { locale: 'en', zone: member.zone ?? 'Asia/Shanghai' } as const;
    const { id, name, kind, tenantAdmin, finance } = member;
    const inbound: Inbound = {
      ...{ platform: 'slack', connectionId: 'lark', deliveryKey: 'k', at: clock.now() },
      ...{ workspace: { id: 'w1' }, room: { id: who.room, kind: 'group' }, person: { userId: `U-${id}` } },
      event: who.event,
    };
    const session = openSession(
      {
        parts: {
          ...{ store, clock, ids, log: silentLog, publicUrl: 'https://pm.example' },
          line: async () => null,
          within: async (_ms, asked) => asked,
        },
        tx,
        inbound,
        standing: {
          ...{ tenant, workspaceId: place.workspaceId, partner: false, identityId: `i-${id}` },
          ...{ userId: `U-${id}`, place, greet: false, ...speech },
          actor: { id, name, kind, tenantAdmin, finance, ...speech },
        },
        now: clock.now(),
        requestId: 'request',
      },
      {
        act,
        hear: (own, text) => hear(own, { kind: 'command', text, mentions: [], trigger: 'direct' }),
      },
    );
    return work(session);
  });
}

/** Gives people of the company an identity in its own workspace, and has them be in a room. */
export async function present(company: Company, room: string, people: readonly Person[]): Promise<void> {
  const seenAt = company.base.clock.now();
  await company.write(async ({ db, tenantId }) => {
    for (const id of people) {
      const userId = `U-${id}`;
      await db.identity.create({
        data: {
          ...{ id: `i-${id}`, tenantId, workspaceId: 'w1', externalId: userId, memberId: id },
          ...{ status: 'linked', name: id, standing: 'full', createdAt: seenAt },
        },
      });
      await db.roomPresence.create({ data: { roomId: room, userId, tenantId, seenAt } });
    }
  });
}
