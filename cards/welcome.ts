import { texts } from '../src/text/index.ts';
import { text } from './line.ts';
import type { Block, Button, Card } from './model.ts';
import type { Reader } from './views.ts';

/** First words in a room: what this is, what the room shows, and lines to try (without trigger). */
export function welcomeCard(
  view: { readonly project: string | null; readonly examples: readonly string[] },
  reader: Reader,
): Card {
  const t = texts(reader.locale);
  const w = t.onboarding.welcome;
  const help: Button = { label: t.buttons.help, press: { operation: 'help', input: {} } };
  const create: Button = view.project
    ? {
        label: t.buttons.newTask,
        press: { operation: 'open.form', input: { form: 'task.create' } },
        opensForm: true,
      }
    : {
        label: t.buttons.newProject,
        press: { operation: 'open.form', input: { form: 'project.create' } },
        opensForm: true,
      };
  return {
    kind: 'welcome',
    locale: reader.locale,
    tone: 'info',
    title: w.title,
    summary: w.summary,
    blocks: [
      { type: 'text', line: [text(w.lead)] },
      { type: 'text', line: [text(view.project ? w.project(view.project) : w.noProject)] },
      ...(view.examples.length > 0 && view.project ? [{ type: 'note', line: [text(w.try)] } as const] : []),
      ...view.examples.map((line): Block => ({ type: 'copy', text: `${reader.trigger}${line}` })),
      { type: 'actions', buttons: [{ ...create, style: 'primary' }, help] },
    ],
  };
}
