import type { OnDayOff, RecurrenceRule } from '../src/time/index.ts';
import type { CardLocale } from './model.ts';

/** What there is to say about a due time: a clock change, a day off, a supplied or rolled day. */
export type DueNote =
  | 'gap'
  | 'overlap'
  | 'day_off'
  | 'eod_passed'
  | 'rolled_back'
  | 'rolled_forward'
  | 'next_year'
  | 'calendar_unannounced'
  | 'other_week';

/** What a card is a picture of: facts with names resolved, no ids of any platform but for mentions. */
export interface Reader {
  readonly locale: CardLocale;
  readonly zone: string;
  /** Zones of the project's other rooms, nearest first; two at most are shown. */
  readonly otherZones: readonly string[];
  readonly audience: 'internal' | 'external';
  readonly now: Date;
  /** Whether the copy hangs in a room or is one person's own. */
  readonly scope: 'room' | 'person';
  /** The platform's user id of a member where the reader's platform knows that member. */
  readonly userIdOf?: (memberId: string) => string | undefined;
  /** How this platform's people type a command: `/pm `, `@bot `, or nothing in direct messages. */
  readonly trigger: string;
}

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly otherName: string | null;
}

export interface MomentView {
  readonly at: Date;
  readonly wall: string;
  readonly zone: string;
}

export interface TaskLineView {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly status: 'open' | 'in_progress' | 'blocked' | 'done';
  readonly priority: 'low' | 'normal' | 'high' | 'urgent';
  readonly responsible: PersonView | null;
  readonly due: MomentView | null;
  /** Working days late in the responsible person's calendar; 0 when not late. */
  readonly lateDays: number;
  readonly late: boolean;
  readonly milestone: boolean;
  readonly pinned: boolean;
}

export interface TaskView extends TaskLineView {
  readonly helpers: readonly PersonView[];
  readonly followers: readonly PersonView[];
  readonly start: MomentView | null;
  /** How it repeats, and the local date (in the rule's zone) of the task that comes next, if one does. */
  readonly repeats?: {
    readonly rule: RecurrenceRule;
    readonly next: string | null;
    readonly off: OnDayOff;
    readonly until: string | null;
    readonly count: number | null;
  } | null;
  /** What the reader should know about the due time. */
  readonly dueNotes?: readonly DueNote[];
  readonly blockedReason: string | null;
  readonly checklist: readonly { readonly id: string; readonly text: string; readonly done: boolean }[];
  readonly dependsOn: readonly { readonly key: string; readonly title: string; readonly done: boolean }[];
  readonly attachments: readonly {
    readonly name: string;
    readonly url: string | null;
    readonly size: number | null;
  }[];
  readonly notes: readonly { readonly author: PersonView; readonly text: string; readonly at: Date }[];
  readonly noteCount: number;
  readonly tags: readonly string[];
  /** Minutes. */
  readonly estimate: number | null;
  readonly createdBy: PersonView;
  readonly doneAt: Date | null;
  readonly doneBy: PersonView | null;
  readonly deleted: { readonly at: Date; readonly by: PersonView | null; readonly withdrawn: boolean } | null;
  readonly project: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly zone: string;
  };
}

export interface ProjectView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly owner: PersonView;
  readonly zone: string;
  readonly launch: MomentView | null;
  readonly archived: boolean;
  readonly counts: {
    readonly open: number;
    readonly inProgress: number;
    readonly blocked: number;
    readonly late: number;
    readonly done: number;
  };
  readonly members: readonly { readonly person: PersonView; readonly role: string }[];
  readonly rooms: readonly { readonly name: string; readonly platform: string; readonly zone: string }[];
  readonly next: readonly TaskLineView[];
}

/** One thing somebody did to a task, as told to one person. `to` and `from` are people or moments. */
export type TaskEventView =
  /** `created`: the task was made for the reader. */
  | { readonly type: 'assigned_to_you'; readonly actor: PersonView; readonly created?: boolean }
  | { readonly type: 'handed_over'; readonly actor: PersonView; readonly to: PersonView | null }
  | {
      readonly type: 'due_changed';
      readonly actor: PersonView;
      readonly from: MomentView | null;
      readonly to: MomentView | null;
    }
  | {
      readonly type: 'done' | 'reopened' | 'started' | 'unblocked' | 'deleted' | 'withdrawn' | 'restored';
      readonly actor: PersonView;
    }
  | { readonly type: 'blocked'; readonly actor: PersonView; readonly reason: string | null }
  | {
      readonly type: 'noted';
      readonly actor: PersonView;
      readonly text: string;
      readonly mentioned: boolean;
    };

/** One page of tasks, grouped as they are to be shown. */
export interface TaskListView {
  /** What it is a list of: a code, a search text, or whose work it is. */
  readonly title: string | PersonView;
  readonly groups: readonly { readonly heading: string | null; readonly tasks: readonly TaskLineView[] }[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  /** The intent that shows another page: operation and input, to which `page` is added. */
  readonly again: { readonly operation: string; readonly input: Readonly<Record<string, unknown>> };
}
