import { texts } from '../src/text/index.ts';
import { cut, dotted, dualTimeInline, oneLine, text } from './line.ts';
import type { Line } from './model.ts';
import { nameFor } from './person.ts';
import { type Repetition, repeatsHow, tagsText } from './task.ts';
import type { DueNote, PersonView, Reader, TaskLineView } from './views.ts';

type Person = Pick<PersonView, 'id' | 'name' | 'otherName'>;

/** What was understood of a line; fields are there only where the line said them. */
export interface EchoView {
  readonly verb?: string;
  readonly task?: Pick<TaskLineView, 'key' | 'title'>;
  readonly title?: string;
  readonly project?: { readonly code: string; readonly name: string };
  readonly responsible?: Person | null;
  readonly helpers?: readonly Person[];
  readonly followers?: readonly Person[];
  readonly priority?: TaskLineView['priority'];
  readonly due?: {
    readonly moment: { readonly at: Date; readonly zone: string };
    readonly notes: readonly DueNote[];
  } | null;
  readonly repeats?: Repetition & {
    readonly first: { readonly at: Date; readonly wall: string };
  };
  readonly tags?: readonly string[];
  readonly estimate?: number;
  readonly text?: string;
  readonly note?: string;
  readonly unplaced?: readonly string[];
  readonly kept?: { readonly text: string };
}

/** What has to be said beside it: words that were not placed, or that stay in the title. */
export function echoNote(echo: EchoView, reader: Reader): { readonly note?: string } {
  const { commands, words } = texts(reader.locale);
  if (echo.unplaced && echo.unplaced.length > 0)
    return { note: commands.unplaced(words.join(echo.unplaced)) };
  return echo.kept ? { note: commands.kept(cut(oneLine(echo.kept.text), 60)) } : {};
}

/** What was understood, as label and value; times in the reader's zone and the one that was meant. */
export function echoFacts(
  echo: EchoView,
  reader: Reader,
): readonly { readonly label: string; readonly value: Line }[] {
  const t = texts(reader.locale);
  const { field } = t.words;
  const names = (people: readonly Person[] = []) =>
    people.length > 0 ? [text(t.words.join(people.map((person) => nameFor(person, reader.locale))))] : [];
  const rows: readonly (readonly [string, Line])[] = [
    [t.words.thing.task, echo.task ? [text(`${echo.task.key} ${cut(oneLine(echo.task.title), 60)}`)] : []],
    [field.title, echo.title ? [text(cut(oneLine(echo.title), 200))] : []],
    [field.responsible, echo.responsible ? names([echo.responsible]) : []],
    [field.helpers, names(echo.helpers)],
    [field.followers, names(echo.followers)],
    [field.due, echo.due ? [dualTimeInline(echo.due.moment.at, reader, [echo.due.moment.zone])] : []],
    [
      field.due,
      echo.repeats ? [dualTimeInline(echo.repeats.first.at, reader, [echo.repeats.rule.zone])] : [],
    ],
    [field.series, echo.repeats ? [text(repeatsHow(echo.repeats, reader))] : []],
    [field.priority, echo.priority ? [text(t.words.priority[echo.priority])] : []],
    [
      field.project,
      echo.project ? dotted([text(echo.project.code)], [text(oneLine(echo.project.name))]) : [],
    ],
    [field.tags, echo.tags && echo.tags.length > 0 ? [text(tagsText(echo.tags))] : []],
    [field.estimate, echo.estimate ? [text(t.words.duration(echo.estimate))] : []],
    [t.forms.fields.note, echo.note ? [text(cut(oneLine(echo.note), 200))] : []],
  ];
  return rows.filter(([, value]) => value.length > 0).map(([label, value]) => ({ label, value }));
}
