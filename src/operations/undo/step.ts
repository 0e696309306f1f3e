import type { OperationContext, UndoChange, UndoSummary } from '../operation.ts';

/** For how long a step can be taken back. */
export const UNDO_MS = 10 * 60_000;

/** What a step holds: what to say, and what to put back. */
export interface Step {
  readonly summary: UndoSummary;
  readonly changes: readonly UndoChange[];
}

/** Several reversible acts as the one step they were said in; null where nothing was changed. */
export function joinSteps(steps: readonly Step[]): Step | null {
  const [first] = steps;
  if (!first) return null;
  return { summary: first.summary, changes: steps.flatMap((step) => step.changes) };
}

/** Writes a step that a member may take back; its id. */
export function saveStep(context: OperationContext, memberId: string, operation: string, step: Step): string {
  const stepId = context.ids.next('undo');
  const { tx } = context;
  const write = tx.db.undoStep.create({
    data: {
      id: stepId,
      tenantId: tx.tenantId,
      memberId,
      operation,
      summary: JSON.stringify(step.summary),
      changes: JSON.stringify(step.changes),
      createdAt: context.now,
    },
  });
  tx.behind(write);
  return stepId;
}

/** A stored list of changes; columns named `…At` hold instants. */
export function readChanges(text: string): readonly UndoChange[] {
  return JSON.parse(text, (column: string, value: unknown) =>
    column.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
  ) as readonly UndoChange[];
}

/** A stored summary. */
export function readSummary(text: string): UndoSummary {
  return JSON.parse(text) as UndoSummary;
}
