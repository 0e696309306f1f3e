import type { Answer, Delivery, Desk, HookAnswer, Installation, Outcome } from '../contract.ts';
import { type Ack, type BoltHost, NotInstalled } from './bolt.ts';
import type { Context } from './context.ts';
import { ANSWER_CALL_TIMEOUT_MS } from './limits.ts';
import { readStored, toTurn } from './parse.ts';
import { mayCallByWord } from './read-text.ts';
import { type Response, toResponse } from './respond.ts';
import { type StoredBody, unpackBody } from './stored-body.ts';
import { carriedBy, type Turn } from './turn.ts';
import { openLoading } from './views.ts';

/** Slack waits 3 s; calls that show the answer hold the HTTP answer no longer than this after arrival, in ms. */
const HOLD_MS = 2500;

/**
 * Reads a stored delivery inside Bolt, lets the desk work, and shows its answer. A workspace without installation is 403.
 * What fails before the desk was asked is thrown, so that the delivery does not count as done; a failure after it is 500.
 */
export async function dispatchStored(
  delivery: Delivery,
  context: Context,
  bolt: BoltHost,
  desk: Desk,
): Promise<HookAnswer> {
  const began = performance.now();
  const stored = unpackBody(delivery.body);
  let asked = false;
  const asking: Desk = (inbound) => {
    asked = true;
    return desk(inbound);
  };
  try {
    return await bolt.take(stored.body, async (ack) => {
      const turn = await readTurn(stored, delivery.key, context);
      if (!turn) return ack();
      await takeTurn(turn, context, asking, ack, began);
    });
  } catch (error) {
    if (error instanceof NotInstalled) return { status: 403, body: '' };
    if (!asked) throw error;
    const message = error instanceof Error ? error.message : String(error);
    context.services.log.error(
      { connection: context.connection.id, error: message },
      'a Slack request failed',
    );
    return { status: 500, body: '' };
  }
}

async function readTurn(stored: StoredBody, deliveryKey: string, context: Context): Promise<Turn | null> {
  const { connection, services, installations } = context;
  const read = readStored(stored);
  if (!read) return null;
  const { workspace } = read.origin;
  const botUserId = (await installations.find(connection, workspace))?.botUserId;
  const line = read.kind === 'event' && mayCallByWord(read.payload.event.text ?? '');
  const commandWord = line ? await services.interest.commandWord(connection.id, workspace) : '';
  return toTurn(read, { connection, deliveryKey, commandWord, ...(botUserId ? { botUserId } : {}) });
}

async function takeTurn(turn: Turn, context: Context, desk: Desk, ack: Ack, began: number): Promise<void> {
  const { connection, installations } = context;
  const { inbound } = turn;
  if (inbound.event.kind === 'uninstalled') await installations.deactivate(connection, inbound.workspace.id);
  const installation = (await installations.find(connection, inbound.workspace.id)) ?? {
    workspace: inbound.workspace.id,
    active: false,
  };
  const opening = startLoading(turn, context, installation);
  const answer: Answer = await desk({ ...inbound, carries: carriedBy(turn) });
  const opened = await opening;
  const loading = opened?.kind === 'sent' ? opened.viewId : undefined;
  // The loading view has used the trigger up, whether or not it opened.
  const { triggerId, ...spent } = turn;
  const left: Turn = opening || !triggerId ? spent : turn;
  const response = toResponse(answer, {
    context,
    installation,
    turn: left,
    ...(loading ? { loading } : {}),
  });
  await ack(response.body);
  const calls = show(response, context).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    context.services.log.error({ connection: connection.id, error: message }, 'a private answer broke');
  });
  await withinHold(calls, began);
}

function startLoading(
  turn: Turn,
  context: Context,
  installation: Installation,
): Promise<Outcome & { viewId?: string }> | null {
  if (!turn.opensForm || !turn.triggerId || turn.from === 'modal') return null;
  return openLoading(context, installation, turn.triggerId, ANSWER_CALL_TIMEOUT_MS);
}

async function show(response: Response, { services, connection }: Context): Promise<void> {
  for (const call of response.calls) {
    const outcome = await call();
    if (outcome && outcome.kind !== 'sent') {
      services.log.warn({ connection: connection.id, ...outcome }, 'a private answer could not be shown');
    }
  }
}

/** Waits for the calls, but not past Slack's patience; they go on by themselves then. */
async function withinHold(calls: Promise<void>, began: number): Promise<void> {
  const left = Math.max(200, HOLD_MS - (performance.now() - began));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hold = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, left);
  });
  try {
    await Promise.race([calls, hold]);
  } finally {
    clearTimeout(timer);
  }
}
