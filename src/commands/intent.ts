import type { LabelledMoment, Moment, NoteCode, OnDayOff, RecurrenceRule } from '../time/index.ts';
import type { CommandError } from './errors.ts';
import type { MemberFacts, ProjectFacts, TaskFacts } from './lookup.ts';

/** An operation (or desk action) and its input: what a typed line, a button and a form all lead to. */
export interface Intent {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export type Priority = 'low' | 'normal' | 'high' | 'urgent';

/** A due time as operations take it. */
export interface DueInput {
  readonly wall: string;
  readonly zone: string;
}

/** Another reading of a time that was applied. */
export interface DueChip {
  readonly reading: LabelledMoment;
  /** The reading as operations take it: once something was made, a chip moves its due to this. */
  readonly due: DueInput;
  /** The whole intent that it would have made, had it been read so. */
  readonly intent: Intent;
}

/** How a task repeats, as operations take it. */
export interface EveryInput {
  readonly rule: RecurrenceRule;
  readonly off?: Exclude<OnDayOff, 'keep'>;
  readonly until?: string;
  readonly count?: number;
}

export interface DueEcho {
  readonly moment: Moment;
  readonly precision: 'instant' | 'date';
  readonly notes: readonly NoteCode[];
  readonly chips: readonly DueChip[];
}

/** How a task repeats, and its first time. */
export interface RepeatEcho {
  readonly rule: RecurrenceRule;
  readonly first: Moment;
  /** What happens on a day off. */
  readonly off?: OnDayOff;
  /** Last local date. */
  readonly until?: string;
  /** How many tasks there will be. */
  readonly count?: number;
}

/** What was understood of a line; fields are there only where the line said (or defaulted) them. */
export interface Echo {
  /** Canonical name of the verb; absent for a free title. */
  readonly verb?: string;
  readonly task?: TaskFacts;
  readonly title?: string;
  readonly project?: ProjectFacts;
  readonly responsible?: MemberFacts | null;
  readonly helpers?: readonly MemberFacts[];
  readonly followers?: readonly MemberFacts[];
  readonly priority?: Priority;
  readonly due?: DueEcho | null;
  readonly repeats?: RepeatEcho;
  readonly start?: Moment;
  readonly tags?: readonly string[];
  /** Minutes. */
  readonly estimate?: number;
  readonly text?: string;
  /** The first note on a new task. */
  readonly note?: string;
  /** Titles of a pasted batch, or a checklist. */
  readonly items?: readonly string[];
  /** Of each line of a pasted batch: words of its title that may have been meant as a due time, else null. */
  readonly keptOf?: readonly (string | null)[];
  /** Words of the title that may have been meant as a due time, and what they would mean. */
  readonly kept?: { readonly text: string; readonly chips: readonly DueChip[] };
  /** People and projects named in a draft that could not be placed. */
  readonly unplaced?: readonly string[];
  /** The line is a task's key or link and nothing else. */
  readonly alone?: boolean;
  /** The trigger stood alone: the answer shows three example lines too. */
  readonly bare?: boolean;
}

/** What a choice's button says, to be put into words by the catalogue. */
export type ChoiceLabel =
  | { readonly say: 'member'; readonly member: MemberFacts }
  | { readonly say: 'project'; readonly project: ProjectFacts }
  | { readonly say: 'time'; readonly reading: LabelledMoment }
  | { readonly say: 'repeat'; readonly rule: RecurrenceRule }
  | { readonly say: 'without_due' }
  /** The words that may have been a time stay in the title. */
  | { readonly say: 'in_title' }
  | { readonly say: 'without_person' }
  /** Create task «title». */
  | { readonly say: 'create_title'; readonly title: string }
  /** A verb that may have been meant, in both languages, and the line it would make. */
  | { readonly say: 'verb'; readonly en: string; readonly zh: string; readonly line: string }
  /** Do it to the task that was named, without the words that did not fit. */
  | { readonly say: 'only_this'; readonly verb: string; readonly key: string }
  /** Open the form that asks for what is missing. */
  | { readonly say: 'form'; readonly form: string };

export interface Choice {
  readonly label: ChoiceLabel;
  readonly intent: Intent;
}

export type Question =
  /** A verb whose object or argument is missing or unreadable. `need` says what. */
  | { readonly code: 'needs'; readonly verb: string; readonly need: Need }
  /** The first word is near a verb, or belongs to a verb that comes later. */
  | { readonly code: 'did_you_mean'; readonly word: string; readonly later: boolean }
  | { readonly code: 'time_ambiguous'; readonly text: string }
  | { readonly code: 'time_past'; readonly text: string }
  /** Words at a title's end that are as good a time as a part of it. */
  | { readonly code: 'time_or_title'; readonly text: string }
  | { readonly code: 'which_project' }
  | { readonly code: 'problem'; readonly problem: CommandError };

/** What a verb takes and did not get. */
export type Need =
  | 'title'
  | 'task'
  | 'person'
  | 'time'
  | 'priority'
  | 'project'
  | 'text'
  | 'reason'
  | 'item'
  | 'link'
  | 'zone'
  | 'language'
  | 'role'
  | 'form'
  | 'name'
  | 'code'
  | 'other_task'
  | 'filter'
  | 'topic'
  | 'nothing'
  | 'setting';

export interface TaskDraft {
  readonly title: string;
  readonly intent: Intent;
  /** Words of its title that may have been meant as a due time. */
  readonly kept?: string;
}

export type Interpretation =
  | { readonly kind: 'intent'; readonly intent: Intent; readonly echo: Echo }
  | {
      readonly kind: 'ask';
      readonly question: Question;
      readonly choices: readonly Choice[];
      readonly understood: Echo;
      /** A corrected line or an example, ready to copy. */
      readonly copy: string;
    }
  /** A confirm card: nothing is made until it is pressed. */
  | {
      readonly kind: 'draft';
      readonly title: string;
      /** `task.create`, or `task.create_many` where several tasks were pasted. */
      readonly intent: Intent;
      readonly echo: Echo;
      /** Several tasks pasted, one by one. */
      readonly items?: readonly TaskDraft[];
      /** Other ways to read it: times, people, projects. */
      readonly choices: readonly Choice[];
    }
  | {
      readonly kind: 'error';
      readonly understood: Echo;
      readonly wrong: CommandError;
      readonly copy: string;
    }
  /** Thanks, ok: no card. */
  | { readonly kind: 'silent' }
  /** A `!word` that is not ours. */
  | { readonly kind: 'elsewhere' };
