import { z } from 'zod';
import type { AdapterServices, Connection, Installation } from '../contract.ts';
import type { WebApi } from './client.ts';
import type { SlackCredentials } from './credentials.ts';
import type { Origin } from './workspace.ts';

/** Who a configured bot token speaks as, from auth.test. */
export interface Identity {
  readonly team: string;
  readonly enterprise?: string;
  readonly orgWide: boolean;
  readonly botUserId?: string;
  readonly botId?: string;
  readonly appId?: string;
}

export interface Installations {
  /** The app in one workspace, or null where it was never installed; kept for a minute while it is active. */
  find(connection: Connection, workspace: string): Promise<Installation | null>;
  /** Whether a signed payload is meant for this app and one of its workspaces; at once where that is known. */
  meantForUs(connection: Connection, origin: Origin, appId: string | undefined): boolean | Promise<boolean>;
  /** Who the configured bot token speaks as; null without one, or while Slack does not say. */
  identify(connection: Connection): Promise<Identity | null>;
  deactivate(connection: Connection, workspace: string): Promise<void>;
  /** Stops believing what is kept, because Slack refused the token. */
  forget(connection: Connection, workspace: string): void;
}

const authTest = z.looseObject({
  team_id: z.string().min(1),
  user_id: z.string().optional(),
  bot_id: z.string().optional(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().nullish(),
  app_id: z.string().optional(),
});

/** One auth.test: what it `told` once it was answered, and when it may be asked `again`. */
interface Asked {
  readonly asked: Promise<Identity | null>;
  told?: Identity | null;
  again: number;
}

/** How long an installation is believed, and how long a failed auth.test is not asked again, in ms. */
const BELIEVED_MS = 60_000;
const ASK_AGAIN_MS = 30_000;
/** auth.test may stand in the way of a webhook's answer. */
const AUTH_TEST_TIMEOUT_MS = 1200;

/** Installations of the service's store, and of a bot token in the credentials, found once by auth.test. */
export function createInstallations(services: AdapterServices, api: WebApi): Installations {
  const identities = new Map<string, Asked>();
  const believed = new Map<string, { found: Installation; until: number }>();
  const nowMs = () => services.now().getTime();

  async function ask(connection: Connection, token: string): Promise<Identity | null> {
    const called = await api.call(connection, token, 'auth.test', {}, AUTH_TEST_TIMEOUT_MS);
    const read = called.ok ? authTest.safeParse(called.data) : null;
    if (!read?.success) {
      const why = called.ok
        ? 'unreadable answer'
        : (called.failure.error ?? called.failure.network ?? 'http');
      services.log.warn({ connection: connection.id, why }, 'auth.test did not say who the bot token is');
      return null;
    }
    const { team_id, enterprise_id, is_enterprise_install, user_id, bot_id, app_id } = read.data;
    const identity: Identity = {
      team: team_id,
      orgWide: is_enterprise_install === true && Boolean(enterprise_id),
      ...(enterprise_id ? { enterprise: enterprise_id } : {}),
      ...(user_id ? { botUserId: user_id } : {}),
      ...(bot_id ? { botId: bot_id } : {}),
      ...(app_id ? { appId: app_id } : {}),
    };
    await keep(connection, toInstallation(identity, token));
    return identity;
  }

  // Written once per start and only when something changed: a working token also ends an earlier uninstall.
  async function keep(connection: Connection, installation: Installation): Promise<void> {
    const stored = await services.installations.find(connection.id, installation.workspace);
    const same =
      stored?.active &&
      stored.botToken === installation.botToken &&
      stored.botUserId === installation.botUserId &&
      stored.botId === installation.botId;
    if (!same) await services.installations.save(connection.id, installation);
  }

  function identify(connection: Connection): Promise<Identity | null> {
    const { botToken } = connection.credentials as SlackCredentials;
    if (!botToken) return Promise.resolve(null);
    const key = `${connection.id} ${botToken}`;
    const known = identities.get(key);
    if (known && known.again > nowMs()) return known.asked;
    const entry: Asked = { asked: ask(connection, botToken), again: Number.POSITIVE_INFINITY };
    identities.set(key, entry);
    // Slack's silence is asked again after a while; a store that failed must be asked again at once.
    entry.asked.then(
      (identity) => {
        entry.told = identity;
        if (!identity) entry.again = nowMs() + ASK_AGAIN_MS;
      },
      () => identities.delete(key),
    );
    return entry.asked;
  }

  /** Who the token speaks as, where nobody has to be asked for it; undefined otherwise. */
  function known(connection: Connection): Identity | null | undefined {
    const { botToken } = connection.credentials as SlackCredentials;
    if (!botToken) return null;
    const entry = identities.get(`${connection.id} ${botToken}`);
    return entry && entry.again > nowMs() ? entry.told : undefined;
  }

  async function find(connection: Connection, workspace: string): Promise<Installation | null> {
    const key = `${connection.id} ${workspace}`;
    const held = believed.get(key);
    if (held && held.until > nowMs()) return held.found;
    const found = await look(connection, workspace);
    believed.delete(key);
    // Absence is never believed: an app installed a second ago, for the first time or again, must work.
    if (found?.active) believed.set(key, { found, until: nowMs() + BELIEVED_MS });
    return found;
  }

  async function look(connection: Connection, workspace: string): Promise<Installation | null> {
    const { botToken } = connection.credentials as SlackCredentials;
    if (!botToken) return services.installations.find(connection.id, workspace);
    const identity = await identify(connection);
    const stored = await services.installations.find(connection.id, workspace);
    if (stored?.botToken) return stored;
    // While auth.test is out of reach, the signature alone vouches for the workspace.
    if (identity === null) return { workspace, botToken, active: true };
    const configured = toInstallation(identity, botToken);
    if (configured.workspace !== workspace) return stored;
    return { ...configured, active: stored?.active ?? true };
  }

  return {
    find,
    identify,
    meantForUs(connection, origin, appId) {
      const credentials = connection.credentials as SlackCredentials;
      if (credentials.appId && appId && credentials.appId !== appId) return false;
      if (!credentials.botToken) return find(connection, origin.workspace).then((found) => found !== null);
      const meant = (identity: Identity | null): boolean => {
        if (identity?.appId && appId && identity.appId !== appId) return false;
        return !identity || Boolean(credentials.clientId) || belongs(identity, origin);
      };
      const told = known(connection);
      return told === undefined ? identify(connection).then(meant) : meant(told);
    },
    forget(connection, workspace) {
      believed.delete(`${connection.id} ${workspace}`);
    },
    async deactivate(connection, workspace) {
      believed.delete(`${connection.id} ${workspace}`);
      await services.installations.deactivate(connection.id, workspace);
    },
  };
}

function belongs(identity: Identity, origin: Origin): boolean {
  if (identity.orgWide) return origin.enterprise === identity.enterprise;
  return origin.team === identity.team;
}

function toInstallation(identity: Identity, botToken: string): Installation {
  return {
    workspace: identity.orgWide && identity.enterprise ? identity.enterprise : identity.team,
    botToken,
    active: true,
    ...(identity.enterprise ? { enterprise: identity.enterprise } : {}),
    ...(identity.botUserId ? { botUserId: identity.botUserId } : {}),
    ...(identity.botId ? { botId: identity.botId } : {}),
  };
}
