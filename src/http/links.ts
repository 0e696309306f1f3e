import { Hono } from 'hono';
import type { LinkOffer, LinkResult } from '../desk/link-press.ts';
import { texts } from '../text/index.ts';
import { requestIdOf } from './request-id.ts';

export interface LinkParts {
  readonly offer: (token: string) => Promise<LinkOffer | null>;
  readonly press: (token: string, requestId: string) => Promise<LinkResult>;
  readonly wake: () => void;
}

/**
 * `/go/:token`: the buttons of cards that can only carry links; a page says what will happen, and only its button acts,
 * because chat clients fetch links by themselves. `/t/:key`: leads into the chat and shows no data, because whoever
 * opens it is not known here.
 */
export function links(parts: LinkParts): Hono {
  const app = new Hono();

  app.get('/t/:key', (c) => {
    const key = c.req.param('key').toUpperCase();
    if (!/^[A-Z][A-Z0-9]{1,9}-\d{1,9}$/.test(key)) return c.notFound();
    return c.html(
      page('en', key, [
        `Open your chat and type ${key} to the bot to see this task.`,
        `打开聊天，向机器人发送 ${key} 即可查看这个任务。`,
      ]),
    );
  });

  app.get('/go/:token', async (c) => {
    c.header('cache-control', 'no-store');
    const offer = await parts.offer(c.req.param('token'));
    if (!offer) return c.html(gone(), 404);
    return c.html(page(offer.locale, offer.label, [offer.subject], offer.label));
  });

  app.post('/go/:token', async (c) => {
    c.header('cache-control', 'no-store');
    const result = await parts.press(c.req.param('token'), requestIdOf(c));
    parts.wake();
    if (result.kind === 'gone') return c.html(gone(), 404);
    return c.html(page(result.locale, result.text, []), result.kind === 'done' ? 200 : 409);
  });

  return app;
}

function gone(): string {
  const { zh, en } = { zh: texts('zh').errors.refused, en: texts('en').errors.refused };
  return page('zh', '404', [zh.expiredButton, en.expiredButton]);
}

function page(locale: 'zh' | 'en', title: string, lines: readonly string[], button?: string): string {
  const body = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
  const form =
    button === undefined ? '' : `<form method="post"><button>${escapeHtml(button)}</button></form>`;
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>${escapeHtml(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}button{font:inherit;padding:.6em 1.4em}</style></head>
<body><h1>${escapeHtml(title)}</h1>${body}${form}</body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
