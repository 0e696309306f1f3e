import { type Context, Hono } from 'hono';
import { chatMethods } from './api-chat.ts';
import { conversationMethods } from './api-conversations.ts';
import { fileMethods, receiveBytes } from './api-files.ts';
import { takeResponse } from './api-response.ts';
import { viewMethods } from './api-views.ts';
import { APP_ID, BOT, BOT_TOKEN, TEAM } from './ids.ts';
import type { Memory } from './memory.ts';
import type { Json } from './native.ts';
import { type Method, Refusal, type Vendor } from './vendor.ts';

const authTest: Method = () => ({
  url: `https://${TEAM.domain}.slack.com/`,
  team: TEAM.name,
  team_id: TEAM.id,
  user: BOT.name,
  user_id: BOT.userId,
  bot_id: BOT.botId,
  app_id: APP_ID,
  is_enterprise_install: false,
});

const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': authTest,
  ...chatMethods,
  ...viewMethods,
  ...conversationMethods,
  ...fileMethods,
};

/** The Web API, response URLs and upload addresses of the playground's Slack. */
export function createApi(vendor: Vendor): Hono {
  const api = new Hono();
  api.post('/api/:method', async (c) => {
    const method = METHODS[c.req.param('method')];
    if (!method) return c.json({ ok: false, error: 'unknown_method', req_method: c.req.param('method') });
    const token = c.req.header('authorization')?.replace(/^Bearer /, '');
    const args = await readArguments(c);
    if (!args) return c.json({ ok: false, error: 'invalid_form_data' });
    const refused = refusedToken(token ?? args.token, vendor.memory);
    if (refused) return c.json({ ok: false, error: refused });
    const answer = method(args, vendor);
    if (!(answer instanceof Refusal)) return c.json({ ok: true, ...answer });
    const details = answer.messages.map((message) => `[ERROR] ${message}`);
    return c.json({
      ok: false,
      error: answer.error,
      ...(details.length > 0 ? { errors: answer.messages, response_metadata: { messages: details } } : {}),
    });
  });
  api.post('/response/:kind/:id', async (c) => {
    const body: unknown = await c.req.json().catch(() => null);
    const { status, text } = takeResponse(c.req.param('id'), body, vendor);
    return c.text(text, status);
  });
  api.post('/upload/:id', async (c) => {
    const bytes = await c.req.arrayBuffer();
    const stored = receiveBytes(c.req.param('id'), bytes.byteLength, vendor.memory);
    return stored ? c.text(`OK - ${bytes.byteLength}`) : c.text('no such upload', 404);
  });
  return api;
}

function refusedToken(token: unknown, memory: Memory): string | null {
  if (token === undefined) return 'not_authed';
  if (token !== BOT_TOKEN) return 'invalid_auth';
  return memory.installed ? null : 'account_inactive';
}

// Forms carry nested values as JSON text; read methods take forms only, but a stricter server would gain nothing here.
async function readArguments(c: Context): Promise<Json | null> {
  const type = c.req.header('content-type') ?? '';
  const body = await c.req.text();
  try {
    if (type.startsWith('application/json')) return JSON.parse(body) as Json;
    const fields = Object.fromEntries(new URLSearchParams(body));
    return Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, NESTED.has(name) ? JSON.parse(value) : value]),
    );
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const NESTED = new Set(['blocks', 'view', 'metadata', 'attachments', 'files']);
