import { classify, type VendorFailure } from './errors.ts';

const platform = (error: string, headers: Record<string, string> = {}): VendorFailure => ({
  status: 200,
  error,
  headers,
});

const GONE: Readonly<Record<string, readonly string[]>> = {
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
  person: ['user_disabled', 'user_not_in_channel'],
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
  ],
  message: [
    'message_not_found',
    'cant_update_message',
    'edit_window_closed',
    'block_mismatch',
    'not_found',
    'cant_delete_message',
    'invalid_scheduled_message_id',
  ],
  handle: [
    'expired_trigger_id',
    'exchanged_trigger_id',
    'invalid_trigger_id',
    'trigger_expired',
    'trigger_exchanged',
  ],
};

const REFUSED = [
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
  'too_many_attachments',
  'attachment_payload_limit_exceeded',
  'markdown_text_conflict',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'metadata_too_large',
  'metadata_must_be_sent_from_app',
  'invalid_arguments',
  'invalid_arg_name',
  'invalid_array_arg',
  'invalid_form_data',
  'invalid_post_type',
  'missing_post_type',
  'invalid_charset',
  'view_too_large',
  'duplicate_external_id',
  'time_in_past',
  'time_too_far',
  'invalid_time',
  'something_new_of_2027',
];

const LATER = [
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
];

describe('classify', () => {
  const gone = Object.entries(GONE).flatMap(([what, codes]) => codes.map((code) => [code, what] as const));

  it.each(gone)('takes %s as the end of the %s', (code, what) => {
    expect(classify(platform(code), false)).toMatchObject({ kind: 'gone', what, detail: code });
  });

  it.each(REFUSED)('takes %s as our own mistake, which no repetition mends', (code) => {
    expect(classify(platform(code), false)).toEqual({ kind: 'refused', code, detail: code });
  });

  it.each(LATER)('takes %s as passing', (code) => {
    expect(classify(platform(code), false).kind).toBe('transient');
  });

  it.each(['token_expired', 'missing_scope'])('takes %s as a matter of the token', (code) => {
    expect(classify(platform(code), false).kind).toBe('auth');
  });

  it('names the scope that is missing', () => {
    const failure = { ...platform('missing_scope'), hints: ['needed: groups:history'] };
    expect(classify(failure, false)).toEqual({
      kind: 'auth',
      detail: 'missing_scope (needed: groups:history)',
    });
  });

  it.each([
    ['the header', { status: 429, headers: { 'retry-after': '12' } }, 12_000],
    ['the code', platform('ratelimited', { 'retry-after': '3' }), 3000],
    ['no hint', { status: 429 }, 30_000],
    ['the plan', platform('message_limit_exceeded'), 3_600_000],
  ])('waits as long as %s says when limited', (_name, failure, retryAfterMs) => {
    expect(classify(failure, false)).toMatchObject({ kind: 'rate_limited', retryAfterMs });
  });

  it.each([
    ['a server error', { status: 503 }],
    ['fatal_error', platform('fatal_error')],
    ['a line broken after sending', { status: null, network: 'broken' as const }],
  ])('cannot tell what became of a post after %s, while an update is simply done again', (_name, failure) => {
    expect(classify(failure, false).kind).toBe('unclear');
    expect(classify(failure, true).kind).toBe('transient');
  });

  it('knows that nothing was sent when no connection came about', () => {
    expect(classify({ status: null, network: 'never_sent' }, false).kind).toBe('transient');
  });
});
