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

/** Platforms wait three seconds; a database that does not answer must not let them wait in vain. */
const PATIENCE_MS = 2_300;

type Line = { readonly adapter: Adapter; readonly connection: Connection };

export interface ReceiveParts {
  readonly line: (connectionId: string) => Promise<Line | null>;
  readonly intake: Intake;
  readonly log: StoreLog;
  /** Real time: signature windows do not move with a test clock. */
  readonly realNow: () => Date;
  readonly count: (name: string, labels: Readonly<Record<string, string>>) => void;
}

/** Takes one webhook of a connection, read whole, and answers it: what every door leads to. Never rejects. */
export type Receive = (connectionId: string, request: HookRequest) => Promise<HookAnswer>;

/** Makes the way of a webhook: its connection's adapter verifies it, the intake makes it durable, and it is answered. */
export function createReceive(parts: ReceiveParts): Receive {
  return async (connectionId, request) => {
    try {
      const line = await parts.line(connectionId);
      if (!line) return empty(404);
      const accepted = await line.adapter.accept(request, line.connection, parts.realNow());
      parts.count('linkstar_webhooks_total', labels(line.connection.platform, accepted.kind));
      if (accepted.kind === 'delivery') return await take(line, accepted.delivery);
      if (accepted.kind === 'answered') return accepted.answer;
      const { status, reason } = accepted;
      parts.log.warn({ connection: connectionId, status, reason }, 'webhook refused');
      return empty(status);
    } catch (error) {
      parts.log.error({ err: error, connection: connectionId }, 'a webhook could not be read');
      return empty(500);
    }
  };

  /** Answers within the platform's patience: with 503, so that it sends again, where the delivery is not durable by then. */
  function take(line: Line, delivery: Parameters<Intake['take']>[1]): Promise<HookAnswer> {
    const connection = line.connection.id;
    return new Promise((resolve) => {
      const { stored, answer } = parts.intake.take(line, delivery);
      const limit = setTimeout(async () => {
        const durable = await Promise.race([stored.then(() => true), false]).catch(() => false);
        // Should it become durable later, it is worked on once.
        if (!durable) parts.log.error({ connection }, 'a webhook could not be stored in time');
        resolve(empty(durable ? 200 : 503));
      }, PATIENCE_MS);
      answer.then(
        (made) => {
          clearTimeout(limit);
          resolve(made);
        },
        (error: unknown) => {
          clearTimeout(limit);
          parts.log.error({ err: error, connection }, 'a webhook could not be stored');
          resolve(empty(503));
        },
      );
    });
  }
}

function empty(status: number): HookAnswer {
  return { status, body: '' };
}

const labelsOf = new Map<string, Readonly<Record<string, string>>>();

/** The same object for the same labels, so that a metric finds its series at once. */
function labels(platform: Platform, kind: Accepted['kind']): Readonly<Record<string, string>> {
  const key = `${platform} ${kind}`;
  const known = labelsOf.get(key) ?? { platform, kind };
  labelsOf.set(key, known);
  return known;
}
