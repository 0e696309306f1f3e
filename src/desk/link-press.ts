import { operationErrorText } from '../../cards/index.ts';
import type { Intent } from '../commands/intent.ts';
import { announce } from '../delivery/announce.ts';
import { triggerOf } from '../delivery/reader.ts';
import { OperationError } from '../operations/operation.ts';
import { perform } from '../operations/perform.ts';
import { operationNamed } from '../operations/registry.ts';
import type { TenantTx, TenantView } from '../store/store.ts';
import { outcomeOf } from './outcome.ts';
import type { DeskParts } from './parts.ts';

/** A link works for a day, once. */
const LINK_MS = 86_400_000;

export interface LinkOffer {
  readonly locale: 'zh' | 'en';
  /** What the button says, and what it is about. */
  readonly label: string;
  readonly subject: string;
}

export type LinkResult =
  | { readonly kind: 'gone' }
  | { readonly kind: 'done' | 'refused'; readonly locale: 'zh' | 'en'; readonly text: string };

type Pressed = { readonly memberId: string; readonly intent: Intent & { readonly label?: string } };

/** A button's link belongs to the one person whose own card carried it. */
async function pressedBy({ db }: TenantView, token: string, now: Date): Promise<Pressed | null> {
  const row = await db.buttonToken.findFirst({ where: { token } });
  if (!row || row.expiresAt <= now || now.getTime() - row.createdAt.getTime() > LINK_MS) return null;
  const only = row.only === null ? [] : (JSON.parse(row.only) as readonly string[]);
  const [memberId, ...others] = only;
  if (memberId === undefined || others.length > 0) return null;
  return { memberId, intent: JSON.parse(row.press) as Pressed['intent'] };
}

/** What following a link would do, without doing it; null where the link is unknown, used or too old. */
export async function offerOfLink(parts: DeskParts, token: string): Promise<LinkOffer | null> {
  const tenantId = await parts.store.tenants.ofButton(token);
  if (tenantId === null) return null;
  return parts.store.readTenant(tenantId, async (view) => {
    const pressed = await pressedBy(view, token, parts.clock.now());
    if (!pressed) return null;
    const { locale } = await whoIs(view, pressed.memberId);
    const id = pressed.intent.input.task;
    const task = typeof id === 'string' ? await view.db.task.findFirst({ where: { id } }) : null;
    return { locale, label: pressed.intent.label ?? '', subject: task ? `${task.key} · ${task.title}` : '' };
  });
}

/** Does what a link's button stands for, in the name of the person it was sent to, once. */
export async function pressLink(parts: DeskParts, token: string, requestId: string): Promise<LinkResult> {
  const { store, clock } = parts;
  const tenantId = await store.tenants.ofButton(token);
  if (tenantId === null) return { kind: 'gone' };
  try {
    return await store.inTenant(tenantId, async (tx) => {
      const pressed = await pressedBy(tx, token, clock.now());
      if (!pressed || !operationNamed(pressed.intent.operation)) return { kind: 'gone' };
      const used = await tx.db.buttonToken.updateMany({
        where: { token, expiresAt: { gt: clock.now() } },
        data: { expiresAt: clock.now() },
      });
      if (used.count === 0) return { kind: 'gone' };
      return performFor(parts, tx, pressed, requestId);
    });
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    const locale = await localeOf(parts, tenantId, token);
    const reader = {
      locale,
      zone: 'UTC',
      otherZones: [],
      audience: 'external',
      now: clock.now(),
      scope: 'person',
      trigger: '',
    } as const;
    return { kind: 'refused', locale, text: operationErrorText(error.code, error.facts, reader) };
  }
}

async function performFor(
  parts: DeskParts,
  tx: TenantTx,
  { memberId, intent }: Pressed,
  requestId: string,
): Promise<LinkResult> {
  const now = parts.clock.now();
  const actor = await whoIs(tx, memberId);
  const scene = { tx, now, ids: parts.ids, actor, place: null, origin: {}, requestId };
  const { result, events } = await perform(scene, intent.operation, intent.input);
  await announce(tx, { ids: parts.ids, now, origin: {} }, events);
  const reader = {
    ...actor,
    otherZones: [],
    audience: 'internal',
    now,
    scope: 'person',
    trigger: triggerOf('dingtalk'),
  } as const;
  return { kind: 'done', locale: actor.locale, text: outcomeOf({ reader }, intent, result).text };
}

async function localeOf(parts: DeskParts, tenantId: string, token: string): Promise<'zh' | 'en'> {
  const offer = await parts.store.readTenant(tenantId, async (view) => {
    const row = await view.db.buttonToken.findFirst({ where: { token } });
    const [memberId] = row?.only ? (JSON.parse(row.only) as readonly string[]) : [];
    return memberId === undefined ? null : whoIs(view, memberId);
  });
  return offer?.locale ?? 'zh';
}

async function whoIs({ db, tenantId }: TenantView, memberId: string) {
  const member = await db.member.findFirstOrThrow({ where: { id: memberId }, include: { identities: true } });
  const tenant = await db.tenant.findFirstOrThrow({ where: { id: tenantId } });
  const hint = member.identities.find((identity) => identity.locale ?? identity.zone);
  return {
    id: member.id,
    name: member.name,
    kind: member.kind,
    tenantAdmin: member.tenantAdmin,
    finance: member.finance,
    locale: member.locale ?? hint?.locale ?? tenant.locale,
    zone: member.zone ?? hint?.zone ?? tenant.zone,
  };
}
