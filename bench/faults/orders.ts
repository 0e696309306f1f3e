import { type Tally, tally, type Wish } from '../check.ts';
import { quiet, type Room } from '../company.ts';
import { type Posted, postUntilTaken } from '../post.ts';
import { admin, pause, uniqueName } from '../service.ts';
import type { Ground, Outcome } from './ground.ts';

/** A command that a person gives, with the id under which its platform sends it, however often. */
export interface Order extends Wish {
  readonly id: string;
}

/** `count` orders, dealt to the rooms in turn. Their words hold nothing that reads like a time or a number. */
export function ordersFor(rooms: readonly Room[], count: number): Order[] {
  const run = word(uniqueName());
  return Array.from({ length: count }, (_, n) => {
    const room = rooms[n % rooms.length];
    if (!room) throw new Error('no rooms');
    return {
      room,
      title: `Widget ${run} ${word(String(n))}`,
      id: `${room.vendor === 'lark' ? 'om_' : ''}${run}-${n}`,
      acknowledged: false,
    };
  });
}

function word(text: string): string {
  return `w${[...text].map((c) => (c >= '0' && c <= '9' ? 'bcdfghjklm'[Number(c)] : c)).join('')}x`;
}

/** The signed webhook of an order. */
export function webhookOf(ground: Ground, order: Order): ReturnType<Ground['company']['line']> {
  return ground.company.line(order.room, `new ${order.title}`, order.id);
}

/** Gives orders as platforms do, `width` at a time, each again until it is taken. */
export async function give(
  ground: Ground,
  orders: readonly Order[],
  given: {
    readonly width: number;
    readonly port?: (n: number) => number;
    readonly tries?: number;
    readonly everyMs?: number;
  },
): Promise<Posted[]> {
  const { width, tries = 20, everyMs = 0 } = given;
  const port = given.port ?? (() => ground.ports[Math.floor(Math.random() * ground.ports.length)] ?? 0);
  const waiting = [...orders.entries()];
  const posted: Posted[] = [];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [n, order] = next;
        const result = await postUntilTaken(
          () => port(n),
          () => webhookOf(ground, order),
          tries,
        );
        order.acknowledged = result.taken;
        posted.push(result.last);
        if (everyMs > 0) await pause(everyMs);
      }
    }),
  );
  return posted;
}

/** Waits for the last card and compares everything with the orders. */
export async function settleUp(
  ground: Ground,
  orders: readonly Order[],
  given: {
    readonly since: number;
    readonly patienceMs: number;
    readonly seen?: string;
    readonly broken?: string[];
  },
): Promise<Outcome & { readonly tally: Tally }> {
  const [port = 0] = ground.ports;
  const broken = [...(given.broken ?? [])];
  const until = Date.now() + given.patienceMs;
  if (!(await quiet(port, given.patienceMs))) broken.push('messages still waited at the end');
  let result = await tally(port, ground.company, ground.mock, orders, given.since);
  // A webhook whose process died, or whose database was away, is taken up again when its claim runs out.
  while (result.lost > 0 && Date.now() < until) {
    await pause(1_000);
    await quiet(port, Math.max(0, until - Date.now()));
    result = await tally(port, ground.company, ground.mock, orders, given.since);
  }
  const unheard = orders.filter(({ acknowledged }) => !acknowledged).length;
  if (unheard > 0) broken.push(`${unheard} webhooks were never taken`);
  broken.push(...result.notes.slice(0, 5));
  broken.push(...(await deadLetters(port, ground.seenDead)));
  return {
    lost: result.lost,
    doubled: result.applied + result.doubled,
    byPlatform: result.unknowable,
    outOfOrder: result.outOfOrder,
    early: result.early,
    broken,
    seen: [
      `${result.tasks} tasks`,
      result.unknowable > 0 ? `${result.unknowable} doubled while the history could not be read` : undefined,
      given.seen,
    ]
      .filter(Boolean)
      .join(', '),
    tally: result,
  };
}

interface Letter {
  readonly id: string | number;
  readonly lane?: string;
  readonly error: string | null;
}

/** What was given up, by the admin API, and is not in `seen`. */
export async function givenUp(
  port: number,
  seen: ReadonlySet<string | number>,
): Promise<{ messages: readonly Letter[]; webhooks: readonly Letter[] }> {
  const { messages } = await admin<{ messages: readonly Letter[] }>(port, 'GET', '/dead-letters');
  const { webhooks } = await admin<{ webhooks: readonly Letter[] }>(port, 'GET', '/dead-webhooks');
  const fresh = ({ id }: Letter): boolean => !seen.has(id);
  return { messages: messages.filter(fresh), webhooks: webhooks.filter(fresh) };
}

/** What was given up and is not in `seen` yet, one line each; it is then. */
export async function deadLetters(port: number, seen: Set<string | number>): Promise<string[]> {
  const { messages, webhooks } = await givenUp(port, seen);
  const fresh = [...messages, ...webhooks];
  for (const { id } of fresh) seen.add(id);
  return fresh.map(({ lane, error }) => `dead letter ${lane ?? 'webhook'}: ${error?.slice(0, 150) ?? ''}`);
}
