import type { MintedCard } from '../../cards/model.ts';
import type { AdapterServices, Answer, Delivery, HookAnswer, Inbound, Outcome } from '../contract.ts';
import { JSON_HEADERS } from './accept.ts';
import type { LarkClient } from './client.ts';
import type { LarkConnection } from './credentials.ts';
import { cutText } from './cut.ts';
import { literal } from './escape.ts';
import { CALLBACK_TIMEOUT_MS, LIMITS } from './limits.ts';
import type { ReadPress } from './press.ts';
import { type RenderOptions, render, settledCard } from './render.ts';
import type { Rooms } from './rooms.ts';
import { lineMessage, sendCard, sendMessage } from './send.ts';
import { WORDS } from './words.ts';

export interface AnswerContext {
  readonly connection: LarkConnection;
  readonly client: LarkClient;
  readonly services: AdapterServices;
  readonly rooms: Rooms;
  readonly delivery: Delivery;
  readonly inbound: Inbound;
  /** What the pressed button told beside its token; null for everything that is no press. */
  readonly pressed: Pick<ReadPress, 'peopleOf' | 'opensForm'> | null;
}

type ToastTone = Extract<Answer, { kind: 'toast' }>['tone'];

/**
 * Lark reads nothing from the answer to an event, so what is private goes by direct message; only a press is
 * answered with a toast and, where it is everybody's anyway, the pressed card.
 */
export async function renderAnswer(answer: Answer, context: AnswerContext): Promise<HookAnswer> {
  const { event } = context.inbound;
  return event.kind === 'press' || event.kind === 'submit'
    ? pressAnswer(answer, context)
    : eventAnswer(answer, context);
}

async function eventAnswer(answer: Answer, context: AnswerContext): Promise<HookAnswer> {
  switch (answer.kind) {
    case 'none':
    case 'later':
      break;
    case 'private':
    case 'form':
      await tellCard(answer.card, context);
      break;
    case 'toast':
      await tellLine(answer.text, context);
      break;
    case 'form_errors':
      if (answer.card) await tellCard(withErrors(answer.card, answer.errors), context);
      else await tellLine(Object.values(answer.errors).join('\n'), context);
      break;
    case 'form_done':
      if (answer.text) await tellLine(answer.text, context);
      break;
  }
  return { status: 200, body: '' };
}

async function pressAnswer(answer: Answer, context: AnswerContext): Promise<HookAnswer> {
  switch (answer.kind) {
    case 'none':
    case 'later':
      return context.pressed?.opensForm ? formFollows(context, null) : json({});
    case 'form':
      return sendForm(answer.card, context);
    case 'private':
      await tellCard(answer.card, context);
      return json({ toast: toast('info', answer.card.summary || answer.card.title) });
    case 'toast': {
      const { card } = answer;
      const shown = card ? replacement(card, context, await peopleFor(card, context)) : {};
      return json({ toast: toast(answer.tone, answer.text), ...shown });
    }
    case 'form_errors': {
      const card = answer.card ? withErrors(answer.card, answer.errors) : null;
      const words = Object.values(answer.errors)[0] ?? WORDS[localeOf(context, card)].correct;
      const shown = card ? replacement(card, context, await peopleFor(card, context)) : {};
      return json({ toast: toast('error', words), ...shown });
    }
    case 'form_done': {
      const text = answer.text ?? WORDS[localeOf(context, null)].done;
      return json({ toast: toast('success', text), card: { type: 'raw', data: settledCard(text) } });
    }
  }
}

/**
 * Sends the form to the presser's direct chat while the press waits, but no longer than the press can. A form that
 * could not be sent is no loss: nothing has happened yet, and another press opens it.
 */
async function sendForm(card: MintedCard, context: AnswerContext): Promise<HookAnswer> {
  const sent = tellCard(card, context).then(
    () => true,
    () => false,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<true>((resolve) => {
    timer = setTimeout(resolve, CALLBACK_TIMEOUT_MS, true);
  });
  const fine = await Promise.race([sent, patience]);
  clearTimeout(timer);
  return fine
    ? formFollows(context, card)
    : json({ toast: toast('error', WORDS[localeOf(context, card)].unsent) });
}

/** Who presses in a group is told where the form is; in the direct chat it stands below. */
function formFollows(context: AnswerContext, card: MintedCard | null): HookAnswer {
  const elsewhere = context.inbound.room?.kind === 'group';
  return json(elsewhere ? { toast: toast('info', WORDS[localeOf(context, card)].follows) } : {});
}

/** A toast without its words is refused, so none is sent where there is nothing to say. */
function toast(type: ToastTone, content: string) {
  return { type, content: cutText(literal(content), LIMITS.toastChars).text || '✓' };
}

function replacement(card: MintedCard, context: AnswerContext, options: RenderOptions) {
  const direct = context.inbound.room?.kind === 'direct';
  const rendered = render(card, direct ? 'private' : 'room', options);
  return { card: { type: 'raw', data: rendered.payload } };
}

/** Each field carries its own error, as the core left it or as the answer lists it. */
function withErrors(card: MintedCard, errors: Readonly<Record<string, string>>): MintedCard {
  return {
    ...card,
    blocks: card.blocks.map((block) =>
      block.type !== 'form'
        ? block
        : {
            ...block,
            fields: block.fields.map((field) => {
              const error = errors[field.name] ?? field.error;
              return error === undefined ? field : { ...field, error };
            }),
          },
    ),
  };
}

async function tellCard(card: MintedCard, context: AnswerContext): Promise<void> {
  const { inbound, client, connection, services, delivery } = context;
  if (!inbound.person) return;
  const options = await peopleFor(card, context);
  const rendered = render(card, card.kind === 'form' ? 'form' : 'private', options);
  const address = { kind: 'person', openId: inbound.person.userId } as const;
  const warn = services.log.warn.bind(services.log);
  finish(await sendCard(client, connection, address, card, rendered, delivery.key, warn), context);
}

async function tellLine(text: string, context: AnswerContext): Promise<void> {
  const { inbound, client, connection, delivery } = context;
  if (!inbound.person || text === '') return;
  const address = { kind: 'person', openId: inbound.person.userId } as const;
  const sent = await sendMessage(client, connection, address, lineMessage(text), delivery.key);
  finish(sent.kind === 'payload' ? { ...sent, kind: 'refused' } : sent, context);
}

/** An answer that may still arrive fails the dispatch, so that it is dispatched again; a final refusal is logged. */
function finish(outcome: Outcome, context: AnswerContext): void {
  if (outcome.kind === 'sent') return;
  const { services, connection } = context;
  services.log.warn({ connection: connection.id, outcome }, 'a private answer was not delivered');
  if (outcome.kind === 'transient' || outcome.kind === 'unclear' || outcome.kind === 'rate_limited') {
    throw new Error(`private answer not delivered: ${outcome.kind}, ${outcome.detail}`);
  }
}

/** A form stands in the direct chat, where Lark would offer nobody: it is given the people of the room it came from. */
function peopleFor(card: MintedCard, context: AnswerContext): Promise<RenderOptions> {
  const { room } = context.inbound;
  const from = context.pressed?.peopleOf ?? (room?.kind === 'group' ? room.id : null);
  return context.rooms.people(context.connection, card, from);
}

function localeOf(context: AnswerContext, card: MintedCard | null): 'zh' | 'en' {
  const brand = context.connection.credentials.brand === 'feishu' ? 'zh' : 'en';
  return card?.locale ?? context.inbound.person?.locale ?? brand;
}

function json(value: object): HookAnswer {
  return { status: 200, headers: JSON_HEADERS, body: JSON.stringify(value) };
}
