import type { Installation as AdapterInstallation, Platform } from '../../adapters/contract.ts';
import type { Clock } from '../time/clock.ts';
import { askedTogether } from './asked-together.ts';
import type { Installation as InstallationRecord } from './generated/postgresql/client.ts';
import type { KeyRing } from './key-ring.ts';
import type { Unscoped } from './tenants.ts';

/** An app on a platform as it is kept: its credentials are sealed in the database and plain here. */
export interface StoredConnection {
  readonly id: string;
  readonly platform: Platform;
  readonly credentials: Readonly<Record<string, unknown>>;
  readonly endpoints: Readonly<Record<string, string>>;
}

export interface Connections {
  list(): Promise<StoredConnection[]>;
  find(id: string): Promise<StoredConnection | null>;
  /** Creates or replaces. */
  save(connection: StoredConnection): Promise<void>;
  remove(id: string): Promise<boolean>;
}

/** An app in one workspace, and what that workspace is bound to. */
export interface StoredInstallation extends AdapterInstallation {
  readonly connectionId: string;
  readonly tenantId: string | null;
  readonly workspaceId: string | null;
}

export interface Installations {
  find(connectionId: string, workspace: string): Promise<StoredInstallation | null>;
  /** Creates or replaces what the platform gave us; the binding to a tenant stays. */
  save(connectionId: string, installation: AdapterInstallation): Promise<void>;
  deactivate(connectionId: string, workspace: string): Promise<void>;
  list(filter?: { connectionId?: string; tenantId?: string }): Promise<StoredInstallation[]>;
}

interface Parts {
  readonly db: Unscoped;
  readonly ring: KeyRing;
  readonly clock: Clock;
}

/** Where a connection's credentials are sealed. */
export const connectionPlace = (id: string) => ({ table: 'connection', row: id, column: 'sealed' });

/** Where an installation's token is sealed. */
export const installationPlace = (connectionId: string, workspace: string) => ({
  table: 'installation',
  row: JSON.stringify([connectionId, workspace]),
  column: 'sealed',
});

/** Makes the keeper of connections. */
export function createConnections({ db, ring, clock }: Parts): Connections {
  const open = (row: {
    id: string;
    platform: Platform;
    sealed: string;
    endpoints: unknown;
  }): StoredConnection => ({
    id: row.id,
    platform: row.platform,
    credentials: JSON.parse(ring.open(row.sealed, connectionPlace(row.id))) as Record<string, unknown>,
    endpoints: row.endpoints as Record<string, string>,
  });

  return {
    async list() {
      return (await db.read((client) => client.connection.findMany({ orderBy: { id: 'asc' } }))).map(open);
    },
    async find(id) {
      const row = await db.read((client) => client.connection.findUnique({ where: { id } }));
      return row === null ? null : open(row);
    },
    async save({ id, platform, credentials, endpoints }) {
      const kept = {
        platform,
        sealed: ring.seal(JSON.stringify(credentials), connectionPlace(id)),
        endpoints: { ...endpoints },
      };
      await db.write((client) =>
        client.connection.upsert({
          where: { id },
          create: { id, ...kept, createdAt: clock.now() },
          update: kept,
        }),
      );
    },
    async remove(id) {
      return (await db.write((client) => client.connection.deleteMany({ where: { id } }))).count > 0;
    },
  };
}

/** Makes the keeper of installations. */
export function createInstallations({ db, ring, clock }: Parts): Installations {
  const open = (row: InstallationRecord): StoredInstallation => {
    const secret =
      row.sealed === null
        ? {}
        : (JSON.parse(ring.open(row.sealed, installationPlace(row.connectionId, row.workspace))) as Partial<
            Pick<AdapterInstallation, 'botToken' | 'botUserId' | 'botId' | 'scopes'>
          >);
    return {
      connectionId: row.connectionId,
      workspace: row.workspace,
      ...(row.enterprise === null ? {} : { enterprise: row.enterprise }),
      ...secret,
      active: row.active,
      tenantId: row.tenantId,
      workspaceId: row.workspaceId,
    };
  };

  return {
    find: askedTogether(async (connectionId, workspace) => {
      const row = (await db.find('installation', { connectionId, workspace })) as InstallationRecord | null;
      return row === null ? null : open(row);
    }),
    async save(connectionId, { workspace, enterprise, active, botToken, botUserId, botId, scopes }) {
      const secret = JSON.stringify({ botToken, botUserId, botId, scopes });
      const now = clock.now();
      const kept = {
        enterprise: enterprise ?? null,
        sealed: secret === '{}' ? null : ring.seal(secret, installationPlace(connectionId, workspace)),
        active,
        updatedAt: now,
      };
      await db.write((client) =>
        client.installation.upsert({
          where: { connectionId_workspace: { connectionId, workspace } },
          create: { connectionId, workspace, ...kept, createdAt: now },
          update: kept,
        }),
      );
    },
    async deactivate(connectionId, workspace) {
      await db.write((client) =>
        client.installation.updateMany({
          where: { connectionId, workspace },
          data: { active: false, updatedAt: clock.now() },
        }),
      );
    },
    async list(filter = {}) {
      const rows = await db.read((client) =>
        client.installation.findMany({
          where: filter,
          orderBy: [{ connectionId: 'asc' }, { workspace: 'asc' }],
        }),
      );
      return rows.map(open);
    },
  };
}
