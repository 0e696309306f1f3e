import { type Column, columns, type Right, type Rule, ruleOf } from './rights.ts';

/** What is known of the case; an absent fact counts as false. */
export interface Facts {
  /** Created by the actor, or the actor is responsible or helps. */
  readonly own?: boolean;
  /** Somebody has begun the task. */
  readonly started?: boolean;
  /** The act only says how far a task has come, or talks about it. */
  readonly progress?: boolean;
  /** The new task is the actor's own, and gives nobody else work. */
  readonly ownList?: boolean;
  /** The case lies in the project that the role is held in. */
  readonly inProject?: boolean;
  /** The actor is the one it is about. */
  readonly self?: boolean;
  readonly named?: boolean;
  readonly money?: boolean;
  readonly ownItem?: boolean;
  readonly ownerApproved?: boolean;
}

/** Why somebody may not. */
type Refusal = 'role' | 'not_own' | 'started' | 'own_list' | 'progress_only' | 'owner_approval';

export type Decision =
  | { readonly allowed: true; readonly twice: boolean }
  /** `who`: the roles that may without condition, in the order of the table. */
  | { readonly allowed: false; readonly reason: Refusal; readonly who: readonly Column[] };

type Verdict = { readonly ok: true; readonly twice?: true } | { readonly ok: false; readonly why: Refusal };

const OK: Verdict = { ok: true };

function when(fact: boolean | undefined, why: Refusal): Verdict {
  return fact === true ? OK : { ok: false, why };
}

function judge(rule: Rule, facts: Facts): Verdict {
  switch (rule) {
    case 'yes':
      return OK;
    case 'no':
      return { ok: false, why: 'role' };
    case 'twice':
      return { ok: true, twice: true };
    case 'own':
      return when(facts.own, 'not_own');
    case 'own_unstarted':
      return facts.own === true ? when(facts.started !== true, 'started') : { ok: false, why: 'not_own' };
    case 'own_list':
      return when(facts.ownList, 'own_list');
    case 'own_progress':
      return facts.own === true ? when(facts.progress, 'progress_only') : { ok: false, why: 'not_own' };
    case 'owner_approval':
      return when(facts.ownerApproved, 'owner_approval');
    case 'named':
      return when(facts.named, 'role');
    case 'named_no_money':
      return when(facts.named === true && facts.money !== true, 'role');
    case 'own_item':
    case 'totals_hidden':
      return when(facts.ownItem, 'role');
    case 'self':
      return when(facts.self, 'role');
    case 'project':
      return when(facts.inProject, 'role');
    case 'money':
      return when(facts.money, 'role');
  }
}

/** The closest miss explains best: what the actor's own column asks for beats "not your role". */
const nearest: readonly Refusal[] = [
  'owner_approval',
  'started',
  'progress_only',
  'own_list',
  'not_own',
  'role',
];

/**
 * Whether somebody who stands in `held` columns may do what a row names; pure. Any column that allows is enough,
 * and one that needs no second confirmation wins over one that does.
 */
export function can(held: readonly Column[], right: Right, facts: Facts = {}): Decision {
  const verdicts = held.map((column) => judge(ruleOf(right, column), facts));
  const allowed = verdicts.filter((verdict) => verdict.ok);
  if (allowed.length > 0) return { allowed: true, twice: allowed.every((verdict) => verdict.twice === true) };
  const misses = verdicts.flatMap((verdict) => (verdict.ok ? [] : [verdict.why]));
  const reason = nearest.find((why) => misses.includes(why)) ?? 'role';
  return { allowed: false, reason, who: whoMay(right) };
}

/** The columns that may do what a row names without any further condition (a second confirmation is none). */
export function whoMay(right: Right): readonly Column[] {
  return columns.filter((column) => ['yes', 'twice', 'project'].includes(ruleOf(right, column)));
}
