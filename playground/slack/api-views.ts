import { APP_ID, BOT, TEAM } from './ids.ts';
import type { OpenView } from './memory.ts';
import { asText, isJson, type Json, jsonList } from './native.ts';
import { viewProblems } from './validate.ts';
import { type Method, Refusal, type Vendor } from './vendor.ts';

/** The view methods. */
export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': (args, vendor) => open(args, vendor, false),
  'views.push': (args, vendor) => open(args, vendor, true),
  'views.update': update,
  'views.publish': publish,
};

const DEPTH = 3;

function open(args: Json, vendor: Vendor, push: boolean): Json | Refusal {
  const { memory } = vendor;
  const spent = memory.spend(asText(args.trigger_id));
  if (typeof spent === 'string') return new Refusal(spent);
  const wrong = checked(args.view);
  if (wrong) return wrong;
  const view = args.view as Json;
  const externalId = asText(view.external_id) || null;
  if (externalId && memory.views.some((v) => v.externalId === externalId))
    return new Refusal('duplicate_external_id');
  const mine = memory.views.filter((v) => v.user === spent.user);
  if (push && spent.view === null) return new Refusal('invalid_trigger_id');
  if (push && mine.length >= DEPTH) return new Refusal('push_limit_reached');
  // A modal opened by hand replaces whatever stood open.
  if (!push) for (const old of mine) memory.close(old.id);
  return { view: returned(place(view, spent.user, externalId, vendor)) };
}

/** Puts a view on top of a person's stack. */
export function place(view: Json, user: string, externalId: string | null, { memory }: Vendor): OpenView {
  const opened: OpenView = { id: memory.id('V'), user, view, externalId, hash: memory.nextTs(), errors: {} };
  memory.views.push(opened);
  noteView(opened, memory);
  return opened;
}

/** Puts a view into the place of an open one. */
export function replaceView(before: OpenView, view: Json, { memory }: Vendor): OpenView {
  const after: OpenView = { ...before, view, hash: memory.nextTs(), errors: {} };
  memory.views.splice(memory.views.indexOf(before), 1, after);
  noteView(after, memory);
  return after;
}

// A view with inputs is a form to fill in; one without is something to read, until another takes its place.
function noteView(view: OpenView, memory: Vendor['memory']): void {
  const others = (memory.seen.get(view.user) ?? []).filter((sight) => sight.view?.id !== view.id);
  memory.seen.set(view.user, others);
  const asks = jsonList(view.view.blocks).some((block) => block.type === 'input');
  if (asks) memory.opened.set(view.user, view.id);
  else memory.sight(view.user, { message: null, view });
}

function checked(view: unknown): Refusal | null {
  const problems = viewProblems(view, 'modal');
  if (problems.length > 0) return new Refusal('invalid_arguments', problems);
  return Buffer.byteLength(JSON.stringify(view)) > 250_000 ? new Refusal('view_too_large') : null;
}

function update(args: Json, vendor: Vendor): Json | Refusal {
  const { memory } = vendor;
  const byId = asText(args.view_id);
  const byExternal = asText(args.external_id);
  const found = memory.views.find((v) =>
    byId ? v.id === byId : byExternal !== '' && v.externalId === byExternal,
  );
  if (!found) return new Refusal('not_found');
  const hash = asText(args.hash);
  if (hash !== '' && hash !== found.hash) return new Refusal('hash_conflict');
  const wrong = checked(args.view);
  if (wrong) return wrong;
  return { view: returned(replaceView(found, args.view as Json, vendor)) };
}

function publish(args: Json, { memory, ids }: Vendor): Json | Refusal {
  const user = asText(args.user_id);
  if (!ids.person(user)) return new Refusal('user_not_found');
  const problems = viewProblems(args.view, 'home');
  if (problems.length > 0) return new Refusal('invalid_arguments', problems);
  if (!isJson(args.view)) return new Refusal('invalid_arguments');
  const hash = memory.nextTs();
  memory.homes.set(user, { view: args.view, hash });
  return { view: { ...args.view, id: `V0HOME${user}`, hash } };
}

/** A view as Slack returns and sends it. */
export function returned(open: OpenView): Json {
  return {
    ...open.view,
    id: open.id,
    team_id: TEAM.id,
    hash: open.hash,
    app_id: APP_ID,
    bot_id: BOT.botId,
    app_installed_team_id: TEAM.id,
    root_view_id: open.id,
    previous_view_id: null,
    external_id: open.externalId ?? '',
  };
}
