import type { ServerResponse } from 'node:http';
import type { Accepted, Decide, Fault, MockLog, SendCall, Vendor } from './log.ts';

/** A message that stands in a chat; `extra` is what the vendor hands back with it. */
export interface Standing extends Accepted {
  readonly extra: object;
}

/** What all three vendors keep. */
export interface MockState {
  readonly log: MockLog;
  readonly slackToken: string;
  readonly larkToken: string;
  readonly larkAppId: string;
  readonly dingtalkToken: string;
  posts(vendor: Vendor, chat?: string): Standing[];
}

export interface Answer {
  readonly status?: number;
  readonly json: object;
}

/** How a vendor's handler says that a call would put a message somewhere. */
export type Send = (
  call: Omit<SendCall, 'vendor' | 'at'>,
  answer: (id: string) => object,
  more?: { readonly id?: string; readonly once?: string | null; readonly metadata?: unknown },
) => Promise<Answer | 'taken over'>;

/** Serves one call of one vendor. `path` has neither vendor nor slash before it. */
export type Handler = (call: {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly token: string | null;
  readonly state: MockState;
  readonly send: Send;
}) => Promise<Answer | 'taken over'>;

interface Sending {
  readonly vendor: Vendor;
  readonly log: MockLog;
  readonly decide: () => Decide;
  readonly standing: Standing[];
  readonly response: ServerResponse;
  readonly hanging: Set<ServerResponse>;
  readonly nextId: (vendor: Vendor) => string;
}

/** Makes the `send` of one call: decides about it, keeps what is taken, and breaks the line where told to. */
export function sender(parts: Sending): Send {
  const { vendor, log, standing, response, hanging } = parts;
  return async (given, answer, more = {}) => {
    const call: SendCall = { ...given, vendor, at: Date.now() };
    log.called(call);
    const fault = parts.decide()(call);
    const taken =
      fault === null ||
      fault.kind === 'cut' ||
      fault.kind === 'half' ||
      (fault.kind === 'hang' && fault.taken);
    const id = taken ? take(call, more) : '';
    if (fault === null && call.kind === 'look') log.looked.push(call);
    if (fault === null) return { json: answer(id) };
    breakLine(fault, response, hanging, JSON.stringify(answer(id)));
    return 'taken over';
  };

  function take(call: SendCall, more: { id?: string; once?: string | null; metadata?: unknown }): string {
    if (call.kind === 'look') return '';
    if (more.once) {
      const earlier = standing.find((one) => one.vendor === vendor && one.key === more.once);
      if (earlier) {
        log.deduped += 1;
        return earlier.id;
      }
    }
    const id = more.id ?? parts.nextId(vendor);
    const extra = more.metadata ? { metadata: more.metadata } : {};
    const entry = log.take(call, id);
    if (call.kind !== 'update') standing.push({ ...entry, extra });
    return id;
  }
}

function breakLine(
  fault: Fault,
  response: ServerResponse,
  hanging: Set<ServerResponse>,
  whole: string,
): void {
  switch (fault.kind) {
    case 'answer':
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      response.end(fault.body);
      return;
    case 'cut':
    case 'reset':
      response.socket?.destroy();
      return;
    case 'half':
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': String(whole.length + 50),
      });
      response.write(whole.slice(0, 10), () => response.socket?.destroy());
      return;
    case 'hang':
      hanging.add(response);
  }
}
