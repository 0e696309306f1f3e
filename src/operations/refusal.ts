import { OperationError, type PersonName } from './operation.ts';

export type Noun = 'task' | 'project' | 'room' | 'member' | 'identity' | 'item' | 'step' | 'series';

/** The error for a record that is not there, or not for this tenant. */
export function notFound(noun: Noun, id: string): OperationError {
  return new OperationError('not_found', { noun, id });
}

/** The error for something that is already as asked; `by` and `at` (ISO, UTC) where they are known. */
export function already(
  what: string,
  facts: {
    readonly key: string | PersonName;
    readonly by?: string | PersonName | null;
    readonly at?: Date | null;
  },
): OperationError {
  return new OperationError('already', {
    what,
    key: facts.key,
    ...(facts.by ? { by: facts.by } : {}),
    ...(facts.at ? { at: facts.at.toISOString() } : {}),
  });
}

/** The error for a destructive act not yet confirmed: send the same input again with `confirmed` = `step`. */
export function needsConfirmation(facts: {
  readonly key: string;
  /** What or whom it is about, besides the key. */
  readonly title: string | PersonName;
  readonly step: number;
  readonly of: number;
}): OperationError {
  return new OperationError('needs_confirmation', facts);
}
