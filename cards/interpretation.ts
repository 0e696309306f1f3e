import { type Facts, texts } from '../src/text/index.ts';
import { describeRecurrence, type RecurrenceRule } from '../src/time/index.ts';
import { choiceCard, createLabel } from './choice.ts';
import { type EchoView, echoFacts, echoNote } from './echo.ts';
import { errorCard, lineErrorText } from './error.ts';
import { cut, dotted, oneLine, text, zoneName } from './line.ts';
import type { Button, Card } from './model.ts';
import { nameFor } from './person.ts';
import { named } from './task-list.ts';
import type { PersonView, Reader } from './views.ts';

type Person = Pick<PersonView, 'id' | 'name' | 'otherName'>;

/** What the core did not yet do, as it stands in the database behind a button. */
interface IntentView {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export type ChoiceLabelView =
  | { readonly say: 'member'; readonly member: Person }
  | { readonly say: 'project'; readonly project: { readonly code: string; readonly name: string } }
  | { readonly say: 'repeat'; readonly rule: RecurrenceRule }
  | { readonly say: 'time'; readonly reading: { readonly label: string } }
  | { readonly say: 'without_due' | 'without_person' | 'without_project' | 'in_title' }
  | { readonly say: 'create_title'; readonly title: string }
  | { readonly say: 'verb'; readonly en: string; readonly zh: string; readonly line: string }
  | { readonly say: 'only_this'; readonly verb: string; readonly key: string }
  | { readonly say: 'form'; readonly form: string };

export interface ChoiceOptionView {
  readonly label: ChoiceLabelView;
  readonly intent: IntentView;
}

interface ProblemView {
  readonly code: string;
  readonly facts: Facts;
}

export type QuestionView =
  | { readonly code: 'needs'; readonly verb: string; readonly need: string }
  | { readonly code: 'did_you_mean'; readonly word: string; readonly later: boolean }
  | { readonly code: 'time_ambiguous' | 'time_past' | 'time_or_title'; readonly text: string }
  | { readonly code: 'which_project' }
  | { readonly code: 'problem'; readonly problem: ProblemView };

const LABEL_LIMIT = 60;

/** What a choice's button says. */
export function choiceLabel(label: ChoiceLabelView, reader: Reader): string {
  const { choice } = texts(reader.locale).commands;
  switch (label.say) {
    case 'member':
      return cut(nameFor(label.member, reader.locale), LABEL_LIMIT);
    case 'project':
      return cut(
        choice.project({ code: label.project.code, name: oneLine(label.project.name) }),
        LABEL_LIMIT,
      );
    case 'time':
      return cut(label.reading.label, LABEL_LIMIT);
    case 'repeat':
      return cut(
        `${describeRecurrence(label.rule, reader.locale)} ${zoneName(label.rule.zone, reader.locale)}`,
        LABEL_LIMIT,
      );
    case 'without_due':
      return choice.withoutDue;
    case 'in_title':
      return choice.inTitle;
    case 'without_person':
      return choice.withoutPerson;
    case 'without_project':
      return choice.withoutProject;
    case 'create_title':
      return createLabel(label.title, reader.locale);
    case 'verb':
      return cut(choice.verb({ verb: label[reader.locale], line: oneLine(label.line) }), LABEL_LIMIT);
    case 'only_this':
      return choice.onlyThis({ verb: verbWord(label.verb, reader), key: label.key });
    case 'form':
      return choice.form;
  }
}

/** How a verb is named to a reader. */
export function verbWord(verb: string, reader: Pick<Reader, 'locale'>): string {
  return named(texts(reader.locale).commands.verb, verb);
}

function buttonsOf(choices: readonly ChoiceOptionView[], reader: Reader): readonly Button[] {
  return choices.map(({ label, intent }): Button => {
    const button: Button = {
      label: choiceLabel(label, reader),
      press: { operation: intent.operation, input: intent.input },
    };
    return intent.operation === 'open.form' ? { ...button, opensForm: true } : button;
  });
}

/** A line that can be read in several ways, or lacks something: the question, what was understood, the ways as buttons. */
export function askCard(
  view: {
    readonly question: QuestionView;
    readonly choices: readonly ChoiceOptionView[];
    readonly understood: EchoView;
    readonly copy: string;
  },
  reader: Reader,
): Card {
  const t = texts(reader.locale);
  const { title, question, note } = wording(view.question, reader);
  return choiceCard(
    {
      title,
      question,
      understood: echoFacts(view.understood, reader),
      options: buttonsOf(view.choices, reader),
      copy: view.copy === '' ? null : view.copy,
      ...(note ? { note: t.ask.time.nothingChanged } : {}),
    },
    reader,
  );
}

function wording(
  question: QuestionView,
  reader: Reader,
): { title: string; question: string; note?: boolean } {
  const { ask, commands, errors } = texts(reader.locale);
  switch (question.code) {
    case 'needs':
      return {
        title: commands.needTitle(verbWord(question.verb, reader)),
        question: named(commands.need, question.need),
      };
    case 'did_you_mean': {
      const word = cut(oneLine(question.word), 40);
      const frame = question.later ? ask.reserved : ask.didYouMean;
      return { title: frame.title, question: frame.question(word) };
    }
    case 'time_ambiguous':
      return { title: ask.time.title, question: ask.time.ambiguous(oneLine(question.text)), note: true };
    case 'time_past':
      return { title: ask.time.title, question: ask.time.past(oneLine(question.text)), note: true };
    case 'time_or_title':
      return {
        title: ask.time.orTitle.title,
        question: ask.time.orTitle.question(oneLine(question.text)),
        note: true,
      };
    case 'which_project':
      return { title: ask.project.title, question: ask.project.question };
    case 'problem': {
      const { code, facts } = question.problem;
      const title = code === 'ambiguous_person' ? ask.person.title : errors.title.notUnderstood;
      return { title, question: lineErrorText(code, facts, reader) };
    }
  }
}

/** A title without a verb: what would be made of it, and nothing is until the button is pressed. */
export function draftCard(
  view: {
    readonly title: string;
    readonly intent: IntentView;
    readonly echo: EchoView;
    readonly items?: readonly { readonly title: string; readonly kept?: string }[];
    readonly choices: readonly ChoiceOptionView[];
  },
  reader: Reader,
): Card {
  const { ask, buttons } = texts(reader.locale);
  const items = view.items ?? [];
  const create: Button = {
    label: items.length > 1 ? buttons.create : createLabel(view.title, reader.locale),
    press: { operation: view.intent.operation, input: view.intent.input },
    style: 'primary',
  };
  const card = choiceCard(
    {
      title: items.length > 1 ? ask.draft.batch(items.length) : ask.draft.title,
      question: items.length > 1 ? ask.draft.batchQuestion : ask.draft.question,
      understood: echoFacts(view.echo, reader),
      options: [create, ...buttonsOf(view.choices, reader)],
      ...echoNote(view.echo, reader),
    },
    reader,
  );
  if (items.length < 2) return card;
  const [question, ...rest] = card.blocks;
  // A time that was not taken is told of every line, also of those too far down to be shown otherwise.
  const shown = items
    .filter(({ kept }, i) => i < 10 || kept !== undefined)
    .slice(0, 20)
    .map(({ title, kept }) => ({
      line: dotted(
        [text(cut(oneLine(title), 80))],
        kept === undefined ? [] : [text(ask.draft.kept(cut(oneLine(kept), 40)), 'muted')],
      ),
    }));
  const more = items.length - shown.length;
  return {
    ...card,
    blocks: [
      ...(question ? [question] : []),
      { type: 'list', items: shown },
      ...(more > 0 ? [{ type: 'note', line: [text(texts(reader.locale).list.rest(more))] } as const] : []),
      ...rest,
    ],
  };
}

/** A line that cannot be acted on, in three parts. */
export function lineErrorCard(
  view: { readonly understood: EchoView; readonly wrong: ProblemView; readonly copy: string },
  requestId: string,
  reader: Reader,
): Card {
  const understood = echoFacts(view.understood, reader)
    .map(({ value }) => value.map((part) => ('text' in part ? part.text : part.name)).join(''))
    .join(' · ');
  const verb = view.understood.verb === undefined ? '' : verbWord(view.understood.verb, reader);
  return errorCard(
    {
      kind: 'not_understood',
      understood: [verb, understood].filter(Boolean).join(' · ') || null,
      wrong: lineErrorText(view.wrong.code, view.wrong.facts, reader),
      copy: view.copy === '' ? null : view.copy,
      code: view.wrong.code,
      requestId,
    },
    reader,
  );
}
