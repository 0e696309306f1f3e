import { type OperationContext, OperationError, type PersonName, type UndoChange } from '../operation.ts';
import { records } from './records.ts';
import { changedBy, movedOn } from './since.ts';

async function changedSince(
  context: OperationContext,
  change: UndoChange,
  since: Date,
  key: string | PersonName,
  fields: readonly string[],
): Promise<OperationError> {
  const by = await changedBy(context, change.id, fields, since);
  return new OperationError('changed_since', { key, fields: [...fields], ...(by ? { by } : {}) });
}

/**
 * Puts the records of a step back as they were. Looks at all of them first: one whose fields no longer hold what
 * the step left there stops everything with `changed_since`. Later changes of the step are reversed first.
 */
export async function reverse(
  context: OperationContext,
  changes: readonly UndoChange[],
  step: { readonly key: string | PersonName; readonly at: Date },
): Promise<void> {
  for (const change of changes) {
    const present = await records[change.record].read(context.tx, change.id);
    const fields = movedOn(change, present);
    if (fields.length > 0) throw await changedSince(context, change, step.at, step.key, fields);
  }
  for (const change of [...changes].reverse()) {
    if (!(await reverseOne(context, change))) {
      throw await changedSince(context, change, step.at, step.key, []);
    }
  }
}

async function reverseOne(context: OperationContext, change: UndoChange): Promise<boolean> {
  const { tx, now, actor } = context;
  const kind = records[change.record];
  const present = await kind.read(tx, change.id);
  if (change.before !== null && present === null) {
    await kind.create?.(tx, change.id, change.before);
    return kind.create !== undefined;
  }
  if (present === null) return false;
  if (change.before !== null) return kind.write(tx, present, change.before, now);
  if (!kind.withdrawn) {
    await kind.remove?.(tx, change.id);
    return kind.remove !== undefined;
  }
  return kind.write(tx, present, kind.withdrawn(now, actor.id), now);
}
