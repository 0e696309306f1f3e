import { texts } from '../src/text/index.ts';
import { text } from './line.ts';
import type { Card } from './model.ts';
import type { Reader } from './views.ts';

/** What is left of a copy of a live card once a later copy in the same place shows the subject: its head and where to look. */
export function movedCard(card: Card, { locale }: Pick<Reader, 'locale'>): Card {
  const { movedBelow } = texts(locale).task;
  return {
    kind: card.kind,
    locale,
    tone: 'info',
    title: card.title,
    summary: `${card.title} · ${movedBelow}`,
    blocks: [{ type: 'text', line: [text(movedBelow, 'muted')] }],
  };
}
