import { done, unfit } from '../call.ts';
import { fold } from '../fold.ts';
import type { Verb } from '../verb.ts';

const PARTNER = new Set(['partner', 'supplier', '合作方', '供应商', '伙伴', '外部']);

export const bind: Verb = {
  name: 'bind',
  en: ['bind'],
  zh: ['绑定'],
  group: 'admin',
  shape: { en: '<code> [partner]', zh: '<绑定码> [合作方]' },
  example: { en: 'bind 7K2M-Q9XD', zh: '绑定 7K2M-Q9XD' },
  does: { en: 'Bind this chat workspace to your company', zh: '把这个聊天工作区绑定到公司' },
  operation: 'workspace.bind',
  adminOnly: true,
  async read(call) {
    const [code, kind, ...more] = fold(call.rest).trim().split(/\s+/);
    if (!code || more.length > 0 || !/^[A-Za-z0-9-]{4,64}$/.test(code)) return unfit('code');
    if (kind !== undefined && !PARTNER.has(kind.toLowerCase())) return unfit('code');
    return done(
      'workspace.bind',
      { code, ...(kind !== undefined && { partner: true }) },
      { verb: call.verb, text: code },
    );
  },
};
