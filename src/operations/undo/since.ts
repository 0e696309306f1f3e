import { readName } from '../member/people.ts';
import type { OperationContext, PersonName, UndoChange } from '../operation.ts';
import { sameValue } from '../task/columns.ts';

/** The columns of a record that no longer hold what the step left there. */
export function movedOn(
  change: UndoChange,
  present: Readonly<Record<string, unknown>> | null,
): readonly string[] {
  if (change.after === null) return present === null ? [] : ['record'];
  if (present === null) return ['record'];
  return Object.entries(change.after)
    .filter(([column, value]) => !sameValue(present[column], value))
    .map(([column]) => column);
}

/** How many entries of the audit log are looked through for who changed a field. */
const REACH = 50;

function touches(body: string, columns: readonly string[]): boolean {
  const { after } = JSON.parse(body) as { readonly after?: unknown };
  return typeof after === 'object' && after !== null && columns.some((column) => column in after);
}

/**
 * Who changed one of a record's columns last after an instant, by the audit log: the author of the last entry that
 * names the column, else of the last one about the record; null where the log does not say.
 */
export async function changedBy(
  context: OperationContext,
  recordId: string,
  columns: readonly string[],
  since: Date,
): Promise<PersonName | null> {
  const [mainId = recordId] = recordId.split(':');
  const entries = await context.tx.db.auditEntry.findMany({
    where: { at: { gte: since }, body: { contains: JSON.stringify(mainId) } },
    orderBy: { seq: 'desc' },
    select: { actorId: true, actor: true, body: true },
    take: REACH,
  });
  const entry = entries.find(({ body }) => touches(body, columns)) ?? entries[0];
  if (!entry) return null;
  const known = await readName(context.tx, entry.actorId);
  return known ?? { id: entry.actorId ?? '', name: entry.actor, otherName: null };
}
