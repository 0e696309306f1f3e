import { NameIndex } from '../../commands/names.ts';
import { fillIn } from '../filled.ts';
import { templateReply } from '../form-reply.ts';
import { buildForm } from '../forms.ts';
import { lookupFor } from '../lookup.ts';
import type { DeskAction } from './action.ts';

/** Fills a form in from typed lines and hands it in; what cannot be read is said above the lines to send again. */
export const fillForm: DeskAction = async (session, { form: name, filled, ...about }, manner) => {
  const form = String(name ?? '');
  const card = await buildForm(session, form, about);
  const { values, errors, problems } = fillIn(card, filled as readonly { key: string; value: string }[], {
    reader: session.reader,
    names: new NameIndex(await lookupFor(session).members()),
  });
  if (problems.length > 0 || Object.keys(errors).length > 0) {
    return templateReply(session, form, about, { values, errors }, problems);
  }
  const press = card.blocks.flatMap((block) => (block.type === 'form' ? [block.submit.press] : []))[0];
  return session.act({ operation: 'submit.form', input: { ...press?.input, values } }, manner);
};
