import type { PersonView } from '../../cards/views.ts';
import type { TenantView } from '../store/store.ts';

const MOST = 100;

/** Active members whom a form offers, by name. */
export async function peopleToChoose(view: TenantView): Promise<readonly PersonView[]> {
  return view.db.member.findMany({
    where: { active: true },
    select: { id: true, name: true, otherName: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
}
