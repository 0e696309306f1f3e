import { MENTION_CLOSE, MENTION_OPEN } from '../../adapters/contract.ts';
import type { AdapterUnderTest, Open } from './adapter.ts';
import { formCard, taskCard } from './cards.ts';
import type { Wire } from './wire.ts';

/** What people do, as the core is told of it. */
export function inboundContract(given: AdapterUnderTest, open: Open): void {
  describe('telling the core what people did', () => {
    it('reads a line that calls the bot in a room, without the bot in it', async () => {
      const w = await open();
      const { inbound } = await w.hear(w.standIn.say({ chat: 'R9', as: 'ann', text: '@bot new Check it' }));
      expect(inbound).toMatchObject({
        platform: given.name,
        connectionId: w.connection.id,
        workspace: { id: w.standIn.workspace.id },
        room: { id: w.standIn.roomId('R9'), kind: 'group' },
        person: { userId: w.standIn.userId('ann') },
        event: { kind: 'command', trigger: 'mention', text: 'new Check it', mentions: [] },
      });
      expect(Number.isNaN(inbound.at.getTime())).toBe(false);
    });

    it('reads a direct line without any trigger', async () => {
      const w = await open();
      const { inbound } = await w.hear(w.standIn.say({ chat: 'dm:bo', as: 'bo', text: '我的 任务' }));
      expect(inbound).toMatchObject({
        room: { kind: 'direct' },
        person: { userId: w.standIn.userId('bo') },
        event: { kind: 'command', trigger: 'direct', text: '我的 任务' },
      });
    });

    it.each([
      ['alone', `${MENTION_OPEN}0${MENTION_CLOSE}`],
      ['beside a colleague', `${MENTION_OPEN}0${MENTION_CLOSE} @bo`],
      ['inside one another', `${MENTION_OPEN}${MENTION_OPEN}9${MENTION_CLOSE}${MENTION_CLOSE} x`],
      ['half', `${MENTION_CLOSE} x ${MENTION_OPEN}`],
    ])('never takes typed marks for a mention: %s', async (_name, typed) => {
      const w = await open();
      for (const [chat, text] of [
        ['R9', `@bot note BF26-8 ${typed}`],
        ['dm:ann', `note BF26-8 ${typed}`],
      ] as const) {
        const { inbound } = await w.hear(w.standIn.say({ chat, as: 'ann', text }));
        if (inbound.event.kind !== 'command') throw new Error(inbound.event.kind);
        const { text: read, mentions } = inbound.event;
        const marks = [...read.matchAll(new RegExp(`${MENTION_OPEN}(\\d+)${MENTION_CLOSE}`, 'g'))];
        expect(marks.map(([, index]) => Number(index))).toEqual(mentions.map((_, index) => index));
        const without = marks.reduce((rest, [mark]) => rest.replace(mark, ''), read);
        expect(without).not.toMatch(new RegExp(`[${MENTION_OPEN}${MENTION_CLOSE}]`));
        expect(mentions).toEqual(
          mentions.map(() => expect.objectContaining({ kind: 'person', userId: w.standIn.userId('bo') })),
        );
      }
    });

    it('hands a reply out that ends', async () => {
      const w = await open();
      const { inbound } = await w.hear(w.standIn.say({ chat: 'R9', as: 'ann', text: '@bot my' }));
      if (inbound.reply === undefined) return;
      expect(inbound.reply.until.getTime()).toBeGreaterThan(w.log.now().getTime());
      expect(JSON.parse(JSON.stringify(inbound.reply.handle))).toEqual(inbound.reply.handle);
      const to = { kind: 'reply', handle: inbound.reply.handle, userId: w.standIn.userId('ann') } as const;
      expect(await w.deliver({ kind: 'post', to, card: taskCard() })).toMatchObject({ kind: 'sent' });
      const shown = everything(w).find((message) => message.author === 'bot');
      expect(shown?.to === 'ann' || shown?.chat === 'dm:ann').toBe(true);
    });

    it('brings the token of a pressed button with its message and its presser', async () => {
      const w = await open();
      const room = w.standIn.roomId('R9');
      const outcome = await w.deliver({ kind: 'post', to: { kind: 'room', room }, card: taskCard() });
      if (outcome.kind !== 'sent' || !outcome.message) throw new Error(JSON.stringify(outcome));
      const message = outcome.message.id;
      const press = (as: string, button: string) =>
        w.hear(w.standIn.press({ chat: 'R9', as, message, button }));
      const ann = await press('ann', 'Done');
      const bo = await press('bo', 'Done');
      const start = await press('ann', 'Start');
      expect(ann.inbound).toMatchObject({
        room: { id: room, kind: 'group' },
        person: { userId: w.standIn.userId('ann') },
        event: { kind: 'press', message: { room, id: message } },
      });
      expect([ann, bo, start].map(({ inbound }) => tokens(inbound.event))).toEqual([
        ['tokDone'],
        ['tokDone'],
        ['tokStart'],
      ]);
      expect(new Set([ann.key, bo.key, start.key]).size).toBe(3);
    });

    it('brings the token of a submitted form, where the platform has forms', async () => {
      const w = await open();
      if (w.adapter.capabilities.forms === 'typed') return;
      const asked = await w.hear(w.standIn.say({ chat: 'R9', as: 'ann', text: '@bot rename' }));
      const form = await openForm(w, asked.shown.form);
      const values = { title: 'Renamed' };
      const submitted = await w.hear(
        w.standIn.submit({ chat: form.chat, as: 'ann', form: form.id, values }),
        {
          kind: 'form_done',
        },
      );
      expect(submitted.inbound.event).toMatchObject({ kind: 'submit', token: 'tokSave', values });
      expect(submitted.answer.status).toBe(200);
    });
  });
}

/** A form in front of ann: opened by a press that carries what the platform needs for one. */
async function openForm(w: Wire, shown: { id: string } | null): Promise<{ id: string; chat: string }> {
  if (shown) return { id: shown.id, chat: 'R9' };
  const to = { kind: 'room', room: w.standIn.roomId('R9') } as const;
  await w.deliver({ kind: 'post', to, card: taskCard() });
  const message = w.log.list('R9').at(-1)?.id ?? '';
  const pressed = await w.hear(w.standIn.press({ chat: 'R9', as: 'ann', message, button: 'Done' }), {
    kind: 'form',
    card: formCard,
  });
  const form = pressed.shown.form ?? w.standIn.takeForm('ann');
  if (!form) throw new Error('no form was opened');
  return { id: form.id, chat: 'R9' };
}

function tokens(event: { kind: string; tokens?: readonly string[] }): readonly string[] {
  return event.tokens ?? [];
}

function everything(w: Wire) {
  return ['R9', 'dm:ann', 'dm:bo'].flatMap((chat) => w.log.list(chat));
}
