import { connectionPlace, installationPlace } from './connections.ts';
import { StoreError } from './errors.ts';
import type { KeyRing, SealedPlace } from './key-ring.ts';
import { createSettings } from './settings.ts';
import type { Unscoped } from './tenants.ts';

const pageRows = 100;
const checkKey = 'key_ring_check';
const checkPlace: SealedPlace = { table: 'setting', row: checkKey, column: 'value' };

/**
 * Refuses to go on with a secret that is not the one this database was sealed with (StoreError `wrong_key`).
 * The first start leaves a sealed word behind for the later ones.
 */
export async function verifyKeyRing(db: Unscoped, ring: KeyRing): Promise<void> {
  if (await isKeyRing(db, ring)) return;
  open(ring, await createSettings(db).setIfAbsent(checkKey, ring.seal('linkstar', checkPlace)));
}

/** Refuses likewise, without writing; false where this database was never sealed with any secret. */
export async function isKeyRing(db: Unscoped, ring: KeyRing): Promise<boolean> {
  const value = await createSettings(db).get(checkKey);
  if (value !== null) open(ring, value);
  return value !== null;
}

function open(ring: KeyRing, value: string): void {
  try {
    ring.open(value, checkPlace);
  } catch (cause) {
    throw new StoreError(
      'wrong_key',
      'LINKSTAR_SECRET is not the secret that this database was sealed with',
      {
        cause,
      },
    );
  }
}

/** Seals again whatever was sealed with an older key, a page at a time; resolves to the number of rows changed. */
export async function rotateKeys(db: Unscoped, ring: KeyRing): Promise<number> {
  let changed = 0;
  const again = (sealed: string, place: SealedPlace): string => ring.seal(ring.open(sealed, place), place);

  for (let after = ''; ; ) {
    const page = await db.read((client) =>
      client.connection.findMany({ where: { id: { gt: after } }, orderBy: { id: 'asc' }, take: pageRows }),
    );
    for (const { id, sealed } of page.filter((row) => !ring.isCurrent(row.sealed))) {
      // Whoever saved it meanwhile sealed it with the new key: then nothing is left to do.
      const { count } = await db.write((client) =>
        client.connection.updateMany({
          where: { id, sealed },
          data: { sealed: again(sealed, connectionPlace(id)) },
        }),
      );
      changed += count;
    }
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.id;
  }

  for (let seen = 0; ; seen += pageRows) {
    const page = await db.read((client) =>
      client.installation.findMany({
        orderBy: [{ connectionId: 'asc' }, { workspace: 'asc' }],
        skip: seen,
        take: pageRows,
      }),
    );
    for (const { connectionId, workspace, sealed } of page) {
      if (sealed === null || ring.isCurrent(sealed)) continue;
      const { count } = await db.write((client) =>
        client.installation.updateMany({
          where: { connectionId, workspace, sealed },
          data: { sealed: again(sealed, installationPlace(connectionId, workspace)) },
        }),
      );
      changed += count;
    }
    if (page.length < pageRows) break;
  }

  const check = await db.read((client) => client.setting.findUnique({ where: { key: checkKey } }));
  if (check !== null && !ring.isCurrent(check.value)) {
    const value = again(check.value, checkPlace);
    await db.write((client) => client.setting.update({ where: { key: checkKey }, data: { value } }));
    changed++;
  }
  return changed;
}
