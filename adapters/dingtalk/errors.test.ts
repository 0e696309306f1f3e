import { classify, classifyBroken, outcomeOf } from './errors.ts';

const fresh = (code: string, status = 400) =>
  classify(status, JSON.stringify({ code, message: 'm', requestid: 'R' }));
const old = (errcode: number | string, more: object = {}) =>
  classify(200, JSON.stringify({ errcode, errmsg: 'm', request_id: 'R', ...more }));
const kind = (fault: ReturnType<typeof classify>) => (fault === null ? null : outcomeOf(fault).kind);

describe('codes of the new API', () => {
  it.each([
    ['InvalidAuthentication', 400, 'token', 'auth'],
    ['invalidClientIdOrSecret', 400, 'credentials', 'auth'],
    ['Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', 403, 'rate', 'rate_limited'],
    ['Forbidden.AccessDenied.QpsLimitForApi', 403, 'rate', 'rate_limited'],
    ['Forbidden.AccessDenied.QpsLimitForSuitekeyAndOrgAndApi', 403, 'rate', 'rate_limited'],
    ['Forbidden.AccessDenied.QpmLimitForAppkeyAndApi', 403, 'minute', 'rate_limited'],
    ['Forbidden.AccessDenied.QpmLimitForSuitekeyAndOrgAndApi', 403, 'minute', 'rate_limited'],
    ['send.too.fast', 400, 'send_rate', 'rate_limited'],
    ['send.toofast', 400, 'send_rate', 'rate_limited'],
    ['send.byToken.tooFast', 400, 'send_rate', 'rate_limited'],
    ['too.many.group', 400, 'send_rate', 'rate_limited'],
    ['too.many.people', 400, 'send_rate', 'rate_limited'],
    ['system.busy', 429, 'rate', 'rate_limited'],
    ['systemBusy', 429, 'rate', 'rate_limited'],
    ['system.busy', 500, 'transient', 'transient'],
    ['system.error', 500, 'transient', 'transient'],
    ['systemError', 500, 'transient', 'transient'],
    ['unknown.send.result', 400, 'ambiguous', 'unclear'],
    ['Forbidden.AccessDenied.ApiCountLimitForOrg', 403, 'quota', 'rate_limited'],
    ['Forbidden.AccessDenied.AccessTokenPermissionDenied', 403, 'permission', 'auth'],
    ['Forbidden.AccessDenied.IpNotInWhiteList', 403, 'network', 'auth'],
    ['invalid.openConversationId', 400, 'room', 'gone'],
    ['miss.openConversationId', 400, 'room', 'gone'],
    ['group.disbanded', 400, 'room', 'gone'],
    ['conversation.org.notMatch', 400, 'room', 'gone'],
    ['chat.notExist', 400, 'room', 'gone'],
    ['chatbotNotInstall', 400, 'room', 'gone'],
    ['bot.forbidden.sendMessage', 400, 'room', 'gone'],
    ['send.forbidden', 400, 'room', 'gone'],
    ['resource.not.found', 404, 'room', 'gone'],
    ['resource.unavailable', 400, 'room', 'gone'],
    ['robot.oto.notExist', 400, 'person', 'gone'],
    ['param.userIdNotExist', 400, 'person', 'gone'],
    ['invalidParameter.robotCode.auth', 400, 'robot', 'auth'],
    ['bot.stopped', 400, 'robot', 'auth'],
    ['chatbotId.notAllow.sendOTO', 400, 'robot', 'auth'],
    ['invalidParameter.msgParam.tooLong', 400, 'content', 'refused'],
    ['contain.sensitiveWord', 400, 'content', 'refused'],
    ['param.contentUnsafe', 400, 'content', 'refused'],
    ['session.expired', 400, 'session', 'gone'],
    ['session.notExisted', 400, 'session', 'gone'],
    ['param.cardAlreadyExist', 400, 'card_exists', 'refused'],
    ['param.cardNotExist', 400, 'card_missing', 'gone'],
    ['param.templateNotExist', 400, 'template', 'refused'],
    ['param.templateUnpublished', 400, 'template', 'refused'],
    ['param.cardTemplateIdEmpty', 400, 'template', 'refused'],
    ['param.openSpaceIdInvalid', 400, 'space', 'refused'],
    ['param.openDeliverModelError', 400, 'space', 'refused'],
    ['param.invalid', 400, 'refused', 'refused'],
    ['something.new', 500, 'transient', 'transient'],
    ['something.new', 504, 'ambiguous', 'unclear'],
    ['something.new', 401, 'token', 'auth'],
  ])('%s with %i is %s', (code, status, expected, outcome) => {
    const fault = fresh(code, status);
    expect(fault?.class).toBe(expected);
    expect(kind(fault)).toBe(outcome);
  });

  it('read whatever the spelling, and name the missing scope and the request', () => {
    const body = {
      Code: 'Forbidden.AccessDenied.AccessTokenPermissionDenied',
      Message: 'no',
      RequestId: 'R9',
      AccessDeniedDetail: { requiredScopes: ['Card.Instance.Write'] },
    };
    const fault = classify(403, JSON.stringify(body));
    expect(fault?.detail).toContain('missing scope Card.Instance.Write');
    expect(fault?.detail).toContain('R9');
  });
});

