import { myDayCard } from '../../cards/index.ts';
import { examples } from '../commands/help.ts';
import { mint } from '../delivery/mint.ts';
import { laneOf, type OutboxPayload } from '../delivery/payload.ts';
import { perform } from '../operations/perform.ts';
import { withinWeek } from './present.ts';
import type { Reply } from './reply.ts';
import type { Session } from './session.ts';

/** Renders a person's home tab: their open tasks, afresh each time it is opened. */
export async function homeView(session: Session): Promise<Reply> {
  const { tx, inbound, reader, scene, parts, now, standing } = session;
  const { result } = await perform({ ...scene, place: null }, 'task.mine', { page: 1 });
  const card = mint(tx, myDayCard(withinWeek(result), examples(reader.locale), reader), {
    ids: parts.ids,
    now,
  });
  const to = { kind: 'home', userId: standing.userId } as const;
  const payload: OutboxPayload = {
    connectionId: inbound.connectionId,
    platform: inbound.platform,
    workspace: inbound.workspace.id,
    content: { kind: 'card', to, card },
  };
  const lane = `${laneOf(payload, to)}/home`;
  tx.enqueue([{ uid: parts.ids.next('msg'), lane, payload: JSON.stringify(payload) }]);
  return { kind: 'silent' };
}
