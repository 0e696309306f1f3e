import { type LabelledMoment, type PhraseContext, type Reading, readPhrase } from '../time/index.ts';
import type { Outcome, Unfit } from './call.ts';
import { dueInGap, dueInput, type KeptTime, type SaidTime } from './due.ts';
import { commandError } from './errors.ts';
import type { Choice, DueChip, DueEcho } from './intent.ts';
import { replaced, retyped } from './retype.ts';
import { askOpen, sayable } from './settle-open.ts';
import type { Tail } from './tail.ts';
import type { Built, Plan, View } from './view.ts';

/** The day with its clock that ends words which no reader knows, so that a corrected line keeps it; null for none. */
function clockedEnd(text: string, context: PhraseContext): string | null {
  for (const { index } of text.matchAll(/\s\S+(?=\s)/g)) {
    const end = text.slice(index).trim();
    const reading = readPhrase(end, context);
    if (reading.kind === 'moment' && reading.precision === 'instant' && saysDay(end, context)) return end;
  }
  return null;
}

/** Whether a phrase still means a day without its last words of the clock. */
function saysDay(text: string, context: PhraseContext): boolean {
  const words = text.split(/\s+/);
  return words.some((_, i) => {
    const reading = readPhrase(words.slice(0, i + 1).join(' '), context);
    return reading.kind !== 'error' && reading.precision === 'date';
  });
}

/** What becomes of arguments whose time has been read: applied with its other readings as chips, asked, or refused. */
export function withReading(
  tail: Tail,
  plan: Plan,
  view: View,
  said: SaidTime,
  reading: Reading,
  context: PhraseContext,
): Outcome {
  if (said.open) {
    const open = askOpen(tail, plan, view, said, reading);
    if (open) return open;
  }
  const cut: View = { ...view, text: said.before };
  const bare = plan.build(cut, undefined);
  if (reading.kind === 'error') {
    if (plan.time === 'whole' && reading.code === 'not_a_time' && 'kind' in bare) return bare;
    const wrong = commandError('bad_time', { text: said.text, reason: reading.code });
    const example = tail.call.speech.locale === 'zh' ? '周五 18:00' : 'fri 6pm';
    const copy = replaced(tail, said.text, clockedEnd(said.text, context) ?? example);
    const whole = plan.dueOptional ? plan.build(view, undefined) : null;
    const understood = 'intent' in bare ? bare.echo : { verb: tail.call.verb };
    if (!whole || !('intent' in whole)) return { kind: 'error', understood, wrong, copy };
    const choices: Choice[] = [{ label: { say: 'without_due' }, intent: whole.intent }];
    return { kind: 'ask', question: { code: 'problem', problem: wrong }, choices, understood, copy };
  }
  const first = reading.kind === 'moment' ? reading.moment : reading.alternatives[0];
  const intentFor = (other: LabelledMoment): Built | Unfit => plan.build(cut, dueInput(other));
  if (reading.kind === 'moment') {
    const skipped = reading.notes.includes('gap');
    const built = plan.build(cut, (skipped ? dueInGap : dueInput)(reading.moment));
    if (!('intent' in built)) return built;
    const chips = reading.alternatives.flatMap((other) => {
      const each = intentFor(other);
      return 'intent' in each ? [{ reading: other, due: dueInput(other), intent: each.intent }] : [];
    });
    const due: DueEcho = {
      moment: reading.moment,
      precision: reading.precision,
      notes: reading.notes,
      chips,
    };
    return { kind: 'intent', intent: built.intent, echo: { ...built.echo, due } };
  }
  const choices: Choice[] = reading.alternatives.flatMap((other) => {
    const each = intentFor(other);
    return 'intent' in each ? [{ label: { say: 'time' as const, reading: other }, intent: each.intent }] : [];
  });
  if (!('intent' in bare) && choices.length === 0) return bare;
  if (plan.dueOptional && 'intent' in bare)
    choices.push({ label: { say: 'without_due' }, intent: bare.intent });
  const sure = reading.alternatives.find(({ at }) => at.getTime() > tail.call.speech.now.getTime()) ?? first;
  const copy = sure ? replaced(tail, said.text, sayable(sure)) : retyped(tail, null, '');
  return {
    kind: 'ask',
    question: { code: reading.why === 'past' ? 'time_past' : 'time_ambiguous', text: said.text },
    choices,
    understood: 'intent' in bare ? bare.echo : { verb: tail.call.verb },
    copy,
  };
}

/** A task whose title ends in words that may have been a time: made without it, and the time offered as chips. */
export function withKept(plain: Outcome, plan: Plan, view: View, { text, reading }: KeptTime): Outcome {
  if (plain.kind !== 'intent') return plain;
  // The words themselves name the one time they can mean; the ends of a range are told apart by their dates.
  const readings =
    reading.kind === 'moment'
      ? [{ ...reading.moment, label: text }]
      : reading.kind === 'ask'
        ? reading.alternatives
        : [];
  const coming = readings.filter(({ at }) => at.getTime() > view.call.speech.now.getTime()).slice(0, 2);
  const chips = coming.flatMap((moment): DueChip[] => {
    const due = dueInput(moment);
    const built = plan.build(view, due);
    return 'intent' in built ? [{ reading: moment, due, intent: built.intent }] : [];
  });
  return { ...plain, echo: { ...plain.echo, kept: { text, chips } } };
}
