import type { MintedCard } from '../../cards/model.ts';
import { type Loop, makeLoop } from './loop.fixture.ts';
import { FORM, last, posted } from './loop-cards.fixture.ts';

describe('forms between the Slack adapter and the stand-in', () => {
  let loop: Loop;
  beforeEach(() => {
    loop = makeLoop();
  });

  it('opens a form behind a loading view, keeps it open with errors, and closes it when done', async () => {
    const message = await posted(loop);
    loop.answer = { kind: 'form', card: FORM };
    const opened = await loop.send(
      loop.slack.press({ chat: 'R2', as: 'daniel', message: message.id, button: 'Reschedule' }),
    );
    expect(opened.reply).toBeNull();
    const form = loop.slack.takeForm('daniel');
    expect(form).toMatchObject({ title: 'Reschedule', submitLabel: 'Save' });
    // The field's zone is New York's; a reader in Los Angeles picks its wall time, as the label says.
    expect(form?.fields.map((f) => [f.name, f.type, f.value])).toEqual([
      ['title', 'text', 'Coupon setup'],
      ['due', 'datetime', '2026-10-30T21:00'],
      ['who', 'person', 'U0MAYA'],
      ['prio', 'select', 'normal'],
    ]);
    loop.answer = { kind: 'form_errors', errors: { due: 'This time has passed.' } };
    const again = await loop.send(
      loop.slack.submit({
        chat: 'R2',
        as: 'daniel',
        form: form?.id ?? '',
        values: { due: '2026-10-01T09:00' },
      }),
    );
    expect(again.form?.fields[1]).toMatchObject({ name: 'due', error: 'This time has passed.' });
    loop.answer = { kind: 'form_done', text: 'Rescheduled.' };
    const done = await loop.send(
      loop.slack.submit({
        chat: 'R2',
        as: 'daniel',
        form: form?.id ?? '',
        values: { due: '2026-11-02T09:00', who: 'daniel', prio: 'High' },
      }),
    );
    expect(last(loop.inbounds)).toMatchObject({
      room: { id: message.room },
      event: {
        kind: 'submit',
        token: 'tok-save',
        values: { title: 'Coupon setup', due: '2026-11-02T09:00', who: 'U0DANIEL', prio: 'high' },
      },
    });
    expect(loop.inbounds[1]?.deliveryKey).not.toBe(loop.inbounds[2]?.deliveryKey);
    expect(done.form).toBeNull();
    expect(done.reply?.text).toBe('Rescheduled.');
    expect(loop.slack.submit({ chat: 'R2', as: 'daniel', form: form?.id ?? '', values: {} })).toBeNull();
  });

  it('shows a form inside a private message where no modal can open, and reads its submission', async () => {
    loop.answer = { kind: 'form', card: FORM };
    await loop.send(loop.slack.say({ chat: 'R2', as: 'maya', text: '@bot due BF26-8' }));
    const alone = last(loop.log.list('R2').filter((m) => m.to === 'maya'));
    const form = loop.slack.read(alone).form;
    expect(form?.submitLabel).toBe('Save');
    loop.answer = { kind: 'form_done', text: 'Rescheduled.' };
    await loop.send(
      loop.slack.submit({ chat: 'R2', as: 'maya', form: alone.id, values: { title: 'Coupons' } }),
    );
    expect(last(loop.inbounds).event).toMatchObject({
      kind: 'submit',
      token: 'tok-save',
      values: { title: 'Coupons', due: '2026-10-30T21:00' },
    });
    const replaced = loop.log.find(alone.id);
    expect(replaced && loop.slack.read(replaced).text).toBe('Rescheduled.');
  });

  it('keeps a submitted form waiting when the answer comes later, and shows it there', async () => {
    loop.answer = { kind: 'form', card: FORM };
    await loop.send(loop.slack.event({ kind: 'shortcut', chat: 'R2', as: 'maya' }));
    const form = loop.slack.takeForm('maya');
    loop.answer = { kind: 'later' };
    const waiting = await loop.send(
      loop.slack.submit({ chat: 'R2', as: 'maya', form: form?.id ?? '', values: {} }),
    );
    expect(waiting.reply?.text).toContain('Still working');
    const handle = last(loop.inbounds).reply?.handle ?? {};
    const to = { kind: 'reply' as const, handle, userId: 'U0MAYA' };
    const withError: MintedCard = {
      ...FORM,
      blocks: FORM.blocks.map((block) =>
        block.type === 'form'
          ? {
              ...block,
              fields: block.fields.map((f) => (f.name === 'due' ? { ...f, error: 'In the past.' } : f)),
            }
          : block,
      ),
    };
    expect(await loop.deliver({ kind: 'post', to, card: withError })).toEqual({ kind: 'sent' });
    expect(loop.slack.takeForm('maya')?.fields[1]).toMatchObject({ name: 'due', error: '⛔ In the past.' });
  });
});
