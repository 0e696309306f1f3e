import type { Outcome } from '../call.ts';
import { foldLower } from '../fold.ts';
import { settle } from '../settle.ts';
import type { Tail } from '../tail.ts';
import { type Plan, viewOf } from '../view.ts';

/** Words of repeating that name something by themselves (`the Weekly`, 每周), with a blank or nothing behind them. */
const LONE =
  /^(?:daily|weekly|biweekly|fortnightly|monthly|quarterly|(?:每两?|双)(?:天|日|周|星期|个?月|个?季度|年))(?=[\s,，;；]|$)/;

/**
 * Settles arguments whose title may be a word of repeating: where nothing else is left for a title, the word in front
 * is it, and what stands behind it is read as a time (`Weekly @daniel fri` is due on Friday).
 */
export function settleNamed(tail: Tail, plan: Plan): Outcome {
  const outcome = settle(tail, plan);
  if (outcome.kind !== 'unfit' || outcome.need !== 'title') return outcome;
  const words = viewOf(tail).text;
  const lone = LONE.exec(foldLower(words))?.[0].length ?? 0;
  if (lone === 0) return outcome;
  const named = settle(tail, { ...plan, repeats: false });
  // `Daily 9am` is no title with a time, but how often something without a title repeats.
  return named.kind === 'intent' && !named.echo.due && lone < words.length ? outcome : named;
}
