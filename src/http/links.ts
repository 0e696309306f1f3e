import { Hono } from 'hono';
import type { Ids } from '../store/ids.ts';
import type { Store, StoreLog } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';

export interface LinkParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: StoreLog;
  readonly publicUrl: string;
  readonly wake: () => void;
}

/** `/t/:key`: a page that leads into the chat and shows no data, because whoever opens it is not known here. */
export function links(_parts: LinkParts): Hono {
  const app = new Hono();
  app.get('/t/:key', (c) => {
    const key = c.req.param('key').toUpperCase();
    if (!/^[A-Z][A-Z0-9]{1,9}-\d{1,9}$/.test(key)) return c.notFound();
    return c.html(page(key));
  });
  return app;
}

function page(key: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${key}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}code{background:#eee;padding:.2em .4em}</style></head>
<body><h1>${key}</h1><p>Open your chat and type <code>${key}</code> to the bot to see this task.</p>
<p lang="zh">打开聊天，向机器人发送 <code>${key}</code> 即可查看这个任务。</p></body></html>`;
}
