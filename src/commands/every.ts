import {
  calendarForZone,
  calendarOf,
  describeRecurrence,
  type Moment,
  nextOccurrence,
  type PhraseContext,
  type RecurrenceRule,
  readPhrase,
} from '../time/index.ts';
import type { Outcome } from './call.ts';
import { timeAtEnd } from './due.ts';
import { commandError } from './errors.ts';
import { everyAtEnd, type LooseTerms, type Repetition, readEvery } from './every-phrase.ts';
import { comparable } from './fold.ts';
import type { Choice, EveryInput, RepeatEcho } from './intent.ts';
import { replaced, retyped } from './retype.ts';
import type { Tail } from './tail.ts';
import { type Token, tokenize } from './tokens.ts';
import type { Built, Plan, Unfitted, View } from './view.ts';
import { DAYS_OFF } from './words.ts';

type Field = Extract<Token, { kind: 'field' }>;

interface Said {
  readonly text: string;
  readonly before: string;
  readonly repetition: Repetition;
  readonly terms: LooseTerms;
  readonly token: Field | null;
}

/** What a line says about repeating: behind `every:`, or at its end. */
function saidEvery(tail: Tail, view: View, context: PhraseContext): Said | null {
  const token = fieldOf(tail, 'every');
  if (token) {
    return {
      text: token.value,
      before: view.text,
      repetition: readEvery(token.value, context),
      terms: {},
      token,
    };
  }
  const found = everyAtEnd(view.text, context);
  return (
    found && {
      text: found.text,
      before: found.before,
      repetition: found.said,
      terms: found.terms,
      token: null,
    }
  );
}

function fieldOf(tail: Pick<Tail, 'tokens'>, field: Field['field']): Field | null {
  return tail.tokens.find((token): token is Field => token.kind === 'field' && token.field === field) ?? null;
}

/** A term said in words behind the phrase, as the keyed value that it stands for. */
function inWords(field: 'off' | 'until', value: string | undefined): Field | null {
  return value === undefined ? null : { kind: 'field', start: 0, end: 0, field, word: field, value };
}

type Terms = Omit<EveryInput, 'rule'>;

/** `off:`, `until:` and `count:`; the token that cannot be read where one cannot. */
function termsOf(
  tail: Pick<Tail, 'tokens'>,
  loose: LooseTerms,
  context: PhraseContext,
): Terms | { readonly wrong: Field } {
  const count = fieldOf(tail, 'count');
  const off = fieldOf(tail, 'off') ?? inWords('off', loose.off);
  const until = fieldOf(tail, 'until') ?? inWords('until', loose.until);
  const word = off ? comparable(off.value) : 'keep';
  const dayOff = Object.hasOwn(DAYS_OFF, word) ? DAYS_OFF[word] : undefined;
  if (off && !dayOff) return { wrong: off };
  const last = until ? readPhrase(until.value, context) : null;
  if (until && last?.kind !== 'moment') return { wrong: until };
  const number = count ? /^(\d{1,4})(?:x|次|times)?$/.exec(comparable(count.value))?.[1] : undefined;
  if (count && (number === undefined || Number(number) < 1 || Number(number) > 1000)) return { wrong: count };
  return {
    ...(dayOff && dayOff !== 'keep' && { off: dayOff }),
    ...(last?.kind === 'moment' && { until: last.moment.wall.slice(0, 10) }),
    ...(number !== undefined && { count: Number(number) }),
  };
}

/** The first time of a repeated task; null where there is none before its end. */
function firstOf(every: EveryInput, view: View, now: Date): Moment | null {
  const { rule } = every;
  const whose = view.responsible;
  const calendar = whose?.calendar ? calendarOf(whose.calendar) : calendarForZone(whose?.zone ?? rule.zone);
  const first = nextOccurrence(rule, now, calendar, every.off ?? 'keep');
  return first && !(every.until && first.localDate > every.until) ? first : null;
}

/**
 * Settles a line that says how its task repeats; null where it says nothing of it. Two readings are asked, and a due
 * time beside the dates of the series is refused.
 */
