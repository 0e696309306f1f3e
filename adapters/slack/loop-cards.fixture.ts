import { type MintedCard, plain } from '../../cards/model.ts';
import type { Loop } from './loop.fixture.ts';

export const CARD: MintedCard = {
  kind: 'task',
  locale: 'en',
  tone: 'open',
  title: 'BF26-8 · Coupon setup',
  summary: 'BF26-8 Coupon setup, due Fri 30 Oct 18:00 PDT',
  blocks: [
    {
      type: 'text',
      line: [
        { type: 'person', name: 'Maya', userId: 'U0MAYA', notify: true },
        { type: 'text', text: ' · Fri 30 Oct 18:00 PDT' },
      ],
    },
    {
      type: 'actions',
      buttons: [
        { label: 'Done', press: 'tok-done', style: 'primary' },
        { label: 'Reschedule', press: 'tok-due', opensForm: true },
      ],
    },
  ],
};

export const NOTICE: MintedCard = {
  kind: 'notice',
  locale: 'en',
  tone: 'info',
  title: 'Your tasks',
  summary: 'Nothing is due',
  blocks: [{ type: 'text', line: plain('Nothing is due in 7 days.') }],
};

export const FORM: MintedCard = {
  kind: 'form',
  locale: 'en',
  tone: 'info',
  title: 'Reschedule',
  summary: 'Reschedule BF26-8',
  blocks: [
    {
      type: 'form',
      fields: [
        { type: 'text', name: 'title', label: 'Title', value: 'Coupon setup', required: true },
        {
          type: 'datetime',
          name: 'due',
          label: 'Due',
          zone: 'America/New_York',
          value: '2026-10-30T21:00',
        },
        { type: 'person', name: 'who', label: 'Responsible', value: 'U0MAYA' },
        {
          type: 'select',
          name: 'prio',
          label: 'Priority',
          options: [
            { value: 'normal', label: 'Normal' },
            { value: 'high', label: 'High' },
          ],
          value: 'normal',
        },
      ],
      submit: { label: 'Save', press: 'tok-save' },
      cancel: 'Cancel',
    },
  ],
};

/** The newest of a list that must not be empty. */
export const last = <T>(list: readonly T[]): T => {
  const item = list.at(-1);
  if (item === undefined) throw new Error('nothing there');
  return item;
};

/** The task's card as it hangs in the channel. */
export async function posted(loop: Loop): Promise<{ id: string; room: string }> {
  const to = { kind: 'room', room: loop.slack.roomId('R2') } as const;
  const outcome = await loop.deliver({ kind: 'post', to, card: CARD });
  if (outcome.kind !== 'sent' || !outcome.message) throw new Error(JSON.stringify(outcome));
  return outcome.message;
}
