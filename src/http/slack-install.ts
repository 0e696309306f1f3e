import { Hono } from 'hono';
import type { Connection, Installation } from '../../adapters/contract.ts';
import type { Store, StoreLog } from '../store/store.ts';

export type FinishedInstall =
  | { readonly ok: true; readonly installation: Installation; readonly name: string }
  | { readonly ok: false; readonly code: string; readonly detail: string };

export interface SlackInstallParts {
  readonly store: Store;
  readonly log: StoreLog;
  /** The Slack connection that is installed by OAuth, or null where there is none. */
  readonly connection: () => Promise<Connection | null>;
  readonly begin: (connection: Connection) => { readonly url: string; readonly cookie: string } | null;
  readonly finish: (
    connection: Connection,
    query: Readonly<Record<string, string | undefined>>,
    cookie: string | undefined,
  ) => Promise<FinishedInstall>;
  readonly endCookie: () => string;
  /** Told when a workspace has (re)installed the app, so that what waited for it goes out. */
  readonly installed: (connection: Connection, workspace: string) => Promise<void>;
}

/** `/slack/install` and `/slack/oauth/callback`: installation of the Slack app into further workspaces. */
export function slackInstall(parts: SlackInstallParts): Hono {
  const app = new Hono();

  app.get('/install', async (c) => {
    const connection = await parts.connection();
    const begun = connection && parts.begin(connection);
    if (!begun)
      return c.html(page('Not available', 'This service is not set up for installation by OAuth.'), 404);
    c.header('set-cookie', begun.cookie);
    c.header('cache-control', 'no-store');
    return c.redirect(begun.url, 302);
  });

  app.get('/oauth/callback', async (c) => {
    const connection = await parts.connection();
    if (!connection)
      return c.html(page('Not available', 'This service is not set up for installation by OAuth.'), 404);
    c.header('set-cookie', parts.endCookie());
    c.header('cache-control', 'no-store');
    const finished = await parts.finish(connection, c.req.query(), c.req.header('cookie'));
    if (!finished.ok) {
      parts.log.warn({ code: finished.code, detail: finished.detail }, 'installation in Slack refused');
      return c.html(page('Not installed', `Start again from /slack/install. (${finished.code})`), 400);
    }
    await parts.store.installations.save(connection.id, finished.installation);
    await parts.installed(connection, finished.installation.workspace);
    return c.html(page('Installed', 'Next, type /pm bind CODE in any channel of the workspace.'));
  });

  return app;
}

function page(title: string, text: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}</style></head>
<body><h1>${title}</h1><p>${text}</p></body></html>`;
}
