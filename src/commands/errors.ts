/**
 * What can be wrong with a line, with the facts its text needs. Texts live in the catalogues under `commands.errors`.
 */
export interface CommandErrorFacts {
  /** A key of an existing project that no task has. */
  unknown_task: { key: string };
  /** `this`, or a verb without a key, outside a task's thread. */
  no_thread_task: Record<string, never>;
  unknown_project: { code: string };
  unknown_person: { name: string };
  ambiguous_person: { name: string };
  /** Somebody mentioned who is not linked to a member; an admin can link them. */
  unlinked_person: { name: string };
  no_project: Record<string, never>;
  /** The verb needs a room; this is a direct message. */
  only_in_room: Record<string, never>;
  unknown_field: { field: string };
  bad_value: { field: string; value: string };
  /** A due time beside the dates of a repeated task. */
  two_times: { text: string };
  /** A keyed value for something that comes later (`remind:`). */
  not_yet: { field: string };
  bad_time: { text: string; reason: string };
  unknown_zone: { text: string };
  too_many_tasks: { count: number; limit: number };
}

export type CommandErrorCode = keyof CommandErrorFacts;

export type CommandError = {
  [Code in CommandErrorCode]: { readonly code: Code; readonly facts: Readonly<CommandErrorFacts[Code]> };
}[CommandErrorCode];

/** An error from a code and the facts that belong to it. */
export function commandError<Code extends CommandErrorCode>(
  code: Code,
  facts: CommandErrorFacts[Code],
): CommandError {
  return { code, facts } as CommandError;
}
