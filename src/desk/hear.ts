import type { InboundEvent } from '../../adapters/contract.ts';
import { askCard, draftCard, lineErrorCard } from '../../cards/index.ts';
import type { Interpretation } from '../commands/intent.ts';
import { interpret } from '../commands/interpret.ts';
import type { Speech } from '../commands/speech.ts';
import { calendarForZone } from '../time/index.ts';
import { takeFiles } from './files.ts';
import { lookupFor } from './lookup.ts';
import type { Reply } from './reply.ts';
import type { Session } from './session.ts';
import { unfurl } from './unfurl.ts';

type Command = Extract<InboundEvent, { kind: 'command' }>;

/** Understands a typed line and does what it says, or asks. */
export async function hear(session: Session, command: Command): Promise<Reply> {
  if (command.files && command.files.length > 0) return takeFiles(session, command, command.files);
  const said = await understand(session, command);
  await countUnknown(session, said);
  const { reader } = session;
  switch (said.kind) {
    case 'silent':
    case 'elsewhere':
      return { kind: 'silent' };
    case 'intent':
      if (said.echo.alone && said.echo.task && toEverybody(command))
        return unfurl(session, said.echo.task.id);
      // Several tasks at once are shown before they are made.
      if (said.intent.operation === 'task.create_many') {
        return { kind: 'private', card: draftCard(batchDraft(said), reader) };
      }
      return session.act(said.intent, { by: 'line', echo: said.echo });
    case 'ask':
      return { kind: 'private', card: askCard(said, reader) };
    case 'draft':
      return { kind: 'private', card: draftCard(said, reader) };
    case 'error':
      return {
        kind: 'private',
        card: lineErrorCard(said, session.requestId, reader),
      };
  }
}

/** A line that the room could read, unlike a slash command. */
function toEverybody({ trigger }: Command): boolean {
  return trigger === 'mention' || trigger === 'word';
}

/** What a line means, without doing it. */
export async function understand(session: Session, command: Command): Promise<Interpretation> {
  const { inbound, standing, now } = session;
  const { actor, place, tenant } = standing;
  const calendar = calendarForZone(actor.zone).id;
  const speech: Speech = {
    text: command.text,
    mentions: command.mentions,
    trigger: command.trigger,
    commandWord: tenant.commandWord,
    locale: actor.locale,
    zone: actor.zone,
    ...(calendar === 'weekdays' ? {} : { calendar }),
    now,
    projectZone: place?.zone ?? tenant.zone,
    publicUrl: session.parts.publicUrl,
    isDirect: inbound.room?.kind !== 'group',
    inThread: command.message?.thread !== undefined,
  };
  const lookup = lookupFor(session, command.message?.thread);
  return interpret(speech, lookup);
}

/** Counts what nobody understood, by its first word, for the admin. */
async function countUnknown({ tx, now }: Session, said: Interpretation): Promise<void> {
  if (said.kind !== 'ask' || said.question.code !== 'did_you_mean') return;
  const word = said.question.word.slice(0, 40).toLowerCase();
  const known = await tx.db.unknownInput.findFirst({ where: { word } });
  if (known) {
    await tx.db.unknownInput.updateMany({ where: { word }, data: { count: { increment: 1 }, lastAt: now } });
  } else {
    await tx.db.unknownInput.create({ data: { tenantId: tx.tenantId, word, lastAt: now } });
  }
}

/** A pasted list as a draft: its titles with what may have been a time in each, and the one intent that makes all. */
function batchDraft({ intent, echo }: Extract<Interpretation, { kind: 'intent' }>) {
  const tasks = (intent.input.tasks ?? []) as readonly { readonly title: string }[];
  const items = tasks.map(({ title }, i) => {
    const kept = echo.keptOf?.[i];
    return { title, ...(kept && { kept }) };
  });
  return { title: tasks[0]?.title ?? '', intent, echo, items, choices: [] };
}
