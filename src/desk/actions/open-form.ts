import { formReply } from '../form-reply.ts';
import type { DeskAction } from './action.ts';

/** Opens the form that an intent names. Deleting has no form: it asks for confirmation. */
export const openForm: DeskAction = async (session, input, manner) => {
  const form = String(input.form ?? '');
  if (form === 'task.delete') {
    return session.act({ operation: 'task.delete', input: { task: input.task } }, manner);
  }
  const { message, thread } = session.scene.origin;
  // A form that was opened in a thread makes its task there.
  const about =
    thread && !input.origin ? { ...input, origin: { ...(message ? { message } : {}), thread } } : input;
  return formReply(session, form, about);
};
