import type { TenantTx } from '../../store/store.ts';

/**
 * Takes the next number of a project: `CODE-n`. The increment happens in the database, whose row lock keeps
 * simultaneous takers apart; a number taken by a transaction that fails is given again.
 */
export async function takeNumber(
  tx: TenantTx,
  project: { readonly id: string; readonly code: string },
): Promise<{ number: number; key: string }> {
  const { nextNumber } = await tx.db.project.update({
    where: { id: project.id },
    data: { nextNumber: { increment: 1 } },
  });
  const number = nextNumber - 1;
  return { number, key: `${project.code}-${number}` };
}
