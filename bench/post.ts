import { Agent, request } from 'node:http';
import { pause } from './service.ts';
import type { SignedRequest } from './signed.ts';

/** What became of one webhook. */
export interface Posted {
  /** Null where no answer came. */
  readonly status: number | null;
  readonly body: string;
  readonly ms: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Posts a webhook once. Platforms wait about three seconds, so nobody waits longer than `patienceMs`. */
export function post(port: number, signed: SignedRequest, patienceMs = 3_000): Promise<Posted> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const done = (status: number | null, body: string): void =>
      resolve({ status, body, ms: performance.now() - begun });
    const call = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path: signed.path,
        method: 'POST',
        headers: { ...signed.headers, 'content-length': Buffer.byteLength(signed.body) },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => done(answer.statusCode ?? null, Buffer.concat(chunks).toString()));
        answer.on('error', () => done(null, ''));
      },
    );
    call.setTimeout(patienceMs, () => call.destroy(new Error('timeout')));
    call.on('error', () => done(null, ''));
    call.end(signed.body);
  });
}

export function accepted({ status }: Posted): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** Posts as a platform does: the same delivery again after a pause until somebody takes it. */
export async function postUntilTaken(
  ports: () => number,
  make: () => SignedRequest,
  tries = 12,
  pauseMs = 400,
): Promise<{ readonly taken: boolean; readonly tries: number; readonly last: Posted }> {
  let last: Posted = { status: null, body: '', ms: 0 };
  for (let n = 1; n <= tries; n += 1) {
    last = await post(ports(), make());
    if (accepted(last)) return { taken: true, tries: n, last };
    await pause(pauseMs * Math.min(n, 5));
  }
  return { taken: false, tries, last };
}
