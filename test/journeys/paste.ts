import type { Service } from './standing.ts';

/** Pastes a list of tasks and confirms the card that asks whether to make them. */
export async function paste(service: Service, chat: string, as: string, text: string): Promise<void> {
  const { reply } = await service.say(chat, as, text);
  // Where nothing is private to one person in a group, the question stands in the direct chat.
  const where = chat === 'R2' ? chat : `dm:${as}`;
  const draft = (await service.cards(where, as)).at(-1);
  await service.press(where, as, draft?.id ?? '', reply?.buttons[0]?.id ?? '');
}
