import type { MessageRef, OutboundAct } from '../../adapters/contract.ts';
import type { AdapterUnderTest, Open } from './adapter.ts';
import { taskCard } from './cards.ts';
import { START, type Wire } from './wire.ts';

const TOKEN_CALL = /tenant_access_token|accessToken|auth\.test|bot\/v3\/info/;

/** What becomes of one attempt at saying something. */
export function deliveryContract(given: AdapterUnderTest, open: Open): void {
  const post = (w: Wire, more: Partial<{ title: string }> = {}): OutboundAct => ({
    kind: 'post',
    to: { kind: 'room', room: w.standIn.roomId('R9') },
    card: taskCard(more),
  });
  const mine = (w: Wire) => w.log.list('R9').filter(({ author }) => author === 'bot');
  const titles = (w: Wire) => mine(w).map((message) => w.standIn.read(message).title);

  async function posted(w: Wire): Promise<MessageRef> {
    const outcome = await w.deliver(post(w));
    if (outcome.kind !== 'sent' || !outcome.message) throw new Error(JSON.stringify(outcome));
    return outcome.message;
  }

  describe('saying what the core has to say', () => {
    it('posts one message and changes that one in place', async () => {
      const w = await open();
      const message = await posted(w);
      expect(message.room).toBe(w.standIn.roomId('R9'));
      const update = { kind: 'update', message, card: taskCard({ title: 'BF26-8 · Changed' }) } as const;
      expect(await w.deliver(update, { id: 'row-2' })).toMatchObject({ kind: 'sent' });
      expect(titles(w)).toEqual(['BF26-8 · Changed']);
    });

    it('changes to the same state twice without harm', async () => {
      const w = await open();
      const message = await posted(w);
      const update = { kind: 'update', message, card: taskCard({ tone: 'done', blocks: [] }) } as const;
      const first = await w.deliver(update, { id: 'row-2' });
      const second = await w.deliver(update, { id: 'row-2', unclear: true, firstAttemptAt: START });
      expect([first.kind, second.kind]).toEqual(['sent', 'sent']);
      expect(mine(w)).toHaveLength(1);
    });

    it('takes a copy out of the way, however often it is told to', async () => {
      const w = await open();
      const message = await posted(w);
      const retire = { kind: 'retire', message, card: taskCard({ title: 'Moved', blocks: [] }) } as const;
      expect(await w.deliver(retire, { id: 'row-2' })).toMatchObject({ kind: 'sent' });
      const again = await w.deliver(retire, { id: 'row-2', unclear: true, firstAttemptAt: START });
      expect(again).toMatchObject({ kind: 'sent' });
      expect(titles(w)).toEqual(['Moved']);
    });

    it('says the same row once where the vendor remembers it', async () => {
      const w = await open();
      await posted(w);
      await w.deliver(post(w));
      expect(mine(w)).toHaveLength(given.dedupes ? 1 : 2);
    });

    it('calls a broken line unclear, and stands there once after looking or repeating', async () => {
      const w = await open();
      w.setFault((path) => (given.posts.test(path) ? 'drop' : null));
      expect(await w.deliver(post(w))).toMatchObject({ kind: 'unclear' });
      expect(mine(w)).toHaveLength(1);
      w.setFault(null);
      const again = await w.deliver(post(w), { unclear: true, firstAttemptAt: START });
      expect(again).toMatchObject({ kind: 'sent', message: { room: w.standIn.roomId('R9') } });
      expect(again).not.toHaveProperty('possibleDouble');
      expect(titles(w)).toEqual(['BF26-8 · Coupon setup']);
    });

    it('sends two rows of the same words as two messages', async () => {
      const w = await open();
      await w.deliver(post(w), { id: 'row-a' });
      await w.deliver(post(w), { id: 'row-b' });
      expect(mine(w)).toHaveLength(2);
    });

    it('passes a rate limit on with the wait that the vendor asked for, and tries once only', async () => {
      const w = await open();
      await posted(w);
      const calls = w.calls.length;
      w.setFault((path) => (TOKEN_CALL.test(path) ? null : given.limited(7)));
      expect(await w.deliver(post(w), { id: 'row-2' })).toMatchObject({
        kind: 'rate_limited',
        retryAfterMs: 7_000,
      });
      expect(w.calls.length - calls).toBe(1);
      expect(mine(w)).toHaveLength(1);
    });

    it("calls the vendor's own trouble a delay, for posts and changes alike", async () => {
      const w = await open();
      const message = await posted(w);
      w.setFault((path) => (TOKEN_CALL.test(path) ? null : given.trouble()));
      expect(await w.deliver(post(w), { id: 'row-2' })).toMatchObject({ kind: 'transient' });
      const update = { kind: 'update', message, card: taskCard() } as const;
      expect(await w.deliver(update, { id: 'row-3' })).toMatchObject({ kind: 'transient' });
    });

    it('never takes the page of a gateway for an answer', async () => {
      const w = await open();
      for (const status of [502, 503, 504]) {
        w.setFault((path) =>
          TOKEN_CALL.test(path) ? null : new Response('<html>Bad gateway</html>', { status }),
        );
        const outcome = await w.deliver(post(w), { id: `row-${status}` });
        expect(['transient', 'unclear']).toContain(outcome.kind);
      }
    });

    it('says that it may not, where the vendor denies it', async () => {
      const w = await open();
      w.setFault((path) => (TOKEN_CALL.test(path) ? null : given.denied()));
      expect(await w.deliver(post(w))).toMatchObject({ kind: 'auth' });
    });

    it('says what is gone: the room or the message', async () => {
      const w = await open();
      const away: OutboundAct = {
        kind: 'post',
        to: { kind: 'room', room: given.missing.room },
        card: taskCard(),
      };
      expect(await w.deliver(away)).toMatchObject({ kind: 'gone', what: 'room' });
      const message = { room: w.standIn.roomId('R9'), id: given.missing.message };
      const update = { kind: 'update', message, card: taskCard() } as const;
      expect(await w.deliver(update, { id: 'row-2', firstAttemptAt: START })).toMatchObject({
        kind: 'gone',
        what: 'message',
      });
    });

    it('throws nothing, whatever the network does', async () => {
      const w = await open();
      w.setFault(() => 'drop');
      expect(['unclear', 'transient']).toContain((await w.deliver(post(w))).kind);
    });

    it('keeps an outcome free of secrets', async () => {
      const w = await open();
      const secrets = Object.values(w.standIn.credentials).filter(
        (value): value is string => typeof value === 'string' && value.length > 20,
      );
      for (const answer of [given.denied, given.trouble]) {
        w.setFault((path) => (TOKEN_CALL.test(path) ? null : answer()));
        const said = JSON.stringify(await w.deliver(post(w)));
        for (const secret of secrets) expect(said).not.toContain(secret);
      }
    });
  });
}
