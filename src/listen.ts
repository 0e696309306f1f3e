import { createServer } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Door } from './hook-door.ts';

type Answerer = (request: Request, node: HttpBindings) => Response | Promise<Response>;

/** An open port, known before the service behind it is ready. */
export interface Listening {
  readonly port: number;
  /** This service's own address on this machine. */
  readonly origin: string;
  /** Lets requests through, those that `door` takes past the router; until then all are answered 503. */
  open(fetch: Answerer, door: Door): void;
  /** Goes on answering, but keeps no connection open, so that callers come back by another door. */
  lead(): void;
  /** Takes no more requests and resolves once those under way are answered, cutting off what takes longer than `limitMs`. */
  close(limitMs: number): Promise<void>;
}

const NOT_YET = (): Response => new Response(null, { status: 503, headers: { 'retry-after': '1' } });

/** An address that cannot be listened on, as a line that names the variable, what it got and what it needs. */
export class ListenProblem extends Error {
  override readonly name = 'ListenProblem';
}

/** Binds a port (0: any that is free); rejects with ListenProblem where it is taken or the address is not this machine's. */
export async function listen(at: { readonly host: string; readonly port: number }): Promise<Listening> {
  let answer: Answerer = NOT_YET;
  let direct: Door = () => false;
  let leaving = false;
  const routed = getRequestListener((request, node) => answer(request, node as HttpBindings));
  const server = createServer((incoming, outgoing) => {
    if (leaving) outgoing.setHeader('connection', 'close');
    if (!direct(incoming, outgoing)) void routed(incoming, outgoing);
  });
  server.listen(at.port, at.host);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) => reject(problemOf(error, at)));
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : at.port;
  const everywhere = at.host === '0.0.0.0' || at.host === '::';
  return {
    port,
    origin: `http://${everywhere ? '127.0.0.1' : at.host.includes(':') ? `[${at.host}]` : at.host}:${port}`,
    open(fetch, door) {
      answer = fetch;
      direct = door;
    },
    lead() {
      leaving = true;
    },
    async close(limitMs) {
      const limit = setTimeout(() => server.closeAllConnections(), limitMs);
      await new Promise<void>((resolve) => void server.close(() => resolve()));
      clearTimeout(limit);
    },
  };
}

function problemOf(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ListenProblem(`PORT: got ${port}, which is in use on ${host}, needs a free one`);
    case 'EACCES':
      return new ListenProblem(`PORT: got ${port}, needs one that this process may open`);
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
    case 'EAI_AGAIN':
      return new ListenProblem(`HOST: got "${host}", needs an address of this machine`);
    default:
      return error;
  }
}
