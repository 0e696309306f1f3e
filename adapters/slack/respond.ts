import type { MintedCard } from '../../cards/model.ts';
import type { Answer, Installation, Outcome } from '../contract.ts';
import type { Context } from './context.ts';
import { ANSWER_CALL_TIMEOUT_MS } from './limits.ts';
import { respondByUrl, sayPrivately } from './private-word.ts';
import { type MessagePayload, renderMessage, renderModal, textMessage, textModal } from './render.ts';
import type { Native } from './render-line.ts';
import type { Turn } from './turn.ts';
import { chatOf, openView, publishHome, updateView } from './views.ts';
import { WORKING } from './words.ts';

/** What goes into the HTTP answer, and what has to be said by calls of our own. */
export interface Response {
  /** Body of the HTTP answer; absent: empty. */
  readonly body?: Native;
  /** Calls that show the answer, each after the last. */
  readonly calls: readonly (() => Promise<Outcome | null>)[];
}

export interface Responding {
  readonly context: Context;
  readonly installation: Installation;
  readonly turn: Turn;
  /** The loading view that was opened for this press. */
  readonly loading?: string;
}

const NOTHING: Response = { calls: [] };

/** How an answer is shown to the person who acted, from where they stand. */
export function toResponse(answer: Answer, to: Responding): Response {
  const { turn } = to;
  switch (answer.kind) {
    case 'none':
      return to.loading ? { calls: [() => inLoading(to, textView('✓'))] } : NOTHING;
    case 'later':
      return turn.from === 'submission'
        ? update(textModal(WORKING.title, WORKING.body, WORKING.close))
        : NOTHING;
    case 'private':
      return sayCard(answer.card, to);
    case 'toast':
      return toast(answer, to);
    case 'form':
      return form(answer.card, to);
    case 'form_errors':
      return formErrors(answer, to);
    case 'form_done':
      return formDone(answer.text, to);
  }
}

function sayCard(card: MintedCard, to: Responding): Response {
  const { turn, context, installation } = to;
  if (turn.from === 'home' && !turn.triggerId) {
    return { calls: [() => publishHome(context, installation, userOf(turn), card)] };
  }
  const message = renderMessage(card).payload;
  // The question that only this person sees gives way to what came of its answer.
  if (turn.from === 'ephemeral' && !to.loading) return { calls: [() => replace(message, to)] };
  return say(message, renderModal(card, chatOf(turn.handle)).payload, to);
}

/** Shows something to the actor alone: in the HTTP answer, in a modal they look at, or as a private message. */
function say(message: MessagePayload, view: Native, to: Responding): Response {
  const { turn } = to;
  if (to.loading) return { calls: [() => inLoading(to, view)] };
  switch (turn.from) {
    case 'command':
      return { body: { response_type: 'ephemeral', ...message }, calls: [] };
    case 'submission':
      return update(view);
    case 'modal':
      return { calls: [() => open('views.push', view, message, to)] };
    case 'home':
      return { calls: [() => open('views.open', view, message, to)] };
    case 'none':
      return NOTHING;
    default:
      return { calls: [() => privately(message, to)] };
  }
}

function toast(answer: Extract<Answer, { kind: 'toast' }>, to: Responding): Response {
  const { turn } = to;
  const good = answer.tone === 'success' || answer.tone === 'info';
  const message = textMessage(answer.text);
  if (turn.from === 'submission' && good) return { ...CLEAR, calls: [() => privately(message, to)] };
  const shown = say(message, textView(answer.text), to);
  const { card } = answer;
  // A live card is changed through the outbox; one that only this person sees can be reached by no other way.
  if (!card || turn.from !== 'ephemeral') return shown;
  return { ...shown, calls: [() => replace(renderMessage(card).payload, to), ...shown.calls] };
}

