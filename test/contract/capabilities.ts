import type { AdapterUnderTest, Open } from './adapter.ts';
import { formCard, taskCard } from './cards.ts';
import { START } from './wire.ts';

const DAY_MS = 86_400_000;

/** What an adapter says it can do is what it does. */
export function capabilitiesContract(given: AdapterUnderTest, open: Open): void {
  describe('keeping its word about what it can do', () => {
    it('tells of joining a room where it says so', async () => {
      const w = await open();
      const request = w.standIn.event({ kind: 'bot_added', chat: 'R9', as: 'ann' });
      expect(request !== null).toBe(w.adapter.capabilities.joinEvent);
      if (request === null) return;
      const { inbound } = await w.hear(request);
      expect(inbound).toMatchObject({ room: { id: w.standIn.roomId('R9') }, event: { kind: 'joined' } });
    });

    it('answers in a thread where it has them', async () => {
      const w = await open();
      const room = w.standIn.roomId('R9');
      const root = await w.deliver({ kind: 'post', to: { kind: 'room', room }, card: taskCard() });
      if (root.kind !== 'sent' || !root.message) throw new Error(JSON.stringify(root));
      const to = { kind: 'room', room, thread: root.message.id } as const;
      const reply = await w.deliver({ kind: 'post', to, card: taskCard() }, { id: 'row-2' });
      if (reply.kind !== 'sent') throw new Error(JSON.stringify(reply));
      expect(reply.message?.thread !== undefined).toBe(w.adapter.capabilities.threads);
    });

    it('changes cards, up to the end that it names', async () => {
      const w = await open();
      const { editsCards, editableDays } = w.adapter.capabilities;
      expect(editsCards).toBe(true);
      const to = { kind: 'room', room: w.standIn.roomId('R9') } as const;
      const sent = await w.deliver({ kind: 'post', to, card: taskCard() });
      if (sent.kind !== 'sent' || !sent.message) throw new Error(JSON.stringify(sent));
      const update = { kind: 'update', message: sent.message, card: taskCard({ title: 'Changed' }) } as const;
      w.advance(((editableDays ?? 60) - 1) * DAY_MS);
      expect((await w.deliver(update, { id: 'row-2' })).kind).toBe('sent');
      if (editableDays === undefined) return;
      w.advance(2 * DAY_MS);
      const late = { id: 'row-3', firstAttemptAt: START };
      expect(await w.deliver(update, late)).toMatchObject({ kind: 'gone', what: 'message' });
    });

    it('has a Home view or refuses one', async () => {
      const w = await open();
      const to = { kind: 'home', userId: w.standIn.userId('ann') } as const;
      const outcome = await w.deliver({ kind: 'post', to, card: taskCard() });
      expect(outcome.kind).toBe(w.adapter.capabilities.home ? 'sent' : 'refused');
    });

    it('delivers files of a direct chat where it says so', async () => {
      const w = await open();
      const request = w.standIn.event({ kind: 'file', chat: 'dm:ann', as: 'ann', name: 'qc.pdf', size: 12 });
      expect(request !== null).toBe(w.adapter.capabilities.deliversFiles);
      if (request === null) return;
      const { inbound } = await w.hear(request);
      expect(inbound.event).toMatchObject({ kind: 'command', files: [{ name: 'qc.pdf' }] });
    });

    it('delivers replies of a linked thread where it says so', async () => {
      const w = await open();
      const room = w.standIn.roomId('R9');
      const root = await w.deliver({ kind: 'post', to: { kind: 'room', room }, card: taskCard() });
      if (root.kind !== 'sent' || !root.message) throw new Error(JSON.stringify(root));
      const thread = root.message.id;
      w.linked.add(`${room}:${thread}`);
      const request = w.standIn.say({ chat: 'R9', as: 'ann', text: 'looks fine', thread });
      expect(request !== null).toBe(w.adapter.capabilities.deliversThreadReplies);
      if (request === null) return;
      expect((await w.hear(request)).inbound.event).toMatchObject({
        kind: 'thread_reply',
        text: 'looks fine',
        edited: false,
      });
    });

    it('shows a form the way it says', async () => {
      const w = await open();
      const to = { kind: 'room', room: w.standIn.roomId('R9') } as const;
      await w.deliver({ kind: 'post', to, card: taskCard() });
      const message = w.log.list('R9').at(-1)?.id ?? '';
      const before = w.log.list('dm:ann').length;
      const { shown, inbound } = await w.hear(
        w.standIn.press({ chat: 'R9', as: 'ann', message, button: 'Done' }),
        { kind: 'form', card: formCard },
      );
      const form = shown.form ?? w.standIn.takeForm('ann');
      const { forms } = w.adapter.capabilities;
      expect(form?.fields.map(({ name }) => name)).toEqual(forms === 'typed' ? undefined : ['title']);
      expect(w.log.list('dm:ann').length > before).toBe(forms === 'card');
      expect(inbound.carries?.includes('form')).toBe(forms === 'modal');
    });

    it('keeps a pace in a room', async () => {
      const w = await open();
      expect(w.adapter.platform).toBe(given.name);
      expect(w.adapter.capabilities.roomPaceMs).toBeGreaterThan(0);
    });
  });
}
