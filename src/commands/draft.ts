import { type Call, say, writeMentions } from './call.ts';
import { titleText } from './fold.ts';
import type { Choice, Interpretation, Question, TaskDraft } from './intent.ts';
import { readSheet } from './sheet.ts';
import { readTail, type Tail } from './tail.ts';
import { type CreateExtras, createPlan, extrasOf, settleNew } from './verbs/new-task.ts';
import { MAX_TASKS, whichProject } from './verbs/new-tasks.ts';
import { viewOf } from './view.ts';

/** The arguments without what could not be placed: nothing stands in the way of a draft. */
function placed(tail: Tail): { tail: Tail; unplaced: string[] } {
  const lost = tail.people.filter((slot) => slot.why !== 'known');
  const noProject = tail.project && !tail.project.facts ? tail.project : null;
  const unplaced = [...lost.map((slot) => `@${slot.text}`), ...(noProject ? [`#${noProject.code}`] : [])];
  const later = (token: Tail['tokens'][number]) =>
    token.kind === 'field' &&
    (token.field === 'remind' || (token.field === 'estimate' && viewOf(tail).estimate === null));
  return {
    unplaced,
    tail: {
      ...tail,
      people: tail.people.filter((slot) => slot.why === 'known'),
      project: noProject ? null : tail.project,
      tokens: tail.tokens.filter((token) => !later(token)),
    },
  };
}

/** The answers that make the task without a time. */
const UNTIMED: readonly Choice['label']['say'][] = ['without_due', 'in_title'];

/** A text as a draft. In a list (`among`) there is no room to ask for its time: the words stay in the title. */
async function draftOne(
  call: Call,
  text: string,
  { among = false, extras = {} }: { readonly among?: boolean; readonly extras?: CreateExtras } = {},
): Promise<Interpretation> {
  const plan = createPlan(null, extras);
  const asTitle = (words: string) => plainTitle(call, words, extras);
  const tail = await readTail(call, text, { object: 'none', beside: true });
  const { tail: clean, unplaced } = placed(tail);
  const asked = await settleNew(tail, plan);
  let choices: readonly Choice[] = asked.kind === 'ask' ? asked.choices : [];
  const whole = unplaced.length === 0 && clean.tokens.length === tail.tokens.length;
  let base = whole ? asked : await settleNew(clean, plan);
  let open: string | null = null;
  if (among && base.kind === 'ask' && base.question.code !== 'which_project') {
    open = timeAsked(base.question);
    choices = [];
    base = await settleNew(clean, asTitle(viewOf(clean).text));
  }
  if (base.kind === 'ask' && base.question.code !== 'which_project') {
    // Times that have to be asked: the draft goes without, its readings are offered.
    choices = unplaced.length > 0 ? choices : base.choices;
    const without = base.choices.find(({ label }) => UNTIMED.includes(label.say));
    const words = base.question.code === 'time_or_title' ? base.question.text : null;
    const echo = { ...base.understood, ...(words !== null && { kept: { text: words, chips: [] } }) };
    if (without) base = { kind: 'intent', intent: without.intent, echo };
  }
  const words = viewOf(clean).text;
  if (base.kind === 'unfit' && titleText(words) !== '') base = await settleNew(clean, asTitle(words));
  if (base.kind === 'unfit')
    base = await settleNew({ ...clean, tokens: [], people: [], project: null }, asTitle(text));
  if (base.kind === 'unfit') return { kind: 'silent' };
  if (base.kind !== 'intent') return base;
  const title = base.echo.title ?? '';
  const echo = {
    ...base.echo,
    ...(unplaced.length > 0 && { unplaced }),
    ...(open !== null && { kept: { text: open, chips: [] } }),
  };
  const offered = choices.filter(
    ({ label }) => label.say !== 'in_title' && !label.say.startsWith('without_'),
  );
  const chips = echo.due?.chips ?? echo.kept?.chips ?? [];
  const times = chips.map(({ reading, intent }): Choice => ({ label: { say: 'time', reading }, intent }));
  return { kind: 'draft', title, intent: base.intent, echo, choices: [...offered, ...times] };
}

/** The words whose time is asked for; null where something else is. */
function timeAsked(question: Question): string | null {
  if (question.code.startsWith('time_') && 'text' in question) return question.text;
  const { problem } = question.code === 'problem' ? question : { problem: null };
  return problem?.code === 'bad_time' ? problem.facts.text : null;
}

/** A title that is the text as it stands, for words that would all be taken for something else. */
function plainTitle(call: Call, text: string, extras: CreateExtras) {
  return createPlan(null, extras, titleText(writeMentions(text, call.speech.mentions)));
}

async function draftMany(call: Call, lines: readonly string[]): Promise<Interpretation> {
  if (lines.length === 1 && lines[0] !== undefined) return draftOne({ ...call, lines: [] }, lines[0]);
  const items: TaskDraft[] = [];
  for (const line of lines.slice(0, MAX_TASKS)) {
    const one = await draftOne({ ...call, lines: [] }, line, { among: true });
    if (one.kind === 'draft') {
      const kept = one.echo.kept?.text;
      items.push({ title: one.title, intent: one.intent, ...(kept !== undefined && { kept }) });
    } else if (one.kind === 'ask' && one.question.code === 'which_project')
      return whichProject(call, lines, one);
    else if (one.kind !== 'silent') return one;
  }
  const [first] = items;
  if (!first) return { kind: 'silent' };
  if (items.length === 1) {
    return {
      kind: 'draft',
      title: first.title,
      intent: first.intent,
      echo: { title: first.title },
      choices: [],
    };
  }
  const tasks = items.map(({ intent }) => intent.input);
  const titles = items.map(({ title }) => title);
  return {
    kind: 'draft',
    title: titles.join('\n'),
    intent: { operation: 'task.create_many', input: { tasks } },
    echo: { items: titles },
    items,
    choices: [],
  };
}

/** Makes the confirm card's draft of a text without a verb; it never changes anything by itself. */
export async function draftOf(call: Call): Promise<Interpretation> {
  const sheet = readSheet(call, call.rest);
  const extras = 'kind' in sheet ? sheet : await extrasOf(call, sheet);
  // A text that only looks like the long form is a title with more lines.
  if ('kind' in sheet || 'kind' in extras)
    return draftMany(
      call,
      [call.rest, ...call.lines].filter((line) => line.trim() !== ''),
    );
  if (sheet.tasks) return draftMany(call, sheet.tasks);
  return draftOne(call, sheet.line, { extras });
}

/** The choice that makes a task of a line after all. */
export async function titleChoice(call: Call): Promise<Choice | null> {
  const draft = await draftOf(call);
  if (draft.kind === 'draft')
    return { label: { say: 'create_title', title: draft.title }, intent: draft.intent };
  if (draft.kind !== 'ask') return null;
  const title = titleText(writeMentions(call.rest, call.speech.mentions));
  return title === ''
    ? null
    : {
        label: { say: 'create_title', title },
        intent: say(`new ${title.includes('"') ? title : `"${title}"`}`),
      };
}