function form(card: MintedCard, to: Responding): Response {
  const { turn } = to;
  const view = renderModal(card, chatOf(turn.handle)).payload;
  if (to.loading) return { calls: [() => inLoading(to, view)] };
  if (turn.from === 'submission') return update(view);
  // What was typed stays where block and action keep their ids (docs.slack.dev, reference/methods/views.update).
  if (turn.growsForm && turn.handle.view) return { calls: [() => inOpen(turn.handle, view, to)] };
  const message = renderMessage(card).payload;
  // Without a trigger no modal can open; the form stands in a private message then.
  if (!turn.triggerId) return { calls: [() => privately(message, to)] };
  const method = turn.from === 'modal' ? 'views.push' : 'views.open';
  return { calls: [() => open(method, view, message, to)] };
}

function formErrors(answer: Extract<Answer, { kind: 'form_errors' }>, to: Responding): Response {
  const { turn } = to;
  const { card, errors } = answer;
  if (turn.from === 'submission') {
    const known = new Set(turn.inputs ?? []);
    const named = Object.keys(errors).length > 0 && Object.keys(errors).every((name) => known.has(name));
    if (card && !named) return update(renderModal(card, chatOf(turn.handle)).payload);
    const body = errorsBody(errors, turn.inputs ?? []);
    return body ? { body, calls: [] } : update(textView(Object.values(errors).join('\n')));
  }
  if (card && turn.from === 'ephemeral') {
    return { calls: [() => replace(renderMessage(card).payload, to)] };
  }
  if (card) return sayCard(card, to);
  const text = Object.values(errors).join('\n');
  return say(textMessage(text), textView(text), to);
}

// Slack knows errors only under an input; those of no input go to the first one.
function errorsBody(errors: Readonly<Record<string, string>>, inputs: readonly string[]): Native | null {
  const first = inputs[0];
  if (first === undefined) return null;
  const shown: Record<string, string> = {};
  for (const [name, text] of Object.entries(errors)) {
    const at = inputs.includes(name) ? name : first;
    shown[at] = shown[at] ? `${shown[at]}\n${text}` : text;
  }
  return { response_action: 'errors', errors: shown };
}

function formDone(text: string | undefined, to: Responding): Response {
  const { turn } = to;
  const message = text ? textMessage(text) : null;
  if (turn.from === 'submission') {
    return { ...CLEAR, calls: message ? [() => privately(message, to)] : [] };
  }
  if (turn.from === 'ephemeral') return { calls: [() => replace(message, to)] };
  return message && text ? say(message, textView(text), to) : NOTHING;
}

const CLEAR = { body: { response_action: 'clear' } } as const;

function update(view: Native): Response {
  return { body: { response_action: 'update', view }, calls: [] };
}

function textView(text: string): Native {
  return textModal(WORKING.title, text, WORKING.close);
}

async function inLoading(to: Responding, view: Native): Promise<Outcome> {
  const target = to.loading ? { view: to.loading } : {};
  return updateView(to.context, to.installation, target, view, ANSWER_CALL_TIMEOUT_MS);
}

function inOpen(
  handle: Turn['handle'],
  view: Native,
  { context, installation }: Responding,
): Promise<Outcome> {
  return updateView(context, installation, handle, view, ANSWER_CALL_TIMEOUT_MS);
}

function privately(message: MessagePayload, { context, installation, turn }: Responding): Promise<Outcome> {
  return sayPrivately(context, installation, turn.handle, userOf(turn), message, ANSWER_CALL_TIMEOUT_MS);
}

function replace(message: MessagePayload | null, { context, turn }: Responding): Promise<Outcome | null> {
  const how = message ? 'replace' : 'delete';
  return respondByUrl(context, turn.handle, message, how, ANSWER_CALL_TIMEOUT_MS);
}

async function open(
  method: 'views.open' | 'views.push',
  view: Native,
  message: MessagePayload,
  to: Responding,
): Promise<Outcome> {
  const { context, installation, turn } = to;
  if (!turn.triggerId) return privately(message, to);
  const trigger = turn.triggerId;
  const opened = await openView(context, installation, method, trigger, view, ANSWER_CALL_TIMEOUT_MS);
  // Too late for a modal, or too deep: the same card as a private message.
  return opened.kind === 'gone' && opened.what !== 'installation' ? privately(message, to) : opened;
}

function userOf(turn: Turn): string {
  return turn.inbound.person?.userId ?? '';
}
