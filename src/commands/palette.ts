import { VERBS } from './verbs.ts';

/** The verbs of the first help screen, in its order. */
const FIRST = ['new', 'done', 'due', 'my', 'list'] as const;

const words = (language: 'en' | 'zh'): string =>
  [...FIRST, 'help']
    .map((name) => VERBS.find((verb) => verb.name === name)?.[language][0] ?? name)
    .join(' | ');

/** How the command word is introduced in a platform's own palette of commands. */
export function paletteEntry(): { readonly command: string; readonly en: string; readonly zh: string } {
  return { command: 'pm', en: `Projects and tasks: ${words('en')}`, zh: `项目和任务：${words('zh')}` };
}

/** What Slack shows beside the slash command while it is typed. */
export function usageHint(): string {
  return words('en');
}
