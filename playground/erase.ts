import type { Store } from '../src/store/store.ts';
import { tenant } from './company.ts';
import { connectionId } from './seed.ts';
import type { StandIn } from './stand-in.ts';

/** Empties the sample company and forgets all that went through the playground's connections; the tenant itself stays. */
export async function erase(store: Store, standIns: readonly StandIn[]): Promise<void> {
  if ((await store.tenants.find(tenant.id)) !== null) {
    await store.inTenant(tenant.id, async ({ db }) => {
      // Children before what they belong to.
      await db.taskPerson.deleteMany({});
      await db.checklistItem.deleteMany({});
      await db.taskDependency.deleteMany({});
      await db.comment.deleteMany({});
      await db.attachment.deleteMany({});
      await db.task.deleteMany({});
      await db.series.deleteMany({});
      await db.projectMember.deleteMany({});
      await db.projectRoom.deleteMany({});
      await db.project.deleteMany({});
      await db.identity.deleteMany({});
      await db.roomPresence.deleteMany({});
      await db.room.deleteMany({});
      await db.workspace.deleteMany({});
      await db.member.deleteMany({});
      await db.notice.deleteMany({});
      await db.postedCard.deleteMany({});
      await db.buttonToken.deleteMany({});
      await db.undoStep.deleteMany({});
      await db.threadLink.deleteMany({});
      await db.auditEntry.deleteMany({});
      await db.unknownInput.deleteMany({});
    });
  }
  await store.forget(
    standIns.map(({ platform }) => connectionId(platform)),
    tenant.id,
  );
}
