import { memberMark, type Outcome, say, type Unfit } from './call.ts';
import { type SaidTime, timeAtEnd, timeContext, timeOf } from './due.ts';
import { type CommandError, commandError } from './errors.ts';
import { readEstimate } from './estimate.ts';
import { settleEvery } from './every.ts';
import type { Choice, Echo } from './intent.ts';
import type { MemberFacts } from './lookup.ts';
import { copyForTask, retyped } from './retype.ts';
import { withKept, withReading } from './settle-time.ts';
import type { PersonSlot, Tail } from './tail.ts';
import { type Built, type Plan, viewOf } from './view.ts';

const MAX_CHOICES = 5;

function problemOf(tail: Tail, plan: Plan): CommandError | null {
  if (tail.taskProblem) {
    const { code, key } = tail.taskProblem;
    return code === 'unknown_task' ? commandError(code, { key }) : commandError(code, {});
  }
  if (tail.project && !tail.project.facts)
    return commandError('unknown_project', { code: tail.project.code });
  for (const token of tail.tokens) {
    if (token.kind !== 'field') continue;
    const field = token.word;
    if (token.field === 'remind') return commandError('not_yet', { field });
    if (token.field === 'every' && !plan.repeats) return commandError('unknown_field', { field });
    const wrong = token.field === 'estimate' && readEstimate(token.value) === null;
    if (wrong) return commandError('bad_value', { field, value: token.value });
  }
  return null;
}

function personProblem(slot: PersonSlot): CommandError | null {
  if (slot.why === 'known') return null;
  const code =
    slot.why === 'unknown'
      ? 'unknown_person'
      : slot.why === 'ambiguous'
        ? 'ambiguous_person'
        : 'unlinked_person';
  return commandError(code, { name: slot.text });
}

const withoutSlot = (tail: Tail, slot: PersonSlot): Tail => ({
  ...tail,
  people: tail.people.filter((each) => each !== slot),
});
const withMember = (tail: Tail, slot: PersonSlot, member: MemberFacts): Tail => ({
  ...tail,
  people: tail.people.map((each) => (each === slot ? { ...slot, member, why: 'known' as const } : each)),
});

/** The choice that settles one problem: its whole intent, or the line without it where others remain. */
function choose(tail: Tail, plan: Plan, label: Choice['label'], line: string): Choice | null {
  const open = problemOf(tail, plan) !== null || tail.people.some((slot) => slot.why !== 'known');
  if (open) return { label, intent: say(line) };
  const outcome = settle(tail, plan);
  if (outcome.kind === 'unfit') return null;
  return { label, intent: outcome.kind === 'intent' ? outcome.intent : say(line) };
}

function askPerson(tail: Tail, plan: Plan, slot: PersonSlot, problem: CommandError): Outcome {
  const marker = slot.follower ? '+@' : '@';
  const choices = slot.candidates
    .slice(0, MAX_CHOICES)
    .map((member) =>
      choose(
        withMember(tail, slot, member),
        plan,
        { say: 'member', member },
        retyped(tail, slot.token, `${marker}${memberMark(member)} `),
      ),
    );
  const without = choose(
    withoutSlot(tail, slot),
    plan,
    { say: 'without_person' },
    retyped(tail, slot.token, ''),
  );
  const open = [...choices, without].filter((choice) => choice !== null);
  const understood = echoOf(withoutSlot(tail, slot), plan);
  const [nearest] = slot.candidates;
  const self = tail.call.speech.locale === 'zh' ? '我' : 'me';
  const name = nearest ? memberMark(nearest) : without ? null : self;
  const copy = retyped(tail, slot.token, name === null ? '' : `${marker}${name} `);
  if (open.length === 0) return { kind: 'error', understood, wrong: problem, copy };
  return { kind: 'ask', question: { code: 'problem', problem }, choices: open, understood, copy };
}

function echoOf(tail: Tail, plan: Plan): Echo {
  const clean: Tail = {
    ...tail,
    people: tail.people.filter((slot) => slot.why === 'known'),
    taskProblem: null,
  };
  const built = plan.build({ ...viewOf(clean) }, undefined);
  return 'intent' in built ? built.echo : (built.understood ?? { verb: tail.call.verb });
}

function askProject(tail: Tail, plan: Plan, problem: CommandError): Outcome {
  const { project } = tail;
  const token = project?.token ?? null;
  const home = tail.task?.project ?? tail.roomProject;
  const offered = new Map(
    [...(project?.near ?? []), ...(home && plan.dueOptional ? [home] : [])].map((each) => [each.code, each]),
  );
  const choices = [...offered.values()].map((each) =>
    choose(
      { ...tail, project: { token, code: each.code, facts: each } },
      plan,
      { say: 'project', project: each },
      retyped(tail, token, `#${each.code} `),
    ),
  );
  if (plan.dueOptional && home) {
    // `#1stplace` may be no project at all, but part of the title.
    const kept = { ...tail, project: null, tokens: tail.tokens.filter((each) => each !== token) };
    const whole = settle({ ...kept, people: kept.people.filter((slot) => slot.why === 'known') }, plan);
    const title = whole.kind === 'intent' ? whole.echo.title : undefined;
    if (title && whole.kind === 'intent')
      choices.push({ label: { say: 'create_title', title }, intent: whole.intent });
  }
  const [first = home] = offered.values();
  const copy = retyped(tail, token, first ? `#${first.code} ` : '');
  const understood = echoOf({ ...tail, project: null }, plan);
  const open = choices.filter((choice) => choice !== null);
  if (open.length === 0) return { kind: 'error', understood, wrong: problem, copy };
  return { kind: 'ask', question: { code: 'problem', problem }, choices: open, understood, copy };
}

/** Brings arguments to an end: an intent, a question with one whole intent per answer, or what is wrong. */
export function settle(tail: Tail, plan: Plan): Outcome {
  const problem = problemOf(tail, plan);
  if (problem?.code === 'unknown_project') return askProject(tail, plan, problem);
  if (problem) {
    const token = tail.tokens.find((each) => each.kind === 'field') ?? null;
    const fixed = problem.code === 'bad_value' ? `${problem.facts.field}:3h` : '';
    const copy = tail.taskProblem ? copyForTask(tail.call, tail.taskProblem) : retyped(tail, token, fixed);
    return { kind: 'error', understood: { verb: tail.call.verb }, wrong: problem, copy };
  }
  for (const slot of tail.people) {
    const open = personProblem(slot);
    if (open) return askPerson(tail, plan, slot, open);
  }
  const view = viewOf(tail);
  const context = timeContext(tail.call.speech, view.project, view.responsible ?? view.task?.responsible);
  const repeated = plan.repeats ? settleEvery(tail, plan, view, context) : null;
  if (repeated) return repeated;
  const said: SaidTime =
    plan.time === 'none'
      ? { before: view.text, text: '', reading: null }
      : plan.time === 'end'
        ? timeAtEnd(view.text, context)
        : timeOf(view.text, context);
  const { reading } = said;
  if (!reading) {
    const plain = finish(plan.build({ ...view, text: said.before }, undefined));
    return said.kept ? withKept(plain, plan, view, said.kept) : plain;
  }
  return withReading(tail, plan, view, said, reading, context);
}

function finish(built: Built | Unfit): Outcome {
  return 'intent' in built ? { kind: 'intent', ...built } : built;
}
