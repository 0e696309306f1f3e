import { MENTION_CLOSE, MENTION_OPEN, type Mention } from '../../adapters/contract.ts';
import type { Choice, Echo, Intent, Interpretation, Need } from './intent.ts';
import type { Lookup } from './lookup.ts';
import type { Speech } from './speech.ts';

/** One verb said with its arguments, as the verb's reader gets it. */
export interface Call {
  readonly speech: Speech;
  readonly lookup: Lookup;
  /** Canonical name of the verb. */
  readonly verb: string;
  /** The verb as typed, to put before a corrected argument; empty for a free title. */
  readonly head: string;
  /** Everything behind the verb on its line. */
  readonly rest: string;
  /** Further lines. */
  readonly lines: readonly string[];
}

/** The arguments do not parse: something is missing or unreadable. */
export interface Unfit {
  readonly kind: 'unfit';
  readonly need: Need;
  readonly understood?: Echo;
  /** What could be meant all the same, before the title is offered. */
  readonly choices?: readonly Choice[];
  /** A corrected line; absent: the verb's example. */
  readonly copy?: string;
}

export type Outcome = Extract<Interpretation, { kind: 'intent' | 'ask' | 'error' | 'draft' }> | Unfit;

/** A finished reading: the intent and what was understood. */
export function done(operation: string, input: Intent['input'], echo: Echo): Outcome {
  return { kind: 'intent', intent: { operation, input }, echo };
}

/** Arguments that are missing or cannot be read. */
export function unfit(need: Need, more: Omit<Unfit, 'kind' | 'need'> = {}): Unfit {
  return { kind: 'unfit', need, ...more };
}

/** An intent that acts as if `line` had been typed. */
export function say(line: string): Intent {
  return { operation: 'say', input: { line } };
}

const MARK = new RegExp(`${MENTION_OPEN}(\\d{1,5})${MENTION_CLOSE}`, 'g');

/** Text with its mention marks written out as `@name`, or as `names` says for a mention's index. */
export function writeMentions(
  text: string,
  mentions: readonly Mention[],
  names: ReadonlyMap<number, string> = new Map(),
): string {
  return text.replace(MARK, (_, digits: string) => {
    const index = Number(digits);
    const mention = mentions[index];
    const name = names.get(index);
    if (!mention) return '';
    if (name !== undefined) return mention.kind === 'room' ? `#${name}` : `@${name}`;
    if (mention.kind === 'other') return mention.text;
    return mention.kind === 'room' ? `#${mention.name ?? ''}` : `@${mention.name ?? mention.userId}`;
  });
}

/** Stands behind an `@` for a member until the line is spelled out. */
export function memberMark(member: { readonly id: string }): string {
  return `${MENTION_OPEN}m:${member.id}${MENTION_CLOSE}`;
}

/**
 * The whole line as typed, with other words behind the verb. Mentions stay marks in it: whoever is meant is written by
 * name at the very end, where names are known (`spelledOut`).
 */
export function lineWith(call: Call, rest: string): string {
  const first = `${call.head} ${rest}`.replace(/ {2,}/g, ' ').trim();
  return [first, ...call.lines].join('\n').trim();
}
