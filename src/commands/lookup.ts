import type { CalendarId } from '../time/index.ts';

/** A member as far as lines need them. */
export interface MemberFacts {
  readonly id: string;
  readonly name: string;
  readonly otherName: string | null;
  /** Further names, and handles on any platform. */
  readonly aliases: readonly string[];
  readonly kind: 'member' | 'external' | 'guest';
  readonly zone: string;
  readonly calendar?: CalendarId;
}

export interface ProjectFacts {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly zone: string;
  readonly launch: { readonly wall: string; readonly zone: string } | null;
}

export interface TaskFacts {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly project: ProjectFacts;
  readonly responsible: MemberFacts | null;
}

/** A platform identity that belongs to no member yet. */
export interface PendingFacts {
  readonly identityId: string;
  readonly name: string;
  readonly handle: string | null;
}

export interface RoomFacts {
  readonly id: string;
  readonly name: string;
}

/**
 * What a line may ask of the tenant; the desk answers from its store. Nothing here changes anything, and every
 * answer is about the speaker's tenant alone.
 */
export interface Lookup {
  /** The member who speaks. */
  speaker(): Promise<MemberFacts>;
  /** Active members whom a line may name. */
  members(): Promise<readonly MemberFacts[]>;
  /** The member behind a platform mention in this workspace; null where nobody is linked. */
  memberOf(userId: string): Promise<MemberFacts | null>;
  /** The unlinked identity behind a platform mention; null where it is linked or unknown. */
  pendingOf(userId: string): Promise<PendingFacts | null>;
  /** Everybody who waits to be linked. */
  pending(): Promise<readonly PendingFacts[]>;
  /** A task by its key in capitals. */
  task(key: string): Promise<TaskFacts | null>;
  /** A project by its code in capitals. */
  project(code: string): Promise<ProjectFacts | null>;
  /** The default project of the room that a channel mention points at. */
  projectOfRoom(roomExternalId: string): Promise<ProjectFacts | null>;
  /** The default project of the room in which the line was said; null in direct messages. */
  roomProject(): Promise<ProjectFacts | null>;
  /** Projects in which the speaker may create a task, likeliest first. */
  projects(): Promise<readonly ProjectFacts[]>;
  /** The task of the thread in which the line was said. */
  threadTask(): Promise<TaskFacts | null>;
  /** The room in which the line was said; null in direct messages. */
  room(): Promise<RoomFacts | null>;
}
