import type { Call, Outcome } from './call.ts';

export type VerbGroup =
  | 'create'
  | 'progress'
  | 'change'
  | 'talk'
  | 'look'
  | 'remind'
  | 'approve'
  | 'project'
  | 'money'
  | 'me'
  | 'admin'
  | 'help';

/** A text in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/**
 * One thing that people can type. The first word of each list is the one that help shows and that accepted
 * lines are printed with; the others are understood too.
 */
export interface Verb {
  /** Canonical name: the first English word. */
  readonly name: string;
  readonly en: readonly string[];
  readonly zh: readonly string[];
  readonly group: VerbGroup;
  /** What follows the verb, as help shows it. */
  readonly shape: Bilingual;
  readonly example: Bilingual;
  /** What it does, in one short sentence. */
  readonly does: Bilingual;
  /** Operation or desk action that it usually leads to; null for a verb that comes later. */
  readonly operation: string | null;
  /** Topic under which `help` lists it; the group where absent. */
  readonly topic?: string;
  /** Listed in help for admins only; the right itself is checked by the operation. */
  readonly adminOnly?: boolean;
  /** Its words are kept for later: they lead to a question that also offers the title. */
  readonly reserved?: boolean;
  /** Further words, in either language, that count only if what follows parses: they begin many titles. */
  readonly also?: readonly string[];
  /** None of its words (`en`: of its English ones) counts unless what follows parses. */
  readonly soft?: boolean | 'en';
  /** A word glued to one of these is another Chinese word, so no verb (新建 in 新建议). */
  readonly notBefore?: string;
  /** Its arguments may go on over further lines. */
  readonly takesLines?: boolean;
  /** Reads the arguments; absent on reserved verbs. */
  read?(call: Call): Promise<Outcome>;
}
