import type { Intent } from '../commands/intent.ts';
import { announce } from '../delivery/announce.ts';
import { refreshSubject } from '../delivery/register.ts';
import { perform } from '../operations/perform.ts';
import { operationNamed } from '../operations/registry.ts';
import { deskAction } from './actions/index.ts';
import { present } from './present.ts';
import type { Reply } from './reply.ts';
import type { Manner, Session } from './session.ts';

/** Does what an intent asks for: a desk action, or an operation with everything that follows from it. */
export async function act(session: Session, intent: Intent, manner: Manner): Promise<Reply> {
  const action = deskAction(intent.operation);
  if (action) return action(session, intent.input, manner);
  const { scene, tx } = session;
  const performed = await perform(scene, intent.operation, intent.input);
  const given = { ids: scene.ids, now: scene.now, origin: scene.origin };
  await announce(tx, given, performed.events);
  // Who somebody is no longer has to be asked, on any admin's card.
  if (intent.operation === 'identity.link' && typeof intent.input.identity === 'string') {
    await refreshSubject(tx, given, { kind: 'pending', id: intent.input.identity });
  }
  return present(session, intent, performed.result, {
    ...manner,
    changes: operationNamed(intent.operation)?.changes ?? false,
    undoable: performed.undoStepId !== undefined,
  });
}
