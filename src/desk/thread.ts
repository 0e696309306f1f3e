import type { InboundEvent } from '../../adapters/contract.ts';
import { writeMentions } from '../commands/call.ts';
import { keyAlone } from '../commands/reference-line.ts';
import type { Reply } from './reply.ts';
import type { Session } from './session.ts';

type ThreadReply = Extract<InboundEvent, { kind: 'thread_reply' }>;

const SILENT: Reply = { kind: 'silent' };

/**
 * A plain reply in a linked thread becomes a note on its task, and dropped files become attachments. An edit is
 * followed where the reply became a note; one that is a task's key or link alone shows that task to its writer.
 */
export async function threadReply(session: Session, event: ThreadReply): Promise<Reply> {
  const { tx, standing, parts } = session;
  const { room, thread, id } = event.message;
  const link = await tx.db.threadLink.findFirst({
    where: { workspaceId: standing.workspaceId, room, thread: thread ?? '', comments: true },
  });
  if (!link) return SILENT;
  const source = `${standing.workspaceId}/${room}/${id}`;
  const known = await tx.db.comment.findFirst({ where: { taskId: link.taskId, sourceKey: source } });
  if (event.edited && (!known || known.deletedAt)) return SILENT;
  if (!event.edited && keyAlone(event.text, parts.publicUrl)) return session.hear(event.text);
  const { text, mentioned } = await spoken(session, event);
  if (text !== '' && text !== known?.text) {
    const people = mentioned.length > 0 && !event.edited ? { mentioned } : {};
    const input = { task: link.taskId, text, source, ...people };
    await session.act({ operation: 'task.note', input }, { by: 'press' });
  }
  for (const file of event.edited ? [] : (event.files ?? [])) {
    const size = file.size === undefined ? {} : { size: file.size };
    const input = { task: link.taskId, kind: 'file', name: file.name, ref: file.ref, ...size };
    await session.act({ operation: 'task.attach', input }, { by: 'press' });
  }
  return SILENT;
}

/** The reply as text, with the members it mentions by name. */
async function spoken({ tx, standing }: Session, { text, mentions }: ThreadReply) {
  const userIds = mentions.flatMap((mention) => (mention.kind === 'person' ? [mention.userId] : []));
  const identities = await tx.db.identity.findMany({
    where: { workspaceId: standing.workspaceId, externalId: { in: userIds }, status: 'linked' },
    include: { member: { select: { id: true, name: true, active: true } } },
  });
  const names = new Map<number, string>();
  const mentioned = new Set<string>();
  for (const [index, mention] of mentions.entries()) {
    if (mention.kind !== 'person') continue;
    const member = identities.find((one) => one.externalId === mention.userId)?.member;
    if (!member?.active) continue;
    names.set(index, member.name);
    mentioned.add(member.id);
  }
  return { text: writeMentions(text, mentions, names).trim(), mentioned: [...mentioned] };
}
