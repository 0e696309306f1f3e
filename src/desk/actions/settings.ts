import { settingsCard } from '../../../cards/index.ts';
import type { DeskAction } from './action.ts';

/** A person's own settings and the accounts that are theirs. */
export const settingsAction: DeskAction = async ({ tx, reader, standing }) => {
  const identities = await tx.db.identity.findMany({
    where: { memberId: standing.actor.id, status: 'linked' },
    include: { workspace: true },
    orderBy: { createdAt: 'asc' },
  });
  const member = await tx.db.member.findFirstOrThrow({ where: { id: standing.actor.id } });
  const accounts = identities.map(({ workspace }) => ({
    platform: workspace.platform,
    workspace: workspace.name,
  }));
  return {
    kind: 'private',
    card: settingsCard({ member, zone: reader.zone, locale: reader.locale, accounts }, reader),
  };
};
