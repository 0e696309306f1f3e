import { type Call, done, type Outcome, unfit } from '../call.ts';
import { commandError } from '../errors.ts';
import { comparable, fold, foldLower } from '../fold.ts';
import type { PendingFacts } from '../lookup.ts';
import { settle } from '../settle.ts';
import { readTail, type Tail } from '../tail.ts';
import type { Verb } from '../verb.ts';

const FATES: Readonly<Record<string, 'external' | 'guest' | 'ignore'>> = {
  external: 'external',
  外部: 'external',
  供应商: 'external',
  guest: 'guest',
  访客: 'guest',
  ignore: 'ignore',
  忽略: 'ignore',
};

const CODE = /^[A-Za-z0-9-]{4,64}$/;

/** The waiting person at the front of the arguments: a platform mention, or `@name` as the platform shows it. */
async function pendingAtFront(
  call: Call,
): Promise<{ pending: PendingFacts | null; name: string; rest: string }> {
  const text = call.rest.trim();
  const mark = /^\uE000(\d{1,5})\uE001/.exec(text);
  if (mark) {
    const mention = call.speech.mentions[Number(mark[1])];
    const pending = mention?.kind === 'person' ? await call.lookup.pendingOf(mention.userId) : null;
    const name = mention?.kind === 'person' ? (mention.name ?? mention.userId) : '';
    return { pending, name, rest: text.slice(mark[0].length) };
  }
  const lower = foldLower(text);
  const waiting = await call.lookup.pending();
  const named = waiting
    .flatMap((each) => [each.name, each.handle ?? ''].map((name) => ({ each, name: comparable(name) })))
    .filter(({ name }) => name !== '' && lower.startsWith(name, 1))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (named) return { pending: named.each, name: named.each.name, rest: text.slice(1 + named.name.length) };
  const token = /^[@＠]\S*/.exec(text)?.[0] ?? '';
  return { pending: null, name: token.slice(1), rest: text.slice(token.length) };
}

function withMember(call: Call, tail: Tail, pending: PendingFacts): Outcome {
  return settle(tail, {
    time: 'none',
    build(view) {
      if (!view.responsible) return unfit('person');
      const input = { identity: pending.identityId, member: view.responsible.id };
      return {
        intent: { operation: 'identity.link', input },
        echo: { verb: call.verb, responsible: view.responsible, text: pending.name },
      };
    },
  });
}

export const link: Verb = {
  name: 'link',
  en: ['link'],
  zh: ['关联'],
  group: 'admin',
  topic: 'me',
  shape: {
    en: '[code] or @person @member|external|guest|ignore',
    zh: '[关联码] 或 @某人 @成员|外部|访客|忽略',
  },
  example: { en: 'link', zh: '关联' },
  does: { en: 'Join my accounts on two platforms', zh: '把我在两个平台上的账号关联起来' },
  operation: 'member.link',
  async read(call) {
    const text = fold(call.rest).trim();
    if (text === '') return done('member.link', {}, { verb: call.verb });
    if (CODE.test(text)) return done('member.link', { code: text }, { verb: call.verb, text });
    if (!/^[@\uE000]/.test(text)) return unfit('code');
    const { pending, name, rest } = await pendingAtFront(call);
    const fate = FATES[comparable(rest)];
    if (!pending) {
      const wrong = commandError('unknown_person', { name });
      return { kind: 'error', understood: { verb: call.verb }, wrong, copy: `${call.head} @${name} @member` };
    }
    if (fate)
      return done(
        'identity.link',
        { identity: pending.identityId, role: fate },
        { verb: call.verb, text: pending.name },
      );
    return withMember(
      call,
      await readTail({ ...call, rest }, rest, { object: 'none', takes: ['person'] }),
      pending,
    );
  },
};
