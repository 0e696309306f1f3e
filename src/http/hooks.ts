import { type Context, Hono } from 'hono';
import type {
  Accepted,
  Adapter,
  Connection,
  HookAnswer,
  HookRequest,
  Platform,
} from '../../adapters/contract.ts';
import type { Intake } from '../desk/intake.ts';
import type { StoreLog } from '../store/store.ts';

/** More than any platform sends; larger bodies are refused before anything else is looked at. */
const MOST_BYTES = 1_048_576;
/** What may be read at one moment: whoever sends nothing but large bodies cannot fill the memory. */
const MOST_BYTES_AT_ONCE = 48 * MOST_BYTES;

/** Bodies declared to be no larger are read in one go. */
const SMALL_BYTES = 16_384;

/** Platforms wait three seconds; a database that does not answer must not let them wait in vain. */
const PATIENCE_MS = 2_300;

export interface HookParts {
  readonly line: (connectionId: string) => Promise<{ adapter: Adapter; connection: Connection } | null>;
  readonly intake: Intake;
  readonly log: StoreLog;
  /** Real time: signature windows do not move with a test clock. */
  readonly realNow: () => Date;
  readonly count: (name: string, labels: Readonly<Record<string, string>>) => void;
}

/** `POST /hooks/:connection`: everything a platform sends for one connection. */
export function hooks(parts: HookParts): Hono {
  const app = new Hono();
  app.post('/:connection', async (c) => {
    const line = await parts.line(c.req.param('connection'));
    if (!line) return c.body(null, 404);
    const body = await readBody(c.req.raw);
    if ('refused' in body) return c.body(null, body.refused);
    const request: HookRequest = {
      method: 'POST',
      url: c.req.url,
      headers: headersOf(c),
      body: body.text,
    };
    const accepted = await line.adapter.accept(request, line.connection, parts.realNow());
    parts.count('linkstar_webhooks_total', labels(line.connection.platform, accepted.kind));
    if (accepted.kind === 'refused') {
      parts.log.warn(
        { connection: line.connection.id, status: accepted.status, reason: accepted.reason },
        'webhook refused',
      );
      return c.body(null, accepted.status);
    }
    if (accepted.kind === 'answered') return respond(accepted.answer);
    const { stored, answer } = parts.intake.take(line, accepted.delivery);
    const limit = timeLimit(PATIENCE_MS);
    let durable = false;
    const noted = (): void => {
      durable = true;
    };
    // What goes wrong is told by the answer, too.
    stored.then(noted, () => undefined);
    try {
      const made = await Promise.race([answer, limit.over]);
      if (made !== undefined) return respond(made);
      if (durable) return c.body(null, 200);
      // Not durable, so not accepted: the platform sends it again. Should it become durable later, it is worked on once.
      parts.log.error({ connection: line.connection.id }, 'a webhook could not be stored in time');
      return c.body(null, 503);
    } catch (error) {
      parts.log.error({ err: error, connection: line.connection.id }, 'a webhook could not be stored');
      return c.body(null, 503);
    } finally {
      limit.end();
    }
  });
  return app;
}

const labelsOf = new Map<string, Readonly<Record<string, string>>>();

/** The same object for the same labels, so that a metric finds its series at once. */
function labels(platform: Platform, kind: Accepted['kind']): Readonly<Record<string, string>> {
  const key = `${platform} ${kind}`;
  const known = labelsOf.get(key) ?? { platform, kind };
  labelsOf.set(key, known);
  return known;
}

/** What the listener gives beside the standard request; nothing on Workers. */
interface FromNode {
  readonly incoming?: { readonly headers: Readonly<Record<string, string>> };
}

/** By names in lower case: as Node has read them already, elsewhere read here. */
function headersOf(c: Context): Readonly<Record<string, string>> {
  const { incoming } = (c.env ?? {}) as FromNode;
  return incoming?.headers ?? Object.fromEntries(c.req.raw.headers);
}

/** `over` resolves to undefined after some milliseconds, unless ended before. */
function timeLimit(ms: number): { over: Promise<undefined>; end: () => void } {
  let end = (): void => {};
  const over = new Promise<undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ms);
    end = () => clearTimeout(timer);
  });
  return { over, end };
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
