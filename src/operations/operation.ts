import type { z } from 'zod';
import type { Ids } from '../store/ids.ts';
import type { TenantTx } from '../store/store.ts';

/**
 * What an operation is: the only way to change anything. One file per verb, always the same five moves:
 * check the right, parse the input, read, write on condition, record.
 */
export type Language = 'zh' | 'en';

/** The member who acts. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly kind: 'member' | 'external' | 'guest';
  readonly tenantAdmin: boolean;
  readonly finance: boolean;
  readonly locale: Language;
  readonly zone: string;
}

/** The room in which it happens; absent in direct messages and for the admin API. */
export interface Place {
  readonly roomId: string;
  readonly workspaceId: string;
  readonly external: boolean;
  readonly zone: string;
  readonly locale: Language;
  /** Projects shown here, the default first. */
  readonly projectIds: readonly string[];
}

/** Where on the platform the act was said, kept on what it creates. */
export interface Origin {
  readonly roomId?: string;
  readonly message?: string;
  readonly thread?: string;
}

export interface OperationContext {
  readonly tx: TenantTx;
  readonly now: Date;
  readonly ids: Ids;
  readonly actor: Actor;
  readonly place: Place | null;
  readonly origin: Origin;
  readonly requestId: string;
  /** How many lines of a list fit where the answer is shown; absent: as many as a list ever has. */
  readonly listLines?: number;
  /** Collects what happened; live cards and notices are written from it in the same transaction. */
  emit(event: DomainEvent): void;
  /** One line of the audit log, in the same transaction. */
  audit(entry: { action: string; subject?: string; body: Readonly<Record<string, unknown>> }): void;
  /** Makes the step reversible by its doer for ten minutes. */
  undoable(step: { summary: UndoSummary; changes: readonly UndoChange[] }): void;
  /** The actor's own record became another one: audit entries and the undo step are written in its name. */
  actAs(memberId: string): void;
}

/** A person as cards name them. */
export interface PersonName {
  readonly id: string;
  readonly name: string;
  readonly otherName: string | null;
}

/** What an undo step says it reverses: a verb and the subject's key; of a person, the name is the key. */
export interface UndoSummary {
  readonly verb: string;
  readonly key: string;
  readonly title: string | PersonName;
}

/** One record's fields before and after; undo refuses where a field no longer holds `after`. */
export interface UndoChange {
  readonly record:
    | 'task'
    | 'task_person'
    | 'checklist_item'
    | 'comment'
    | 'attachment'
    | 'project'
    | 'project_room'
    | 'project_member'
    | 'task_dependency'
    | 'room'
    | 'member'
    | 'identity'
    | 'series'
    | 'thread_link'
    | 'audit_entry';
  readonly id: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export type TaskField =
  | 'title'
  | 'status'
  | 'responsible'
  | 'helpers'
  | 'followers'
  | 'due'
  | 'start'
  | 'priority'
  | 'tags'
  | 'project'
  | 'pinned'
  | 'milestone'
  | 'checklist'
  | 'dependencies'
  | 'attachments'
  | 'notes'
  | 'estimate'
  | 'series';

export type TaskStatus = 'open' | 'in_progress' | 'blocked' | 'done';
export type Priority = 'low' | 'normal' | 'high' | 'urgent';

/** What happened, in the words of the product. Every event names its actor so that nobody is told of their own act. */
export type DomainEvent =
  | {
      readonly type: 'task.created';
      readonly actorId: string;
      readonly taskId: string;
      readonly origin: Origin;
    }
  | {
      readonly type: 'task.changed';
      readonly actorId: string;
      readonly taskId: string;
      readonly fields: readonly TaskField[];
    }
  | {
      readonly type: 'task.assigned';
      readonly actorId: string;
      readonly taskId: string;
      readonly from: string | null;
      readonly to: string | null;
    }
  | { readonly type: 'task.due_changed'; readonly actorId: string; readonly taskId: string }
  | {
      readonly type: 'task.status_changed';
      readonly actorId: string;
      readonly taskId: string;
      readonly from: TaskStatus;
      readonly to: TaskStatus;
      readonly reason?: string;
    }
  | {
      readonly type: 'task.noted';
      readonly actorId: string;
      readonly taskId: string;
      readonly commentId: string;
      readonly mentioned: readonly string[];
    }
  | {
      readonly type: 'task.deleted' | 'task.withdrawn' | 'task.restored';
      readonly actorId: string;
      readonly taskId: string;
    }
  | {
      readonly type: 'project.created' | 'project.changed' | 'project.archived';
      readonly actorId: string;
      readonly projectId: string;
    }
  | {
      readonly type: 'project.shown';
      readonly actorId: string;
      readonly projectId: string;
      readonly roomId: string;
    }
  | { readonly type: 'room.changed'; readonly actorId: string; readonly roomId: string }
  | { readonly type: 'member.changed'; readonly actorId: string; readonly memberId: string };

/** Closed union of what can go wrong; the catalogue has a text for each, in both languages. */
export type OperationErrorCode =
  | 'not_found'
  | 'forbidden'
  | 'invalid'
  | 'conflict'
  | 'already'
  | 'archived'
  | 'expired'
  | 'needs_confirmation'
  | 'nothing_to_undo'
  | 'changed_since'
  | 'cycle'
  | 'limit';

/** One fact of a refusal; people come with both of their names, since only the reader's language decides between them. */
export type ErrorFact = string | number | readonly string[] | PersonName | readonly PersonName[];

/** A refusal with the facts its text needs; it never carries text for people itself. */
export class OperationError extends Error {
  override readonly name = 'OperationError';
  constructor(
    readonly code: OperationErrorCode,
    readonly facts: Readonly<Record<string, ErrorFact>> = {},
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
  }
}

export interface Operation<I, O> {
  /** `noun.verb`, as in its path. */
  readonly name: string;
  readonly input: z.ZodType<I>;
  /** Row of the rights table; the operation itself checks it against the record it read. */
  readonly right: string;
  readonly changes: boolean;
  run(context: OperationContext, input: I): Promise<O>;
}

/** Gives the registry one shape to hold operations of any input and result. */
export function defineOperation<I, O>(operation: Operation<I, O>): Operation<I, O> {
  return operation;
}
