import { createHmac } from 'node:crypto';
import { createDingtalkAdapter } from '../../adapters/dingtalk/index.ts';
import { DECLARED_LOSSES } from '../../adapters/dingtalk/limits.ts';
import { APP } from '../../playground/dingtalk/identity.ts';
import { createDingtalkStandIn } from '../../playground/dingtalk.ts';
import { type AdapterUnderTest, adapterContract } from './adapter.ts';

const sign: AdapterUnderTest['sign'] = (request, how = {}) => {
  const stamp = how.stamp ?? String(Date.now());
  const secret = how.secret ?? APP.clientSecret;
  const mac = createHmac('sha256', secret).update(`${stamp}\n${secret}`).digest('base64');
  return { ...request, headers: { ...request.headers, timestamp: stamp, sign: mac } };
};

adapterContract({
  name: 'dingtalk',
  create: createDingtalkAdapter,
  standIn: createDingtalkStandIn,
  sign,
  foreign: (request) =>
    sign({ ...request, body: request.body.replaceAll(`"${APP.robotCode}"`, '"dingsomebodyelse"') }),
  windowMs: 3_600_000,
  stampMs: 1,
  coversBody: false,
  posts: /createAndDeliver$/,
  dedupes: true,
  denied: () =>
    Response.json(
      { code: 'Forbidden.AccessDenied.AccessTokenPermissionDenied', message: 'no' },
      { status: 403 },
    ),
  trouble: () => Response.json({ code: 'system.error', message: 'try later' }, { status: 500 }),
  limited: (seconds) =>
    Response.json(
      { code: 'Forbidden.AccessDenied.QpsLimitForApi', message: 'slow' },
      { status: 403, headers: { 'retry-after': String(seconds) } },
    ),
  missing: { room: 'cidNowhere==', message: 'row-of-nobody' },
  losses: Object.keys(DECLARED_LOSSES),
});
