import { en } from './en.ts';
import { zh } from './zh.ts';

/** The shape every language fills: strings, and functions of named facts. */
export type Catalogue = typeof en;

export type { Facts } from './facts.ts';

/** All texts for people in one language. */
export function texts(locale: 'zh' | 'en'): Catalogue {
  return locale === 'zh' ? zh : en;
}