export function settleEvery(tail: Tail, plan: Plan, view: View, context: PhraseContext): Outcome | null {
  const said = saidEvery(tail, view, context);
  if (!said) return null;
  const { locale } = tail.call.speech;
  const example = locale === 'zh' ? '每周一9点' : 'every mon 9am';
  const line = (span: Token | null, by: string) => retyped(tail, span, by);
  const bare = plan.build({ ...view, text: said.before }, undefined);
  const understood = 'intent' in bare ? bare.echo : { verb: tail.call.verb };
  const fixed = said.token
    ? line(said.token, `every:"${example.replace(/^every /, '')}"`)
    : replaced(tail, said.text, example);
  const refuse = (wrong: Extract<Outcome, { kind: 'error' }>['wrong'], copy: string): Outcome => ({
    kind: 'error',
    understood,
    wrong,
    copy,
  });
  if (said.token) {
    const other = timeAtEnd(view.text, context);
    if (other.reading && !other.open) {
      return refuse(commandError('two_times', { text: other.text }), replaced(tail, other.text, ''));
    }
  }
  const terms = termsOf(tail, said.terms, context);
  if ('wrong' in terms) {
    const { word, value, field } = terms.wrong;
    const sample = EXAMPLES[field]?.[locale] ?? '';
    const keyed = tail.tokens.includes(terms.wrong);
    const copy = keyed ? line(terms.wrong, `${word}:${sample}`) : replaced(tail, value, sample);
    return refuse(commandError('bad_value', { field: word, value }), copy);
  }
  const built = (rule: RecurrenceRule): Built | Unfitted =>
    repeatedBy({ rule, ...terms }, tail, plan, view, said.before);
  const { repetition } = said;
  if (repetition.kind !== 'error') {
    const result = built(repetition);
    if ('never' in result)
      return refuse(commandError('bad_value', { field: 'every', value: said.text }), fixed);
    return 'intent' in result ? { kind: 'intent', ...result } : result;
  }
  if (!repetition.alternatives) {
    return refuse(commandError('bad_value', { field: 'every', value: said.text }), fixed);
  }
  const choices = repetition.alternatives.flatMap((rule): Choice[] => {
    const result = built(rule);
    return 'intent' in result ? [{ label: { say: 'repeat', rule }, intent: result.intent }] : [];
  });
  const [rule] = repetition.alternatives;
  const sure = rule
    ? `${locale === 'zh' ? '重复' : 'every'}:"${describeRecurrence(rule, locale)} ${rule.zone}"`
    : '';
  const copy = said.token ? line(said.token, sure) : replaced(tail, said.text, sure);
  return { kind: 'ask', question: { code: 'time_ambiguous', text: said.text }, choices, understood, copy };
}

const EXAMPLES: Readonly<Partial<Record<Field['field'], Readonly<Record<'zh' | 'en', string>>>>> = {
  off: { en: 'skip', zh: '跳过' },
  until: { en: '2026-12-31', zh: '2026-12-31' },
  count: { en: '10', zh: '10' },
};

function repeatedBy(every: EveryInput, tail: Tail, plan: Plan, view: View, text: string): Built | Unfitted {
  const first = firstOf(every, view, tail.call.speech.now);
  if (!first) return { never: true };
  const result = plan.build({ ...view, text, every }, undefined);
  if (!('intent' in result)) return result;
  const { rule, off, until, count } = every;
  const repeats: RepeatEcho = {
    ...{ rule, first },
    ...(off && { off }),
    ...(until && { until }),
    ...(count && { count }),
  };
  return { ...result, echo: { ...result.echo, repeats } };
}

/** Reads a field that says how a task repeats: `mon 9am until:2026-12-31`, `每周一9点 遇休跳过`; null where it does not. */
export function readRepeats(text: string, context: PhraseContext): EveryInput | null {
  const tokens = tokenize(text, null, false).filter(
    (token): token is Field => token.kind === 'field' && ['off', 'until', 'count'].includes(token.field),
  );
  const bare = [...tokens]
    .reverse()
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text)
    .trim();
  const found = everyAtEnd(bare, context);
  const whole = found && found.before === '' ? found : null;
  const rule = whole?.said ?? readEvery(bare, context);
  const terms = termsOf({ tokens }, whole?.terms ?? {}, context);
  return rule.kind === 'error' || 'wrong' in terms ? null : { rule, ...terms };
}
