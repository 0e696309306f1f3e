import type { DomainEvent, Origin } from '../operations/operation.ts';
import { roomHasExternals } from '../policy/index.ts';
import type { TenantTx } from '../store/store.ts';
import { type NoticeLine, noteLineOf, statusLine, tellThread } from './notices.ts';
import type { Registration } from './register.ts';

/** A thread that wants to hear of a task: where the task was made from, or one that was linked to it. */
interface Listening {
  readonly roomId: string;
  readonly thread: string;
  readonly external: boolean;
}

/**
 * Tells the threads that a task came from, or that are linked to it, what was done and noted elsewhere. What was said
 * in a thread, or pressed on the card there, is answered there anyway.
 */
export async function tellThreads(
  tx: TenantTx,
  given: Registration & { readonly origin: Origin },
  events: readonly DomainEvent[],
): Promise<void> {
  for (const event of events) {
    const line = await lineOf(tx, given.now, event);
    if (!line || !('taskId' in event)) continue;
    const listening = (await threadsOf(tx, event.taskId)).filter(
      (one) => !isHere(one, given.origin) && !(one.external && line.what === 'noted'),
    );
    await tellThread(tx, given, event.taskId, line, listening);
  }
}

function isHere({ roomId, thread }: Listening, origin: Origin): boolean {
  return origin.roomId === roomId && (origin.thread === thread || origin.message === thread);
}

async function lineOf(tx: TenantTx, now: Date, event: DomainEvent): Promise<NoticeLine | null> {
  if (event.type === 'task.noted') return noteLineOf(tx, now, event);
  if (event.type !== 'task.status_changed') return null;
  const what = statusLine(event.from, event.to);
  const reason = event.reason ? { text: event.reason } : {};
  return what && { what, actorId: event.actorId, at: now.toISOString(), ...reason };
}

async function threadsOf(tx: TenantTx, taskId: string): Promise<readonly Listening[]> {
  const { originRoomId, originThread } = await tx.db.task.findFirstOrThrow({ where: { id: taskId } });
  const links = await tx.db.threadLink.findMany({ where: { taskId, comments: true } });
  if (!originThread && links.length === 0) return [];
  const rooms = await tx.db.room.findMany({
    where: {
      active: true,
      OR: [
        { id: originRoomId ?? '' },
        ...links.map(({ workspaceId, room }) => ({ workspaceId, externalId: room })),
      ],
    },
    include: { workspace: { select: { kind: true } } },
  });
  const found = new Map<string, Listening>();
  const add = (room: (typeof rooms)[number] | undefined, thread: string) => {
    if (!room) return;
    const external = roomHasExternals({ audience: room.audience, workspaceKind: room.workspace.kind });
    found.set(`${room.id}\n${thread}`, { roomId: room.id, thread, external });
  };
  if (originThread)
    add(
      rooms.find((room) => room.id === originRoomId),
      originThread,
    );
  for (const link of links) {
    const at = rooms.find((room) => room.workspaceId === link.workspaceId && room.externalId === link.room);
    add(at, link.thread);
  }
  return [...found.values()];
}
