import { createIdentity } from '../../playground/dingtalk/identity.ts';
import { createRoutes } from '../../playground/dingtalk/routes.ts';
import { openedReply, sealedEvent } from '../../playground/dingtalk/signing.ts';
import { createWebhooks } from '../../playground/dingtalk/webhooks.ts';
import { WORLD, wire } from './loop.fixture.ts';

function events(loop: ReturnType<typeof wire>) {
  const identity = createIdentity(() => WORLD);
  return createWebhooks({ identity, log: loop.log, routes: createRoutes(), oapi: () => '' });
}

describe('sealed events, as the stand-in makes them', () => {
  it('that check the address are answered so that the stand-in can open the answer', async () => {
    const loop = wire();
    const { accepted } = await loop.hook(events(loop).platformEvent({ EventType: 'check_url' }));
    if (accepted.kind !== 'answered') throw new Error(accepted.kind);
    expect(openedReply(accepted.answer.body)).toBe('success');
  });

  it('of people who left reach the desk, and are answered after the row as well', async () => {
    const loop = wire();
    const { inbounds, answer } = await loop.hook(
      events(loop).platformEvent({ EventType: 'user_leave_org', eventId: 'e1', UserId: ['staff_zhou'] }),
    );
    expect(inbounds).toMatchObject([
      { deliveryKey: 'event:e1', person: { userId: 'staff_zhou' }, event: { kind: 'person_changed' } },
    ]);
    expect(openedReply(answer?.body ?? '{}')).toBe('success');
  });

  it('of a disbanded group say that we are out of it', async () => {
    const loop = wire();
    const OpenConversationId = loop.standIn.roomId('R3');
    const { inbounds } = await loop.hook(
      events(loop).platformEvent({ EventType: 'chat_disband', eventId: 'e2', OpenConversationId }),
    );
    expect(inbounds).toMatchObject([
      { room: { id: OpenConversationId }, event: { kind: 'left', reason: 'disbanded' } },
    ]);
  });

  it('are refused an hour and a bit later', async () => {
    const loop = wire();
    const { query, body } = sealedEvent({ EventType: 'check_url' }, Date.now() - 3_700_000);
    const { accepted } = await loop.hook({ method: 'POST', url: `/hooks/x?${query}`, headers: {}, body });
    expect(accepted).toMatchObject({ kind: 'refused', status: 401 });
  });
});
