import { type Call, type Unfit, writeMentions } from './call.ts';
import { readEstimate } from './estimate.ts';
import { trimEnd, trimStart } from './fold.ts';
import type { DueInput, Echo, EveryInput, Intent, Priority } from './intent.ts';
import type { MemberFacts, ProjectFacts, TaskFacts } from './lookup.ts';
import type { Tail } from './tail.ts';
import { type Token, withoutTokens } from './tokens.ts';

/** Arguments with everything named in them resolved; `text` is what is left, without the time. */
export interface View {
  readonly call: Call;
  readonly task: TaskFacts | null;
  readonly project: ProjectFacts | null;
  readonly responsible: MemberFacts | null;
  readonly helpers: readonly MemberFacts[];
  readonly followers: readonly MemberFacts[];
  readonly priority: Priority | null;
  readonly tags: readonly string[];
  readonly estimate: number | null;
  readonly zoneWord: string | null;
  readonly text: string;
  readonly every?: EveryInput;
}

export interface Built {
  readonly intent: Intent;
  readonly echo: Echo;
}

/** Arguments of which nothing can be built; `never`: the dates of a series do not come. */
export type Unfitted = Unfit | { readonly never: true };

/** How a verb turns resolved arguments into an intent. `due` is absent where the line says no time. */
export interface Plan {
  readonly time: 'end' | 'whole' | 'none';
  /** Takes how the task repeats. */
  readonly repeats?: boolean;
  /** The task can also be made without the time that was said. */
  readonly dueOptional?: boolean;
  build(view: View, due: DueInput | undefined): Built | Unfit;
}

/** The arguments with what was found put in its place. */
export function viewOf(tail: Tail): View {
  const { tokens, people } = tail;
  const named = people
    .filter((slot) => !slot.follower && slot.member)
    .map((slot) => slot.member as MemberFacts);
  const followers = people
    .filter((slot) => slot.follower && slot.member)
    .map((slot) => slot.member as MemberFacts);
  const [responsible, ...helpers] = [...new Map(named.map((member) => [member.id, member])).values()];
  const of = <K extends Token['kind']>(kind: K) =>
    tokens.filter((t): t is Extract<Token, { kind: K }> => t.kind === kind);
  const fields = of('field');
  const estimate = fields.find((each) => each.field === 'estimate');
  const tags = [
    ...of('tag').map((each) => each.tag),
    ...fields.filter((f) => f.field === 'tag').map((f) => f.value),
  ];
  return {
    call: tail.call,
    task: tail.task,
    project: tail.project?.facts ?? tail.task?.project ?? tail.roomProject,
    responsible: responsible ?? null,
    helpers,
    followers: [...new Map(followers.map((member) => [member.id, member])).values()],
    priority: of('priority').at(-1)?.priority ?? null,
    tags: [...new Set(tags)],
    estimate: estimate ? readEstimate(estimate.value) : null,
    zoneWord: fields.find((each) => each.field === 'zone')?.value ?? null,
    text: writeMentions(withoutTokens(tail.raw, tokens), tail.call.speech.mentions),
  };
}

const LOOSE = /[\s,，。;；!！.]/;

/** What is left of the words, without separators at its ends. */
export function leftover(view: View): string {
  return trimEnd(trimStart(view.text, LOOSE), LOOSE);
}
