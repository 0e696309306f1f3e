import { Hono } from 'hono';
import type { HookAnswer } from '../../adapters/contract.ts';
import type { Receive } from './receive.ts';

/** More than any platform sends; larger bodies are refused before anything else is looked at. */
const MOST_BYTES = 1_048_576;
/** What may be read at one moment: whoever sends nothing but large bodies cannot fill the memory. */
const MOST_BYTES_AT_ONCE = 48 * MOST_BYTES;

/** Bodies declared to be no larger are read in one go. */
export const SMALL_BYTES = 16_384;

/** `POST /hooks/:connection`: everything a platform sends for one connection. On Node, most take `src/hook-door.ts` instead. */
export function hooks(receive: Receive): Hono {
  const app = new Hono();
  app.post('/:connection', async (c) => {
    const body = await readBody(c.req.raw);
    if ('refused' in body) return c.body(null, body.refused);
    const headers = Object.fromEntries(c.req.raw.headers);
    return respond(
      await receive(c.req.param('connection'), { method: 'POST', url: c.req.url, headers, body: body.text }),
    );
  });
  return app;
}

function respond(answer: HookAnswer): Response {
  return new Response(answer.body === '' ? null : answer.body, {
    status: answer.status,
    ...(answer.headers ? { headers: { ...answer.headers } } : {}),
  });
}

/** Bytes of bodies being read at this moment, over all requests. */
let reading = 0;

type Body = { readonly text: string } | { readonly refused: 413 | 503 };

/** The body as text; 413 where it is larger than allowed, and 503 where too much is being read already. */
async function readBody(request: Request): Promise<Body> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN);
  if (declared > MOST_BYTES) return { refused: 413 };
  // As nearly every webhook is: no more than was declared can come, and a stream costs more than all the checks.
  if (declared <= SMALL_BYTES) return { text: await request.text() };
  if (!request.body) return { text: '' };
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      reading += chunk.byteLength;
      if (size > MOST_BYTES) return { refused: 413 };
      if (reading > MOST_BYTES_AT_ONCE) return { refused: 503 };
      chunks.push(chunk);
    }
    return { text: new TextDecoder().decode(Buffer.concat(chunks)) };
  } finally {
    reading -= size;
  }
}
