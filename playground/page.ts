import { Hono } from 'hono';
import script from './page/page.client.js';
import styles from './page/page.css';
import html from './page/page.html';

/** The page at `/`: three chats side by side, drawn from what the service really sent. */
export function playgroundPage(): Hono {
  const app = new Hono();
  app.get('/', (c) => c.html(html));
  app.get('/playground-page.css', (c) => c.body(styles, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/playground-page.js', (c) =>
    c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  return app;
}
