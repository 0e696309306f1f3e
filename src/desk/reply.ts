import type { Card } from '../../cards/model.ts';

/** What one person is told after acting, before it is known how it reaches them. */
export type Reply =
  | { readonly kind: 'silent' }
  /** Only for the speaker, and always delivered. */
  | { readonly kind: 'private'; readonly card: Card }
  /** The speaker's receipt of something that others see as a card: shown where the answer can carry it. */
  | { readonly kind: 'receipt'; readonly card: Card }
  /** A word beside a press. Good news may get lost where there is no place for it; anything else becomes a notice. */
  | { readonly kind: 'toast'; readonly tone: 'success' | 'info' | 'warning' | 'error'; readonly text: string }
  | { readonly kind: 'form'; readonly card: Card }
  | { readonly kind: 'form_errors'; readonly errors: Readonly<Record<string, string>>; readonly card: Card }
  | { readonly kind: 'form_done'; readonly text: string };
