import type { FileRef, InboundEvent } from '../../adapters/contract.ts';
import { choiceCard, verbWord } from '../../cards/index.ts';
import { keyAt } from '../commands/tokens.ts';
import { texts } from '../text/index.ts';
import { createLookup } from './lookup.ts';
import type { Reply } from './reply.ts';
import type { Session } from './session.ts';

type Command = Extract<InboundEvent, { kind: 'command' }>;

/**
 * Files dropped with a line: attached to the task that the line names, else to the task of the thread. Only the
 * platform's reference, name and size are kept.
 */
export async function takeFiles(
  session: Session,
  command: Command,
  files: readonly FileRef[],
): Promise<Reply> {
  const { tx, standing, inbound, reader } = session;
  const thread = command.message?.thread;
  const lookup = createLookup(tx, {
    actorId: standing.actor.id,
    workspaceId: standing.workspaceId,
    place: standing.place,
    ...(inbound.room ? { roomExternalId: inbound.room.id } : {}),
    ...(thread ? { thread } : {}),
    tenantZone: standing.tenant.zone,
  });
  const key = keyIn(command.text);
  const task = (key === null ? null : await lookup.task(key)) ?? (await lookup.threadTask());
  const [file, ...others] = files;
  if (!file) return { kind: 'silent' };
  if (!task) {
    const { commands } = texts(reader.locale);
    const title = commands.needTitle(verbWord('attach', reader));
    return {
      kind: 'private',
      card: choiceCard({ title, question: commands.need.task, options: [], copy: null }, reader),
    };
  }
  for (const other of others) await attach(session, task.id, other);
  return attach(session, task.id, file);
}

/** The first task key in a text, in capitals. */
function keyIn(text: string): string | null {
  const lower = text.toLowerCase();
  for (const match of lower.matchAll(/(?<![a-z0-9])#?[a-z]/g)) {
    const found = keyAt(lower, match.index ?? 0);
    if (found) return found.key;
  }
  return null;
}

function attach(session: Session, task: string, file: FileRef): Promise<Reply> {
  const size = file.size === undefined ? {} : { size: file.size };
  const input = { task, kind: 'file', name: file.name, ref: file.ref, ...size };
  return session.act({ operation: 'task.attach', input }, { by: 'line' });
}
