import { type Call, type Outcome, say, unfit } from '../call.ts';
import { commandError } from '../errors.ts';
import type { Choice, Intent } from '../intent.ts';

/** More tasks than this are not taken at once. */
export const MAX_TASKS = 50;

type Ask = Extract<Outcome, { kind: 'ask' }>;
type Line = { readonly line: string; readonly outcome: Outcome };

function tooMany(call: Call, lines: readonly string[]): Outcome {
  const wrong = commandError('too_many_tasks', { count: lines.length, limit: MAX_TASKS });
  const copy = [call.head, ...lines.slice(0, 2).map((line) => `- ${line}`)].join('\n').trim();
  return { kind: 'error', understood: { verb: call.verb, items: lines.slice(0, 3) }, wrong, copy };
}

function batch(intents: readonly Intent[]): Intent {
  return { operation: 'task.create_many', input: { tasks: intents.map(({ input }) => input) } };
}

function titleOf({ line, outcome }: Line): string {
  return outcome.kind === 'intent' ? (outcome.echo.title ?? line) : line;
}

/** The one line that has to be asked about, with the whole batch behind each answer. */
function askOne(call: Call, read: readonly Line[], asked: Ask): Outcome {
  const open = read.filter(({ outcome }) => outcome.kind !== 'intent');
  const copy = [
    call.head,
    ...read.map(({ line, outcome }) => `- ${(outcome.kind === 'ask' && bare(call, outcome.copy)) || line}`),
  ];
  const choices: Choice[] = [];
  for (const choice of open.length === 1 ? asked.choices : []) {
    const each = read.map(({ outcome }) => (outcome.kind === 'intent' ? outcome.intent : choice.intent));
    const whole = each.every(({ operation }) => operation === 'task.create');
    if (whole) choices.push({ ...choice, intent: batch(each) });
  }
  return {
    ...asked,
    choices,
    understood: { verb: call.verb, items: read.map(titleOf) },
    copy: copy.join('\n').trim(),
  };
}

/** A corrected line without the verb before it. */
function bare(call: Call, copy: string): string {
  return copy.startsWith(call.head) ? copy.slice(call.head.length).trim() : copy;
}

/** A line whose last words may be its due time, with them in its title: a list has room for one question only. */
function withWords({ line, outcome }: Line): Line {
  if (outcome.kind !== 'ask' || outcome.question.code !== 'time_or_title') return { line, outcome };
  const whole = outcome.choices.find(({ label }) => label.say === 'in_title');
  if (!whole) return { line, outcome };
  const kept = { text: outcome.question.text, chips: [] };
  return { line, outcome: { kind: 'intent', intent: whole.intent, echo: { ...outcome.understood, kept } } };
}

/**
 * Several tasks in one go: one intent, one undo step. While one line is open nothing is made; where the project is
 * open it is asked once for all.
 */
export async function readMany(
  call: Call,
  lines: readonly string[],
  readLine: (line: string) => Promise<Outcome>,
): Promise<Outcome> {
  if (lines.length > MAX_TASKS) return tooMany(call, lines);
  const each: Line[] = [];
  for (const line of lines) each.push({ line, outcome: await readLine(line) });
  const open = each.filter(({ outcome }) => outcome.kind === 'ask');
  const read = open.length > 1 ? each.map(withWords) : each;
  const asked = read.find(({ outcome }) => outcome.kind === 'ask')?.outcome;
  if (asked?.kind === 'ask' && asked.question.code === 'which_project')
    return whichProject(call, lines, asked);
  for (const { outcome } of read) {
    if (outcome.kind === 'error') return outcome;
    if (outcome.kind === 'unfit') return unfit(outcome.need);
  }
  if (asked?.kind === 'ask') return askOne(call, read, asked);
  const intents = read.flatMap(({ outcome }) => (outcome.kind === 'intent' ? [outcome.intent] : []));
  const keptOf = read.map(({ outcome }) => (outcome.kind === 'intent' && outcome.echo.kept?.text) || null);
  const told = keptOf.some((words) => words !== null);
  return {
    kind: 'intent',
    intent: batch(intents),
    echo: { verb: call.verb, items: read.map(titleOf), ...(told && { keptOf }) },
  };
}

/** The same list once for each project that may be meant. */
export function whichProject(call: Call, lines: readonly string[], asked: Ask): Ask {
  const typed = (code: string) => [
    call.head || 'new',
    ...lines.map((line) => `- ${/[#＃]/.test(line) ? line : `${line} #${code}`}`),
  ];
  const choices = asked.choices.flatMap(({ label }) =>
    label.say === 'project' ? [{ label, intent: say(typed(label.project.code).join('\n')) }] : [],
  );
  const [first] = choices;
  const copy = first?.label.say === 'project' ? typed(first.label.project.code).join('\n') : asked.copy;
  return { ...asked, choices, understood: { verb: call.verb, items: lines.slice(0, 10) }, copy };
}
