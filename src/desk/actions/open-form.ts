import { formReply, type Typed } from '../form-reply.ts';
import type { DeskAction } from './action.ts';

type Values = Typed['values'];

/** Opens the form that an intent names. Deleting has no form: it asks for confirmation. */
export const openForm: DeskAction = async (session, input, manner) => {
  const form = String(input.form ?? '');
  if (form === 'task.delete') {
    return session.act({ operation: 'task.delete', input: { task: input.task } }, manner);
  }
  const { values, ...asked } = input;
  const { message, thread } = session.scene.origin;
  // A form that was opened in a thread makes its task there.
  const about =
    thread && !asked.origin ? { ...asked, origin: { ...(message ? { message } : {}), thread } } : asked;
  return formReply(session, form, about, values === undefined ? undefined : { values: values as Values });
};
