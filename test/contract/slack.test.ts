import { createHmac } from 'node:crypto';
import { createSlackAdapter } from '../../adapters/slack/index.ts';
import { DECLARED_LOSSES } from '../../adapters/slack/limits.ts';
import { SIGNING_SECRET, TEAM } from '../../playground/slack/ids.ts';
import { createSlackStandIn } from '../../playground/slack.ts';
import { type AdapterUnderTest, adapterContract } from './adapter.ts';

const sign: AdapterUnderTest['sign'] = (request, how = {}) => {
  const stamp = how.stamp ?? String(Math.floor(Date.now() / 1000));
  const mac = createHmac('sha256', how.secret ?? SIGNING_SECRET).update(`v0:${stamp}:${request.body}`);
  const signature = { 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${mac.digest('hex')}` };
  return { ...request, headers: { ...request.headers, ...signature } };
};

adapterContract({
  name: 'slack',
  create: createSlackAdapter,
  standIn: createSlackStandIn,
  sign,
  foreign: (request) => sign({ ...request, body: request.body.replaceAll(TEAM.id, 'T0ELSEWHERE') }),
  windowMs: 300_000,
  stampMs: 1000,
  coversBody: true,
  posts: /chat\.postMessage$/,
  dedupes: false,
  denied: () => Response.json({ ok: false, error: 'missing_scope', needed: 'chat:write' }),
  trouble: () => Response.json({ ok: false, error: 'internal_error' }),
  limited: (seconds) =>
    Response.json(
      { ok: false, error: 'ratelimited' },
      { status: 429, headers: { 'retry-after': String(seconds) } },
    ),
  missing: { room: 'C0NOWHERE', message: '1700000000.000001' },
  losses: DECLARED_LOSSES.map(({ what }) => what),
});
