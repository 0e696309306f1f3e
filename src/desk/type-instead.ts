import { buildForm } from './forms.ts';
import type { Reply } from './reply.ts';
import type { Session } from './session.ts';

/** Forms that stand for one verb about one task. */
const VERBS: Readonly<Record<string, string>> = {
  'task.due': 'due',
  'task.assign': 'assign',
  'task.block': 'block',
  'task.note': 'note',
};

/**
 * The answer to a form that was saved where cards have no inputs, so that nothing can have been filled in: what to
 * type instead, or the form once more. Taking the missing fields for empty ones would wipe what is there.
 */
export async function typeInstead(
  session: Session,
  { form, ...about }: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  const name = String(form ?? '');
  const verb = VERBS[name];
  const task =
    verb !== undefined && typeof about.task === 'string'
      ? await session.tx.db.task.findFirst({ where: { id: about.task }, select: { key: true } })
      : null;
  if (verb !== undefined && task) return session.hear(`${verb} ${task.key}`);
  return { kind: 'form', card: await buildForm(session, name, about) };
}
