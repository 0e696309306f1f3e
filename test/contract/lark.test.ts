import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { HookRequest } from '../../adapters/contract.ts';
import { createLarkAdapter } from '../../adapters/lark/index.ts';
import { DECLARED_LOSSES } from '../../adapters/lark/limits.ts';
import { APP } from '../../playground/lark/identity.ts';
import { createLarkStandIn } from '../../playground/lark.ts';
import { type AdapterUnderTest, adapterContract } from './adapter.ts';

const HOUR_MS = 3_600_000;
const key = createHash('sha256').update(APP.encryptKey).digest();

const sign: AdapterUnderTest['sign'] = (request, how = {}) => {
  const stamp = how.stamp ?? String(Math.floor(Date.now() / 1000));
  const nonce = randomBytes(4).toString('hex');
  const signature = createHash('sha256').update(
    stamp + nonce + (how.secret ?? APP.encryptKey) + request.body,
  );
  const signed = {
    'x-lark-request-timestamp': stamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': signature.digest('hex'),
  };
  return { ...request, headers: { ...request.headers, ...signed } };
};

/** The request with another text inside its envelope. */
function reworded(request: HookRequest, word: (text: string) => string): HookRequest {
  const sealed = Buffer.from((JSON.parse(request.body) as { encrypt: string }).encrypt, 'base64');
  const opener = createDecipheriv('aes-256-cbc', key, sealed.subarray(0, 16));
  const text = Buffer.concat([opener.update(sealed.subarray(16)), opener.final()]).toString();
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const encrypt = Buffer.concat([iv, cipher.update(word(text)), cipher.final()]).toString('base64');
  return sign({ ...request, body: JSON.stringify({ encrypt }) });
}

adapterContract({
  name: 'lark',
  create: createLarkAdapter,
  standIn: createLarkStandIn,
  sign,
  foreign: (request) => reworded(request, (text) => text.replaceAll(APP.appId, 'cli_ffffffffffffffff')),
  windowMs: 8 * HOUR_MS,
  stampMs: 1000,
  coversBody: true,
  posts: /\/im\/v1\/messages(?:\?|$)/,
  dedupes: true,
  denied: () => Response.json({ code: 99991672, msg: 'Access denied' }, { status: 400 }),
  trouble: () => Response.json({ code: 5000, msg: 'internal error' }, { status: 500 }),
  limited: (seconds) =>
    Response.json(
      { code: 99991400, msg: 'request trigger frequency limit' },
      { status: 400, headers: { 'x-ogw-ratelimit-reset': String(seconds) } },
    ),
  missing: { room: 'oc_00000000000000000000000000000000', message: 'om_00000000000000000000000000000000' },
  losses: DECLARED_LOSSES,
});
