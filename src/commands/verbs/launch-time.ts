import type { Moment } from '../../time/index.ts';
import type { Call, Outcome } from '../call.ts';
import { dueInput, timeContext, timeOf } from '../due.ts';
import { commandError } from '../errors.ts';
import type { DueInput, Echo, Intent } from '../intent.ts';

/** A launch that was said, and whose intent it becomes. */
export interface LaunchPlan {
  /** Zone of the project: a launch without a clock is 00:00 there. */
  readonly zone: string;
  readonly echo: Echo;
  /** A line that surely works. */
  readonly copy: string;
  /** `named` is the zone said with a date that has no clock. */
  build(launch: DueInput, named: string | null): Intent;
}

/**
 * Reads a launch. A clock without a zone is the speaker's; a date without a clock is 00:00 in the project's zone, or in
 * the one said with it.
 */
export function settleLaunch(call: Call, text: string, plan: LaunchPlan): Outcome {
  const { speech } = call;
  const read = (zone: string) => {
    const context = {
      ...timeContext({ ...speech, zone }, null, null),
      projectZone: plan.zone,
      dayClock: '00:00',
    };
    return timeOf(text, context).reading;
  };
  const own = read(speech.zone);
  const reading = own && own.kind !== 'error' && own.precision === 'date' ? read(plan.zone) : own;
  const { echo, copy } = plan;
  if (!reading || reading.kind === 'error') {
    const wrong = commandError('bad_time', { text: text.trim(), reason: reading?.code ?? 'not_a_time' });
    return { kind: 'error', understood: echo, wrong, copy };
  }
  const { precision } = reading;
  const intent = (other: Moment): Intent => {
    const named = precision === 'date' && other.zone !== plan.zone ? other.zone : null;
    return plan.build(dueInput(other), named);
  };
  if (reading.kind === 'ask') {
    const choices = reading.alternatives.map((other) => ({
      label: { say: 'time' as const, reading: other },
      intent: intent(other),
    }));
    const code = reading.why === 'past' ? 'time_past' : 'time_ambiguous';
    return { kind: 'ask', question: { code, text: text.trim() }, choices, understood: echo, copy };
  }
  const { moment, notes, alternatives } = reading;
  const chips = alternatives.map((other) => ({
    reading: other,
    due: dueInput(other),
    intent: intent(other),
  }));
  return {
    kind: 'intent',
    intent: intent(moment),
    echo: { ...echo, due: { moment, precision, notes, chips } },
  };
}
