import type { Moment, Reading } from '../time/index.ts';
import type { Outcome } from './call.ts';
import { dueInput, type SaidTime } from './due.ts';
import type { Choice } from './intent.ts';
import { replaced } from './retype.ts';
import type { Tail } from './tail.ts';
import type { Plan, View } from './view.ts';

/** A moment as a line says it beyond doubt. */
export const sayable = ({ wall, zone }: Moment): string => `${wall.slice(0, 16).replace('T', ' ')} ${zone}`;

/** One choice for each moment of a reading, with what stands before it as the title. */
function timed(plan: Plan, view: View, reading: Reading): readonly Choice[] {
  if (reading.kind !== 'ask') return [];
  return reading.alternatives.flatMap((moment): Choice[] => {
    const built = plan.build(view, dueInput(moment));
    return 'intent' in built ? [{ label: { say: 'time', reading: moment }, intent: built.intent }] : [];
  });
}

/**
 * Asks whether words at a title's end are its due time or belong to it; null where they can be neither. `view` still
 * holds them.
 */
export function askOpen(
  tail: Tail,
  plan: Plan,
  view: View,
  said: SaidTime,
  reading: Reading,
): Outcome | null {
  const whole = plan.build(view, undefined);
  const [first] = reading.kind === 'ask' ? reading.alternatives : [];
  if (!first || !('intent' in whole)) return null;
  const { shorter } = said;
  const choices: readonly Choice[] = [
    ...timed(plan, { ...view, text: said.before }, reading),
    ...(shorter ? timed(plan, { ...view, text: shorter.before }, shorter.reading) : []),
    { label: { say: 'in_title' }, intent: whole.intent },
  ];
  const copy = replaced(tail, said.text, sayable(first));
  return {
    kind: 'ask',
    question: { code: 'time_or_title', text: said.text },
    choices,
    understood: whole.echo,
    copy,
  };
}
