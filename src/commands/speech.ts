import type { Mention } from '../../adapters/contract.ts';
import type { PhraseContext } from '../time/index.ts';

/** One line (or pasted text) as somebody said it, with everything about the speaker that its meaning depends on. */
export interface Speech {
  /** What was typed, with MENTION_OPEN index MENTION_CLOSE where the platform sent a mention. */
  readonly text: string;
  /** Mentions without a mark in the text stand beside it (DingTalk). */
  readonly mentions: readonly Mention[];
  readonly trigger: 'slash' | 'mention' | 'word' | 'direct';
  /** The tenant's command word, `pm` unless changed. */
  readonly commandWord: string;
  readonly locale: 'zh' | 'en';
  /** The speaker's zone. */
  readonly zone: string;
  readonly calendar?: NonNullable<PhraseContext['calendar']>;
  /** The tenant's corrected calendars; the official ones where missing. */
  readonly calendars?: NonNullable<PhraseContext['calendars']>;
  readonly now: Date;
  /** Zone of a project made here that names none: the room's, else the tenant's. */
  readonly projectZone: string;
  /** Below it lie the links of tasks: `…/t/BF26-8`. */
  readonly publicUrl?: string;
  readonly isDirect: boolean;
  readonly inThread: boolean;
  /** Days that only the tenant knows: lower-case name to local date. */
  readonly events?: Readonly<Record<string, string>>;
}
