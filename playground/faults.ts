import type { MiddlewareHandler } from 'hono';
import type { Platform } from '../adapters/contract.ts';

/** What happens to the next calls to a vendor's stand-in. */
export interface Fault {
  readonly status?: number | undefined;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
  /** Accepts the call and then breaks the connection. */
  readonly dropReply?: boolean | undefined;
  times: number;
}

/** Faults waiting to happen, by platform. */
export class Faults {
  readonly #waiting = new Map<Platform, Fault[]>();

  add(platform: Platform, fault: Fault): void {
    this.#waiting.set(platform, [...(this.#waiting.get(platform) ?? []), { ...fault }]);
  }

  clear(): void {
    this.#waiting.clear();
  }

  /** Stands in front of a stand-in's API; token calls are left alone, so that a fault hits what it is meant for. */
  middleware(platform: Platform): MiddlewareHandler {
    return async (c, next) => {
      const fault = isTokenCall(c.req.path) ? undefined : this.#take(platform);
      if (!fault) return next();
      if (fault.dropReply) {
        await next();
        const broken = new ReadableStream({
          start: (controller) => controller.error(new Error('connection broken')),
        });
        c.res = new Response(broken, { status: 200, headers: { 'content-length': '1000' } });
        return;
      }
      return vendorError(platform, fault.status ?? 500, fault.retryAfter);
    };
  }

  #take(platform: Platform): Fault | undefined {
    const [first, ...rest] = this.#waiting.get(platform) ?? [];
    if (!first) return undefined;
    first.times -= 1;
    if (first.times <= 0) this.#waiting.set(platform, rest);
    return first;
  }
}

function isTokenCall(path: string): boolean {
  return /tenant_access_token|accessToken|auth\.test|bot\/v3\/info|oauth2/i.test(path);
}

/** An error as that vendor would word it. */
function vendorError(platform: Platform, status: number, retryAfter: number | undefined): Response {
  const limited = status === 429;
  const headers = new Headers({ 'content-type': 'application/json' });
  if (retryAfter !== undefined) {
    headers.set('retry-after', String(retryAfter));
    headers.set('x-ogw-ratelimit-reset', String(retryAfter));
  }
  const bodies: Record<Platform, object> = {
    slack: { ok: false, error: limited ? 'ratelimited' : 'internal_error' },
    lark: limited
      ? { code: 99991400, msg: 'request trigger frequency limit' }
      : { code: 5000, msg: 'internal error' },
    dingtalk: {
      code: limited ? 'system.busy' : 'system.error',
      message: 'try again later',
      requestid: 'playground',
    },
  };
  return new Response(JSON.stringify(bodies[platform]), { status, headers });
}
