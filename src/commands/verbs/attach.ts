import { writeMentions } from '../call.ts';
import { titleText } from '../fold.ts';
import type { Verb } from '../verb.ts';
import { taskWithText } from './with-text.ts';

const LINK = /https?:\/\/[^\s<>"“”，。；、]+/i;

/** The name of a linked thing: what was typed beside it, else the last part of its path, else its host. */
function nameOf(link: string, beside: string): string {
  const typed = titleText(beside);
  if (typed !== '') return typed;
  const [, host = link, path = ''] = /^https?:\/\/([^/?#]+)([^?#]*)/i.exec(link) ?? [];
  const last = path
    .split('/')
    .filter((part) => part !== '')
    .at(-1);
  return last && /\.[a-z0-9]{1,5}$/i.test(last) ? last : host;
}

export const attach: Verb = {
  name: 'attach',
  en: ['attach'],
  zh: ['附件'],
  group: 'talk',
  shape: { en: '[task] <link> [name]', zh: '[任务] <链接> [名称]' },
  example: {
    en: 'attach BF26-8 https://example.com/quote.pdf',
    zh: '附件 BF26-8 https://example.com/quote.pdf 报价单',
  },
  does: { en: 'Keep a link with a task', zh: '给任务附上链接' },
  operation: 'task.attach',
  takesLines: true,
  read: (call) =>
    taskWithText(call, {
      operation: 'task.attach',
      need: 'link',
      input(text) {
        const line = writeMentions(text, call.speech.mentions).replace(/\s+/g, ' ').trim();
        const link = LINK.exec(line)?.[0];
        if (!link) return null;
        return { kind: 'link', name: nameOf(link, line.replace(link, ' ')), ref: link };
      },
    }),
};
