import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HookAnswer } from '../adapters/contract.ts';
import { SMALL_BYTES } from './http/hooks.ts';
import type { Receive } from './http/receive.ts';

/** Serves a request, or says that it is none of its own. */
export type Door = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

/**
 * Node's own way in for nearly every webhook: a small body of declared length goes to `receive` without the router and
 * the standard's request and response, which cost as much as verifying and storing it. Everything else is the router's.
 */
export function hookDoor(receive: Receive): Door {
  return (incoming, outgoing) => {
    const { method, url = '', headers } = incoming;
    const connection = method === 'POST' ? connectionOf(url) : undefined;
    if (connection === undefined || !(Number(headers['content-length']) <= SMALL_BYTES)) return false;
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => void chunks.push(chunk));
    incoming.on('end', () => {
      const body = (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString();
      // Read by Node already: names in lower case, and a list only for cookies.
      const request = { method: 'POST', url, headers: headers as Record<string, string>, body };
      void receive(connection, request).then((answer) => respond(outgoing, answer));
    });
    return true;
  };
}

/** The last part of `/hooks/<connection>`, with or without a query; undefined for any other target. */
function connectionOf(url: string): string | undefined {
  return /^\/hooks\/([\w.~-]+)(?:\?|$)/.exec(url)?.[1];
}

function respond(outgoing: ServerResponse, { status, headers, body }: HookAnswer): void {
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  outgoing.end(body);
}
