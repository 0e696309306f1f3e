import type { Outcome } from '../contract.ts';

/** Where a failure came from, so that it can be judged without the client that met it. */
export interface VendorFailure {
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  /** Slack's error code where the answer held one. */
  readonly error?: string;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Why no answer came: never connected, or broken off after sending. */
  readonly network?: 'never_sent' | 'broken';
  /** Slack's hints which part was wrong, or which scope is needed. */
  readonly hints?: readonly string[];
}

type Failed = Exclude<Outcome, { kind: 'sent' }>;
type GoneWhat = Extract<Outcome, { kind: 'gone' }>['what'];

/** Slack's codes by what they mean for a message; from the error lists of the chat, views, conversations and files methods. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  room: [
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'is_inactive',
    'messages_tab_disabled',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'restricted_action_non_threadable_channel',
    'restricted_action_thread_locked',
    'cannot_reply_to_message',
    'ekm_access_denied',
    'posting_to_channel_denied',
    'team_access_not_granted',
    'method_not_supported_for_channel_type',
  ],
  person: ['user_disabled', 'user_not_in_channel', 'user_not_found', 'user_not_visible', 'cannot_dm_bot'],
  installation: [
    'account_inactive',
    'token_revoked',
    'invalid_auth',
    'not_authed',
    'not_allowed_token_type',
    'app_access_restricted',
    'no_permission',
    'access_denied',
    'enterprise_is_restricted',
    'two_factor_setup_required',
    'app_missing_action_url',
  ],
  message: [
    'message_not_found',
    'cant_update_message',
    'edit_window_closed',
    'block_mismatch',
    'not_found',
    'cant_delete_message',
    'invalid_scheduled_message_id',
    'thread_not_found',
  ],
  handle: [
    'expired_trigger_id',
    'exchanged_trigger_id',
    'invalid_trigger_id',
    'trigger_expired',
    'trigger_exchanged',
    'expired_url',
    'used_url',
    'push_limit_reached',
  ],
  auth: ['token_expired', 'missing_scope'],
  later: [
    'ratelimited',
    'rate_limited',
    'message_limit_exceeded',
    'restricted_too_many',
    'service_unavailable',
    'internal_error',
    'request_timeout',
    'team_added_to_org',
    'org_login_required',
    'update_failed',
    'external_channel_migrating',
    'fetch_members_failed',
    'hash_conflict',
    'streaming_state_conflict',
    'accesslimited',
  ],
  unknown: ['fatal_error'],
};

const CLASS_OF = new Map(Object.entries(CODES).flatMap(([name, codes]) => codes.map((c) => [c, name])));

/** Without a hint from Slack, a rate-limited call waits this long, in ms. */
const DEFAULT_RETRY_MS = 30_000;
/** A workspace over its plan's message quota stays so for hours. */
const QUOTA_RETRY_MS = 3_600_000;

/**
 * What a failed call means for its message. `repeatable` says that doing it twice does no harm (an update),
 * so that a broken line is a mere delay and not an unclear outcome.
 */
export function classify(failure: VendorFailure, repeatable: boolean): Failed {
  const detail = describe(failure);
  const { status, error } = failure;
  if (status === null) {
    return failure.network === 'never_sent' || repeatable
      ? { kind: 'transient', detail }
      : { kind: 'unclear', detail };
  }
  const kind = error === undefined ? undefined : CLASS_OF.get(error);
  if (status === 429 || error === 'ratelimited' || error === 'rate_limited') {
    return { kind: 'rate_limited', retryAfterMs: retryAfter(failure) ?? DEFAULT_RETRY_MS, detail };
  }
  if (kind === 'later') return later(error, detail, failure);
  if (kind === 'unknown' || status >= 500) {
    return repeatable ? { kind: 'transient', detail } : { kind: 'unclear', detail };
  }
  if (kind === 'auth') return { kind: 'auth', detail };
  if (kind !== undefined) return { kind: 'gone', what: kind as GoneWhat, detail };
  return { kind: 'refused', code: error ?? `http_${status}`, detail };
}

function later(error: string | undefined, detail: string, failure: VendorFailure): Failed {
  if (error === 'message_limit_exceeded' || error === 'restricted_too_many') {
    return { kind: 'rate_limited', retryAfterMs: retryAfter(failure) ?? QUOTA_RETRY_MS, detail };
  }
  const hint = retryAfter(failure);
  return { kind: 'transient', detail, ...(hint === undefined ? {} : { retryAfterMs: hint }) };
}

function retryAfter(failure: VendorFailure): number | undefined {
  const seconds = Number(failure.headers?.['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds * 1000) : undefined;
}

function describe(failure: VendorFailure): string {
  const head =
    failure.status === null
      ? `network:${failure.network ?? 'broken'}`
      : (failure.error ?? `http ${failure.status}`);
  return failure.hints?.length ? `${head} (${failure.hints.slice(0, 5).join('; ')})` : head;
}
