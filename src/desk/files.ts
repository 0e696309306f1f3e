import type { FileRef, InboundEvent } from '../../adapters/contract.ts';
import { choiceCard, verbWord } from '../../cards/index.ts';
import type { Button } from '../../cards/model.ts';
import { keyAt } from '../commands/tokens.ts';
import { perform } from '../operations/perform.ts';
import { texts } from '../text/index.ts';
import { lookupFor } from './lookup.ts';
import type { Reply } from './reply.ts';
import type { Session } from './session.ts';

/** No more than every platform shows as buttons of one card. */
const OFFERED = 5;
const LABEL_LENGTH = 40;

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
  const { reader } = session;
  const thread = command.message?.thread;
  const lookup = lookupFor(session, thread);
  const key = keyIn(command.text);
  const task = (key === null ? null : await lookup.task(key)) ?? (await lookup.threadTask());
  const [file, ...others] = files;
  if (!file) return { kind: 'silent' };
  if (!task) {
    const { commands } = texts(reader.locale);
    const title = commands.needTitle(verbWord('attach', reader));
    return {
      kind: 'private',
      card: choiceCard(
        {
          title,
          question: commands.need.task,
          options: others.length === 0 ? await myTasksFor(session, file) : [],
          copy: null,
        },
        reader,
      ),
    };
  }
  for (const other of others) await attach(session, task.id, other);
  return attach(session, task.id, file);
}

/** The actor's next tasks as buttons that take the file: a file alone cannot be said to belong to one. */
async function myTasksFor({ scene }: Session, file: FileRef): Promise<readonly Button[]> {
  // Whoever is from outside reports progress on a task and adds nothing else to it.
  if (scene.actor.kind !== 'member') return [];
  const { result } = await perform(scene, 'task.mine', {});
  const tasks = result.groups.flatMap((group) => group.tasks);
  return tasks.slice(0, OFFERED).map(({ id, key, title }) => ({
    label: `${key} ${title}`.slice(0, LABEL_LENGTH),
    press: { operation: 'task.attach', input: attachment(id, file) },
  }));
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

function attachment(task: string, file: FileRef) {
  const size = file.size === undefined ? {} : { size: file.size };
  return { task, kind: 'file', name: file.name, ref: file.ref, ...size };
}

function attach(session: Session, task: string, file: FileRef): Promise<Reply> {
  return session.act({ operation: 'task.attach', input: attachment(task, file) }, { by: 'line' });
}
