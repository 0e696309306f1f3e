import { texts } from '../src/text/index.ts';
import { cut, HEAD_LIMIT, oneLine, text } from './line.ts';
import type { Block, Button, Card } from './model.ts';
import type { Reader } from './views.ts';

export interface ConfirmView {
  readonly title: string;
  readonly question: string;
  readonly lines?: readonly string[];
  readonly confirm: Button;
}

/** Asks before something that cannot simply be taken back is done. */
export function confirmCard(view: ConfirmView, reader: Reader): Card {
  return {
    kind: 'confirm',
    locale: reader.locale,
    tone: 'warning',
    title: view.title,
    summary: view.question,
    blocks: [
      ...(view.lines ?? []).map((line): Block => ({ type: 'text', line: [text(line, 'strong')] })),
      { type: 'text', line: [text(view.question)] },
      { type: 'actions', buttons: [{ ...view.confirm, style: 'danger' }] },
    ],
  };
}

/** What an operation that wants to be confirmed says of itself. */
export interface ConfirmationFacts {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Key of the task or code of the project. */
  readonly key: string;
  /** Title of the task, name of the project, or of the person it concerns. */
  readonly title: string;
  /** This question's number, from 1, of so many. */
  readonly step: number;
  readonly of: number;
}

/** The question of an operation that wants to be confirmed; its button sends the same intent with `confirmed` = the step. */
export function confirmationCard(facts: ConfirmationFacts, reader: Reader): Card {
  const t = texts(reader.locale);
  const c = t.outcomes.confirm;
  const asks: Readonly<Record<string, { title: string; question: string; label: string }>> = {
    'project.archive': {
      title: c.archiveTitle(facts.key),
      question: c.archiveQuestion,
      label: t.buttons.archive,
    },
    'room.hide': { title: c.hideTitle(facts.key), question: c.hideQuestion, label: t.buttons.hide },
    'project.role': { title: c.ownerTitle(facts.key), question: c.ownerQuestion, label: t.buttons.handOver },
  };
  const deletion = {
    title: c.deleteTitle(facts.key),
    question: facts.step > 1 ? c.deleteAgain : facts.of > 1 ? c.deleteKeyQuestion : c.deleteQuestion,
    label: facts.step > 1 ? c.again : t.buttons.deleteForGood,
  };
  const { title, question, label } = asks[facts.operation] ?? deletion;
  return confirmCard(
    {
      title,
      question,
      lines: facts.title === '' ? [] : [cut(oneLine(facts.title), HEAD_LIMIT)],
      confirm: {
        label,
        press: { operation: facts.operation, input: { ...facts.input, confirmed: facts.step } },
      },
    },
    reader,
  );
}
