import { usage } from './help.ts';
import type { VerbGroup } from './verb.ts';
import { VERBS } from './verbs.ts';

type Locale = 'zh' | 'en';

const HEADINGS: Readonly<Record<VerbGroup, Readonly<Record<Locale, string>>>> = {
  create: { en: 'Create', zh: '新建' },
  progress: { en: 'Progress', zh: '进度' },
  change: { en: 'Change', zh: '修改' },
  talk: { en: 'Talk', zh: '沟通' },
  look: { en: 'Look', zh: '查询' },
  remind: { en: 'Remind', zh: '提醒' },
  approve: { en: 'Approve', zh: '审批' },
  project: { en: 'Project', zh: '项目' },
  money: { en: 'Money', zh: '费用' },
  me: { en: 'Me', zh: '个人' },
  admin: { en: 'Admin', zh: '管理' },
  help: { en: 'Help', zh: '帮助' },
};

const FRAME = {
  en: {
    title: '# Commands',
    lead: 'Every line may be typed in either language, or mixed. `[…]` may be left out. In the thread of a task its key may be left out.',
    head: '| Type | Does | Example | In Chinese |',
    later: 'Kept for later',
  },
  zh: {
    title: '# 命令',
    lead: '每一行都可以用中文、英文或混着输入。`[…]` 可以省略。在任务的话题里可以省略编号。',
    head: '| 输入 | 作用 | 例子 | 英文 |',
    later: '以后提供',
  },
} as const;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

/** The reference page of all commands in Markdown, in one language with the other's words beside. */
export function referencePage(locale: Locale): string {
  const frame = FRAME[locale];
  const other: Locale = locale === 'zh' ? 'en' : 'zh';
  const lines = [frame.title, '', frame.lead, ''];
  for (const group of Object.keys(HEADINGS) as VerbGroup[]) {
    const verbs = VERBS.filter((verb) => verb.group === group && !verb.reserved);
    if (verbs.length === 0) continue;
    lines.push(`## ${HEADINGS[group][locale]}`, '', frame.head, '| --- | --- | --- | --- |');
    for (const verb of verbs) {
      const end = locale === 'zh' ? '。' : '.';
      const does = `${cell(verb.does[locale])}${end}`;
      const words = verb[other].map(code).join(' ');
      lines.push(`| ${code(usage(verb, locale))} | ${does} | ${code(verb.example[locale])} | ${words} |`);
    }
    lines.push('');
  }
  const later = VERBS.filter((verb) => verb.reserved).map((verb) => code(verb[locale][0] ?? verb.name));
  lines.push(`## ${frame.later}`, '', later.join(' '), '');
  return lines.join('\n');
}
