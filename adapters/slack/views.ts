import { z } from 'zod';
import type { MintedCard } from '../../cards/model.ts';
import type { Installation, Outcome } from '../contract.ts';
import type { Context } from './context.ts';
import { classify } from './errors.ts';
import { DELIVER_TIMEOUT_MS } from './limits.ts';
import { loadingViewId } from './press.ts';
import { call } from './private-word.ts';
import { renderHome, renderModal, textModal } from './render.ts';
import type { Native } from './render-line.ts';
import type { ReplyHandle } from './reply-handle.ts';
import { LOADING } from './words.ts';

const opened = z.looseObject({ view: z.looseObject({ id: z.string() }) });

/** Opens or pushes a modal; the trigger works once and for 3 s. */
export async function openView(
  context: Context,
  installation: Installation,
  method: 'views.open' | 'views.push',
  triggerId: string,
  view: Native,
  timeoutMs = DELIVER_TIMEOUT_MS,
): Promise<Outcome & { viewId?: string }> {
  const args = { trigger_id: triggerId, view };
  const called = await call(context, installation, method, args, timeoutMs);
  if (!called.ok) return classify(called.failure, true);
  const read = opened.safeParse(called.data);
  return { kind: 'sent', ...(read.success ? { viewId: read.data.view.id } : {}) };
}

/** Opens the view that stands in while a form is being made, before the trigger runs out. */
export function openLoading(
  context: Context,
  installation: Installation,
  triggerId: string,
  timeoutMs: number,
): Promise<Outcome & { viewId?: string }> {
  const view = textModal(LOADING.title, LOADING.body, LOADING.close, loadingViewId(triggerId));
  return openView(context, installation, 'views.open', triggerId, view, timeoutMs);
}

/** Puts a view into the place of an open one, named by Slack's id or by ours. */
export async function updateView(
  context: Context,
  installation: Installation,
  target: { readonly view?: string; readonly viewExternalId?: string },
  view: Native,
  timeoutMs = DELIVER_TIMEOUT_MS,
): Promise<Outcome> {
  const name = target.view ? { view_id: target.view } : { external_id: target.viewExternalId };
  const called = await call(context, installation, 'views.update', { ...name, view }, timeoutMs);
  return called.ok ? { kind: 'sent' } : classify(called.failure, true);
}

/** Shows a card in the modal that waits for it. */
export function showInView(
  context: Context,
  installation: Installation,
  handle: ReplyHandle,
  card: MintedCard,
): Promise<Outcome> {
  return updateView(context, installation, handle, renderModal(card, chatOf(handle)).payload);
}

/** Publishes a person's Home view. */
export async function publishHome(
  context: Context,
  installation: Installation,
  userId: string,
  card: MintedCard,
): Promise<Outcome> {
  const { payload, losses } = renderHome(card);
  const args = { user_id: userId, view: payload };
  const called = await call(context, installation, 'views.publish', args);
  if (!called.ok) return classify(called.failure, true);
  return losses.length > 0 ? { kind: 'sent', losses } : { kind: 'sent' };
}

/** The chat a form belongs to, to be carried in the form. */
export function chatOf(handle: ReplyHandle): { channel?: string; thread?: string } {
  return {
    ...(handle.channel ? { channel: handle.channel } : {}),
    ...(handle.thread ? { thread: handle.thread } : {}),
  };
}
