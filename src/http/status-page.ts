import type { Context } from 'hono';

/** What stands at `/` while the playground is off. */
export function statusPage(c: Context): Response | Promise<Response> {
  return c.html(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>LinkStar</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}</style></head>
<body><h1>LinkStar is running</h1><p>Readiness: <a href="/readyz">/readyz</a></p></body></html>`);
}
