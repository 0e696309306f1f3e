import type { Inbound } from '../../adapters/contract.ts';
import { eachEngine } from '../../test/database.ts';
import { type Company, foundCompany } from '../operations/testing/company.ts';
import type { Hint } from './arrival.ts';
import { createHints } from './hints.ts';
import { present } from './session.fixture.ts';
import { standingOf } from './standing.ts';

eachEngine((_name, open) => {
  let company: Company;
  let externalId: string;
  beforeEach(async () => {
    company = await foundCompany(open);
    await present(company, 'r1', ['lin', 'mei']);
    externalId = await company.read(
      async ({ db }) => (await db.room.findFirstOrThrow({ where: { id: 'r1' } })).externalId,
    );
  });

  const said = (): Inbound => ({
    ...{ platform: 'slack', connectionId: 'lark', deliveryKey: 'k', at: company.base.clock.now() },
    ...{ workspace: { id: 'w1' }, room: { id: externalId, kind: 'group' }, person: { userId: 'U-mei' } },
    event: { kind: 'command', text: 'my', mentions: [], trigger: 'mention' },
  });
  const standing = (hint?: Hint) =>
    company.base.store.inTenant(company.tenantId, (tx) =>
      standingOf(tx, {
        ...{ inbound: said(), workspaceId: 'w1', acquaintance: { person: null, room: null }, hint },
        ...{ now: company.base.clock.now(), ids: company.base.ids },
      }),
    );

  it('finds the same standing with a hint that is right, that is wrong, and without any', async () => {
    const plain = await standing();
    expect(plain).toMatchObject({ actor: { id: 'mei' }, place: { roomId: 'r1' } });
    const projectIds = plain?.place?.projectIds ?? [];
    expect(projectIds).not.toEqual([]);
    const right = { memberId: 'mei', roomId: 'r1', projectIds };
    for (const hint of [
      right,
      { ...right, memberId: 'lin' },
      { ...right, roomId: 'r2' },
      { ...right, projectIds: ['nothing', ...projectIds] },
      { memberId: 'nobody', roomId: 'nowhere', projectIds: [] },
      { memberId: null, roomId: null, projectIds: [] },
    ])
      expect(await standing(hint)).toEqual(plain);
  });

  it('remembers what was true of a person in a room, and of nobody else', async () => {
    const hints = createHints();
    const found = await standing();
    if (!found) throw new Error('nobody');
    hints.remember(said(), found);
    expect(hints.of(said(), 'w1')).toEqual({
      ...{ memberId: 'mei', roomId: 'r1', projectIds: found.place?.projectIds },
    });
    expect(hints.of({ ...said(), person: { userId: 'U-lin' } }, 'w1')).toBeUndefined();
    expect(hints.of(said(), 'w2')).toBeUndefined();
  });
});
