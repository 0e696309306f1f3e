import type { Inbound } from '../../adapters/contract.ts';
import type { Reader } from '../../cards/views.ts';
import type { Echo, Intent } from '../commands/intent.ts';
import { triggerOf } from '../delivery/reader.ts';
import type { Actor, Origin } from '../operations/operation.ts';
import type { Scene } from '../operations/perform.ts';
import type { TenantTx } from '../store/store.ts';
import type { DeskParts } from './parts.ts';
import type { Reply } from './reply.ts';
import type { Standing } from './standing.ts';

/** Everything about one act of one known member, within one transaction. */
export interface Session {
  readonly parts: DeskParts;
  readonly tx: TenantTx;
  readonly inbound: Inbound;
  readonly standing: Standing & { readonly actor: Actor };
  readonly now: Date;
  readonly requestId: string;
  /** The member as reader of what only they are shown. */
  readonly reader: Reader;
  readonly scene: Scene;
  /** Does what an intent asks for. */
  readonly act: (intent: Intent, manner: Manner) => Promise<Reply>;
  /** Understands a line as if it had just been typed. */
  readonly hear: (line: string) => Promise<Reply>;
  /** The same act as if it had been said in another message or thread of the same room. */
  readonly from: (origin: Origin) => Session;
}

/** How an intent came about; the wording of the reply depends on it. */
export interface Manner {
  readonly by: 'line' | 'press' | 'form';
  readonly echo?: Echo;
}

/** Puts together what the rooms of the desk need of one act. */
export function openSession(
  given: Pick<Session, 'parts' | 'tx' | 'inbound' | 'standing' | 'now' | 'requestId'> & {
    /** How many lines of a list fit on a card there. */
    readonly listLines?: number | undefined;
  },
  doing: {
    act: (session: Session, intent: Intent, manner: Manner) => Promise<Reply>;
    hear: (session: Session, line: string) => Promise<Reply>;
  },
): Session {
  const { parts, tx, inbound, standing, now, requestId, listLines } = given;
  const lines = listLines === undefined ? {} : { listLines };
  const { actor, place } = standing;
  const session = (origin: Origin): Session => {
    const own: Session = {
      ...given,
      reader: readerOf(inbound, standing, now, actor.kind === 'member'),
      scene: { tx, now, ids: parts.ids, actor, place, origin, requestId, ...lines },
      act: (intent, manner) => doing.act(own, intent, manner),
      hear: (line) => doing.hear(own, line),
      from: (other) => session({ ...origin, ...other }),
    };
    return own;
  };
  return session(originOf(inbound, standing));
}

/** How somebody reads what is shown to them alone. */
export function readerOf(
  inbound: Inbound,
  at: { readonly locale: 'zh' | 'en'; readonly zone: string },
  now: Date,
  internal: boolean,
): Reader {
  return {
    locale: at.locale,
    zone: at.zone,
    otherZones: [],
    audience: internal ? 'internal' : 'external',
    now,
    scope: 'person',
    trigger: inbound.room?.kind === 'group' ? triggerOf(inbound.platform) : '',
  };
}

function originOf(inbound: Inbound, standing: Standing): Origin {
  const message = 'message' in inbound.event ? inbound.event.message : undefined;
  return {
    ...(standing.place ? { roomId: standing.place.roomId } : {}),
    ...(message ? { message: message.id } : {}),
    ...(message?.thread ? { thread: message.thread } : {}),
  };
}
