import { Hono } from 'hono';
import aside from './page/aside.client.js';
import chatLook from './page/chat.css';
import column from './page/column.client.js';
import columnFrame from './page/column-frame.client.js';
import composer from './page/composer.client.js';
import dialog from './page/dialog.client.js';
import dialogLook from './page/dialog.css';
import dingtalk from './page/dingtalk.client.js';
import dingtalkLook from './page/dingtalk.css';
import dom from './page/dom.client.js';
import fields from './page/fields.client.js';
import inline from './page/inline.client.js';
import lark from './page/lark.client.js';
import larkLook from './page/lark.css';
import larkCardLook from './page/lark-card.css';
import log from './page/log.client.js';
import message from './page/message.client.js';
import messageLook from './page/message.css';
import narrowLook from './page/narrow.css';
import native from './page/native.client.js';
import net from './page/net.client.js';
import script from './page/page.client.js';
import look from './page/page.css';
import html from './page/page.html';
import people from './page/people.client.js';
import slack from './page/slack.client.js';
import slackLook from './page/slack.css';
import slackHome from './page/slack-home.client.js';
import slackModal from './page/slack-modal.client.js';
import slackText from './page/slack-text.client.js';
import time from './page/time.client.js';
import typingLook from './page/typing.css';
import words from './page/words.client.js';
import worldClock from './page/world-clock.client.js';

const FILES: Readonly<Record<string, string>> = {
  'aside.client.js': aside,
  'column.client.js': column,
  'column-frame.client.js': columnFrame,
  'composer.client.js': composer,
  'dialog.client.js': dialog,
  'dingtalk.client.js': dingtalk,
  'dingtalk.css': dingtalkLook,
  'dom.client.js': dom,
  'fields.client.js': fields,
  'inline.client.js': inline,
  'lark.client.js': lark,
  'lark.css': larkLook,
  'lark-card.css': larkCardLook,
  'log.client.js': log,
  'message.client.js': message,
  'native.client.js': native,
  'net.client.js': net,
  'page.client.js': script,
  'chat.css': chatLook,
  'dialog.css': dialogLook,
  'message.css': messageLook,
  'narrow.css': narrowLook,
  'typing.css': typingLook,
  'page.css': look,
  'people.client.js': people,
  'slack.client.js': slack,
  'slack.css': slackLook,
  'slack-home.client.js': slackHome,
  'slack-modal.client.js': slackModal,
  'slack-text.client.js': slackText,
  'time.client.js': time,
  'words.client.js': words,
  'world-clock.client.js': worldClock,
};

/** The page speaks with its own service alone, and nothing that a person typed can become a script. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page at `/`: three chats side by side, drawn from what the service really sent. */
export function playgroundPage(): Hono {
  const app = new Hono();
  app.get('/', (c) => {
    c.header('content-security-policy', POLICY);
    c.header('cache-control', 'no-cache');
    return c.html(html);
  });
  app.get('/playground-page/:file', (c) => {
    const name = c.req.param('file');
    const text = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
    if (text === undefined) return c.notFound();
    const type = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    return c.body(text, 200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' });
  });
  return app;
}
