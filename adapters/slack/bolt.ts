import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { HookAnswer, Installation } from '../contract.ts';
import { apiBase, clientOptions } from './client.ts';
import type { Context } from './context.ts';
import { ANSWER_CALL_TIMEOUT_MS } from './limits.ts';
import { vendorLogger } from './vendor-log.ts';

/** Gives the answer's body to Slack; the HTTP answer goes out when all work on the request has settled. */
export type Ack = (body?: Readonly<Record<string, unknown>>) => Promise<void>;

/** The work on one request, done inside Bolt's listener. */
export type Work = (ack: Ack) => Promise<void>;

/** The workspace has no installation of this app. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';
}

/** A receiver of our own: verification and the durable row came before; here a stored body meets Bolt. */
class StoredReceiver implements Receiver {
  private app: App | undefined;

  init(app: App): void {
    this.app = app;
  }
  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  async take(body: Readonly<Record<string, unknown>>, work: Work): Promise<HookAnswer> {
    let answer: HookAnswer | undefined;
    const ack = async (response?: unknown): Promise<void> => {
      // Bolt acknowledges events itself before any listener; a later empty one changes nothing.
      if (answer !== undefined && isEmpty(response)) return;
      if (answer !== undefined && answer.body !== '') throw new Error('a request can be answered only once');
      answer = toHookAnswer(response);
    };
    const event: ReceiverEvent = { body: { ...body }, ack, customProperties: { work, reply: ack } };
    await this.app?.processEvent(event);
    return answer ?? { status: 404, body: '' };
  }
}

/** One Bolt app for a connection: broad listeners only, since their number is what costs. Rejects with what went wrong inside. */
export interface BoltHost {
  take(body: Readonly<Record<string, unknown>>, work: Work): Promise<HookAnswer>;
}

/** Loads Bolt and ties its listeners to the work that each request carries. */
export async function createBolt(context: Context): Promise<BoltHost> {
  const { App: BoltApp } = await import('@slack/bolt');
  const { connection, services } = context;
  const receiver = new StoredReceiver();
  const app = new BoltApp({
    receiver,
    convoStore: false,
    ignoreSelf: false,
    logger: vendorLogger(services.log),
    clientOptions: clientOptions(services, apiBase(connection), ANSWER_CALL_TIMEOUT_MS),
    // Without a token in the result Bolt keeps no client per token; posting goes through our own.
    authorize: async (source) => {
      const found = await installationOf(context, source);
      if (!found) throw new NotInstalled('no installation in this workspace');
      return {
        ...(found.botId ? { botId: found.botId } : {}),
        ...(found.botUserId ? { botUserId: found.botUserId } : {}),
      };
    },
  });
  const listener = async ({
    context: bolt,
  }: {
    context: Readonly<Record<string, unknown>>;
  }): Promise<void> => {
    const { work, reply } = bolt as unknown as { work: Work; reply: Ack };
    await work(reply);
  };
  const any = /[\s\S]*/;
  app.command(any, listener);
  app.action(any, listener);
  app.view({ type: 'view_submission' }, listener);
  app.shortcut(any, listener);
  app.event(any, listener);
  return { take: (body, work) => receiver.take(body, work).catch(unwrap) };
}

async function installationOf(
  { installations, connection }: Context,
  source: { isEnterpriseInstall: boolean; enterpriseId?: string | undefined; teamId?: string | undefined },
): Promise<Installation | null> {
  const org = source.isEnterpriseInstall ? source.enterpriseId : undefined;
  const found = org ? await installations.find(connection, org) : null;
  if (found || !source.teamId) return found;
  return installations.find(connection, source.teamId);
}

// Bolt wraps what `authorize` threw; the cause is what tells a stranger's workspace from a store that is down.
function unwrap(error: unknown): never {
  const wrapped = error instanceof Error && 'original' in error ? error.original : undefined;
  throw wrapped ?? error;
}

function isEmpty(response: unknown): boolean {
  return response === undefined || response === '';
}

function toHookAnswer(response: unknown): HookAnswer {
  if (isEmpty(response)) return { status: 200, body: '' };
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(response),
  };
}
