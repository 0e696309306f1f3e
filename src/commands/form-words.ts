import { comparable } from './fold.ts';

interface FormWord {
  readonly zh: string;
  readonly en: string;
  /** What is named behind the word. */
  readonly about: 'task' | 'identity' | null;
}

/** How each form is called in a typed line. */
const FORM_WORDS: Readonly<Record<string, FormWord>> = {
  'task.create': { zh: '新建', en: 'new', about: null },
  'task.edit': { zh: '编辑', en: 'edit', about: 'task' },
  'task.due': { zh: '改期', en: 'due', about: 'task' },
  'task.assign': { zh: '指派', en: 'assign', about: 'task' },
  'task.block': { zh: '卡住', en: 'block', about: 'task' },
  'task.note': { zh: '备注', en: 'note', about: 'task' },
  'project.create': { zh: '新建项目', en: 'project', about: null },
  settings: { zh: '设置', en: 'settings', about: null },
  room: { zh: '房间', en: 'room', about: null },
  'identity.link': { zh: '关联', en: 'link', about: 'identity' },
};

/** The form that a word names, or null. */
export function formNamed(word: string): { readonly form: string; readonly about: FormWord['about'] } | null {
  const said = comparable(word);
  const found = Object.entries(FORM_WORDS).find(([, { zh, en }]) => zh === said || en === said);
  return found ? { form: found[0], about: found[1].about } : null;
}

/** The line that names a form, `填表 改期 BF26-8`, without trigger; `about` is the key or name that it is about. */
export function formLine(form: string, about: string, locale: 'zh' | 'en'): string {
  const word = FORM_WORDS[form]?.[locale] ?? form;
  return [locale === 'zh' ? '填表' : 'form', word, about].filter((part) => part !== '').join(' ');
}
