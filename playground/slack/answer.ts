import type { HookRequest } from '../../adapters/contract.ts';
import type { ReadAnswer, ReadForm } from '../stand-in.ts';
import { contentRefusal, showAlone } from './api-chat.ts';
import { place, replaceView } from './api-views.ts';
import type { OpenView } from './memory.ts';
import { asJson, asText, isJson, type Json } from './native.ts';
import { type Names, readForm, readPayload } from './read.ts';
import { viewProblems } from './validate.ts';
import type { Vendor } from './vendor.ts';

/** Applies what Slack would do with the hook's answer, and tells what the person who acted was shown. */
export function takeAnswer(
  request: HookRequest,
  answer: { status: number; body: string },
  vendor: Vendor,
  names: Names,
): ReadAnswer {
  const fields = new URLSearchParams(request.body);
  const body = answer.status === 200 && answer.body !== '' ? parse(answer.body) : null;
  if (fields.has('command')) {
    return afterCommand(fields, body, vendor, names);
  }
  const payload = fields.has('payload') ? parse(fields.get('payload') ?? '') : null;
  const user = payload ? asText(asJson(payload.user).id) : eventUser(request.body);
  const person = vendor.ids.person(user);
  if (!person) return { reply: null, form: null };
  const form =
    payload?.type === 'view_submission' && answer.status === 200
      ? afterSubmission(asText(asJson(payload.view).id), body, vendor)
      : null;
  return { reply: lastSight(user, vendor, names), form };
}

function afterCommand(fields: URLSearchParams, body: Json | null, vendor: Vendor, names: Names): ReadAnswer {
  const user = fields.get('user_id') ?? '';
  const person = vendor.ids.person(user);
  const chat = vendor.ids.chat(fields.get('channel_id') ?? '');
  // Slack shows nothing of a payload that it cannot read.
  if (body && person && chat && !contentRefusal(body)) showAlone(body, chat, person, vendor);
  return { reply: person ? lastSight(user, vendor, names) : null, form: null };
}

function afterSubmission(id: string, body: Json | null, vendor: Vendor): ReadForm | null {
  const { memory } = vendor;
  const open = memory.views.find((view) => view.id === id);
  if (!open) return null;
  const action = asText(body?.response_action);
  const view = asJson(body?.view);
  switch (action) {
    case 'clear':
      for (const mine of memory.views.filter((v) => v.user === open.user)) memory.close(mine.id);
      return null;
    case 'errors':
      return withErrors(open, asJson(body?.errors), vendor);
    case 'update':
    case 'push': {
      if (viewProblems(view, 'modal').length > 0) return null;
      const next =
        action === 'update' ? replaceView(open, view, vendor) : place(view, open.user, null, vendor);
      memory.opened.delete(open.user);
      return readForm(next.view, next.id);
    }
    default:
      memory.close(open.id);
      return null;
  }
}

// Errors keep the view as it is, its hash included; Slack refuses keys that are no input's block id.
function withErrors(open: OpenView, errors: Json, { memory }: Vendor): ReadForm | null {
  const texts = Object.fromEntries(
    Object.entries(errors).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const after = { ...open, errors: texts };
  memory.views.splice(memory.views.indexOf(open), 1, after);
  return readForm(after.view, after.id, texts);
}

function lastSight(user: string, { memory }: Vendor, names: Names): ReadAnswer['reply'] {
  const last = memory.seen.get(user)?.at(-1);
  memory.seen.delete(user);
  if (!last) return null;
  const native = last.message?.native ?? last.view?.view;
  const { text, buttons } = readPayload(native, names, last.message?.id ?? '');
  return { text, buttons, native };
}

function eventUser(body: string): string {
  const event = asJson(parse(body)?.event);
  return asText(event.user) || asText(asJson(event.message).user);
}

function parse(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
