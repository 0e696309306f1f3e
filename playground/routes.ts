import { Hono } from 'hono';
import { z } from 'zod';
import { readPhrase } from '../src/time/index.ts';
import { PlaygroundError } from './errors.ts';
import { answerPhrase, phraseRequest } from './phrase.ts';
import type { Playground } from './world.ts';

const platform = z.enum(['slack', 'lark', 'dingtalk']);
const chat = z.string().min(1);
const person = z.string().min(1);

const say = z.object({ chat, as: person, text: z.string().max(40_000), thread: z.string().optional() });
const press = z.object({
  chat,
  as: person,
  message: z.string(),
  action: z.string(),
  form: z.record(z.string(), z.unknown()).optional(),
});
const event = z.discriminatedUnion('kind', [
  z.object({ chat, as: person, kind: z.enum(['shortcut', 'home', 'bot_added', 'bot_removed', 'uninstall']) }),
  z.object({ chat, as: person, kind: z.literal('message_action'), message: z.string() }),
  z.object({
    chat,
    as: person,
    kind: z.literal('file'),
    name: z.string(),
    size: z.number().int().positive(),
  }),
]);
const instant = z.iso.datetime({ offset: true });
const clock = z.union([z.object({ now: instant }), z.object({ advance: z.iso.duration() })]);
const faults = z.object({
  platform,
  status: z.number().int().min(400).max(599).optional(),
  retryAfter: z.number().min(0).optional(),
  dropReply: z.boolean().optional(),
  times: z.number().int().min(1).max(10_000).default(1),
});
const reset = z.object({ sample: z.enum(['company', 'bf26']).default('bf26'), now: instant.optional() });

/** The playground's JSON API, for tests and for its page. */
export function playgroundRoutes(playground: Playground): Hono {
  const app = new Hono();

  app.use('*', async (c, next) => {
    if (!playground.mayBeAskedBy(c.req.header('host'), c.req.header('origin'))) {
      return c.json(
        { error: { code: 'forbidden', message: 'The playground answers only to its own page.' } },
        403,
      );
    }
    if (c.req.method === 'POST' && !c.req.header('content-type')?.startsWith('application/json')) {
      return c.json({ error: { code: 'not_json', message: 'Bodies are JSON.' } }, 400);
    }
    return next();
  });

  const post = <T>(path: string, schema: z.ZodType<T>, run: (body: T) => Promise<object> | object): void => {
    app.post(path, async (c) => {
      const read = schema.safeParse(await c.req.json().catch(() => undefined));
      if (!read.success) {
        const [issue] = read.error.issues;
        throw new PlaygroundError(
          400,
          'invalid',
          `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`,
        );
      }
      return c.json(await run(read.data));
    });
  };

  app.get('/world', (c) => c.json(playground.world()));
  app.get('/chats/:id/messages', (c) => c.json(playground.messages(c.req.param('id'), c.req.query('as'))));
  app.get('/home/:person', (c) => c.json(playground.home(c.req.param('person'))));
  post('/say', say, (body) => playground.say(body));
  post('/press', press, (body) => playground.press(body));
  post('/event', event, (body) => playground.event(body));
  post('/clock', clock, (body) => playground.moveClock(body));
  post('/faults', faults, (body) => playground.addFault(body));
  post('/reset', reset, (body) => playground.reset(body));
  post('/when', phraseRequest, (body) => answerPhrase(body, readPhrase));

  app.onError((error, c) => {
    if (error instanceof PlaygroundError) {
      return c.json({ error: { code: error.code, message: error.message } }, error.status);
    }
    throw error;
  });
  return app;
}