describe('codes of the old API, which answers 200', () => {
  it.each([
    [40014, 'token'],
    ['42001', 'token'],
    [40001, 'token'],
    [90018, 'rate'],
    [90002, 'rate'],
    [410100, 'send_rate'],
    [130101, 'send_rate'],
    [-1, 'transient'],
    [15, 'transient'],
    [90020, 'quota'],
    [60011, 'permission'],
    [60020, 'network'],
    [400013, 'room'],
    [400101, 'room'],
    [400102, 'room'],
    [400106, 'room'],
    [60121, 'person'],
    [33012, 'person'],
    [430101, 'content'],
    [430104, 'content'],
    [300001, 'session'],
    [310000, 'setup'],
    [40035, 'setup'],
    [43004, 'setup'],
    [99999, 'refused'],
  ])('%s is %s', (code, expected) => {
    expect(old(code)?.class).toBe(expected);
  });

  it('88 depends on its second code', () => {
    expect(old(88)?.class).toBe('transient');
    expect(old(88, { sub_code: '60011', sub_msg: 'scope' })?.class).toBe('permission');
    expect(old(88, { sub_code: '90018' })?.class).toBe('rate');
    expect(old(88, { sub_code: 'unknown' })?.class).toBe('permission');
  });

  it('takes zero as success, as number or text', () => {
    expect(old(0)).toBeNull();
    expect(old('0')).toBeNull();
  });
});

describe('answers without a code', () => {
  it('that are fine are a success', () => {
    expect(classify(200, '{"success":true,"result":{}}')).toBeNull();
    expect(classify(200, '{"processQueryKey":"k"}')).toBeNull();
  });

  it('that lead elsewhere are not followed and no success', () => {
    expect(classify(302, '')).toMatchObject({ class: 'refused', code: 'http_302' });
    expect(classify(302, '<html>moved</html>')?.class).toBe('refused');
  });

  it('that say they failed did', () => {
    expect(classify(200, '{"success":false}')?.class).toBe('refused');
  });

  it('that ban this address stop everything for five minutes', () => {
    expect(classify(200, '{"status":1111,"wait":5,"punish":"deny"}')).toMatchObject({
      class: 'ban',
      retryAfterMs: 300_000,
    });
    expect(classify(403, '<html>denied</html>')?.class).toBe('ban');
    expect(classify(502, '<html>bad gateway</html>')?.class).toBe('ambiguous');
  });

  it('keep the vendor’s wish to wait where it is longer than ours', () => {
    const wait = (seconds: string) => classify(429, '', { 'retry-after': seconds })?.retryAfterMs;
    expect(wait('30')).toBe(30_000);
    expect(wait('1')).toBe(1_500);
    expect(wait('Wed')).toBe(1_500);
    expect(classify(503, '', { 'retry-after': '9' })).toMatchObject({
      class: 'transient',
      retryAfterMs: 9_000,
    });
  });
});

describe('calls without an answer', () => {
  const failed = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });

  it('that never left may be made again', () => {
    for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']) {
      expect(classifyBroken(failed(code)).class).toBe('transient');
    }
  });

  it('that broke off are unclear', () => {
    expect(classifyBroken(failed('ECONNRESET')).class).toBe('ambiguous');
    expect(classifyBroken(new DOMException('late', 'TimeoutError')).class).toBe('ambiguous');
    expect(classifyBroken('odd').class).toBe('ambiguous');
  });
});
