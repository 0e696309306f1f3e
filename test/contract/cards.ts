import { type MintedCard, plain } from '../../cards/model.ts';

/** A card with a person, a time and two buttons that carry tokens. */
export function taskCard(given: Partial<MintedCard> = {}): MintedCard {
  return {
    kind: 'task',
    locale: 'en',
    tone: 'open',
    title: 'BF26-8 · Coupon setup',
    summary: 'BF26-8 Coupon setup, due Fri 30 Oct 18:00',
    blocks: [
      { type: 'text', line: [{ type: 'person', name: 'Ann Lee' }, ...plain(' · Fri 30 Oct 18:00')] },
      {
        type: 'actions',
        buttons: [
          { label: 'Done', press: 'tokDone', style: 'primary' },
          { label: 'Start', press: 'tokStart' },
        ],
      },
    ],
    ...given,
  };
}

/** A form with one field. */
export const formCard: MintedCard = taskCard({
  kind: 'form',
  title: 'Rename',
  blocks: [
    {
      type: 'form',
      fields: [{ type: 'text', name: 'title', label: 'Title', value: 'Coupon setup', required: true }],
      submit: { label: 'Save', press: 'tokSave', style: 'primary' },
    },
  ],
});
