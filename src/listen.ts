import { serve } from '@hono/node-server';

/** An open port, known before the service behind it is ready. */
export interface Listening {
  readonly port: number;
  /** This service's own address on this machine. */
  readonly origin: string;
  /** Lets requests through; until then they are answered 503. */
  open(fetch: (request: Request) => Response | Promise<Response>): void;
  /** Takes no more requests and resolves once those under way are answered. */
  close(): Promise<void>;
}

const NOT_YET = (): Response => new Response(null, { status: 503, headers: { 'retry-after': '1' } });

/** Binds a port (0: any that is free); rejects where it is taken. */
export async function listen(at: { readonly host: string; readonly port: number }): Promise<Listening> {
  let answer: (request: Request) => Response | Promise<Response> = NOT_YET;
  const server = serve({ fetch: (request) => answer(request), hostname: at.host, port: at.port });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : at.port;
  const everywhere = at.host === '0.0.0.0' || at.host === '::';
  return {
    port,
    origin: `http://${everywhere ? '127.0.0.1' : at.host.includes(':') ? `[${at.host}]` : at.host}:${port}`,
    open(fetch) {
      answer = fetch;
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
