import { type Call, lineWith, type Outcome, say, type Unfit, writeMentions } from './call.ts';
import { draftOf, titleChoice } from './draft.ts';
import { commandError } from './errors.ts';
import { comparable, fold, foldLower } from './fold.ts';
import type { Choice, Interpretation } from './intent.ts';
import type { Lookup } from './lookup.ts';
import { keyAlone } from './reference-line.ts';
import type { Speech } from './speech.ts';
import { spelledOut } from './spell.ts';
import { keyAt } from './tokens.ts';
import type { Verb } from './verb.ts';
import { createVerb } from './verbs.ts';
import { type Near, nearVerbs, type VerbFound, verbAt } from './vocabulary.ts';
import { isCourtesy } from './words.ts';

const TASK_VERB = /^(?:task(?![a-z0-9_'/-])|任务(?=[\s:]|$))\s*:?\s*/;

/** The line without its command word; null where it starts with a `!word` of somebody else. */
function withoutTrigger(speech: Speech): string | null {
  const text = speech.text.replace(/\r\n?/g, '\n').trim();
  const lower = foldLower(text);
  const word = foldLower(speech.commandWord);
  const mark = lower[0];
  const called = mark === '!' || (mark === '/' && speech.trigger !== 'slash');
  const ours = called && lower.startsWith(word, 1) && !/[a-z0-9_-]/.test(lower[1 + word.length] ?? ' ');
  if (ours) return text.slice(1 + word.length).trim();
  return speech.trigger === 'word' ? null : text;
}

async function bareKey(call: Call, text: string): Promise<Interpretation | null> {
  const found = keyAlone(text, call.speech.publicUrl);
  if (!found) return null;
  const task = await call.lookup.task(found.key);
  if (task)
    return {
      kind: 'intent',
      intent: { operation: 'task.show', input: { task: task.id } },
      echo: { verb: 'show', task, alone: true },
    };
  if (!(await call.lookup.project(found.code))) return null;
  const wrong = commandError('unknown_task', { key: found.key });
  const copy = call.speech.locale === 'zh' ? `列表 #${found.code}` : `list #${found.code}`;
  return { kind: 'error', understood: { verb: 'show' }, wrong, copy };
}

/** What a verb needs, what it could have meant, and the whole line as a title. */
async function askNeeds(call: Call, verb: Verb, whole: Call, missing: Unfit): Promise<Interpretation> {
  // A new task without a title has no words that could be one.
  const title = verb === createVerb && missing.need === 'title' ? null : await titleChoice(whole);
  return {
    kind: 'ask',
    question: { code: 'needs', verb: verb.name, need: missing.need },
    choices: [...(missing.choices ?? []), ...(title ? [title] : [])],
    understood: missing.understood ?? { verb: verb.name },
    copy: missing.copy ?? verb.example[call.speech.locale],
  };
}

/** The line with the verb that may have been meant in place of its first words. */
async function corrected(whole: Call, near: Near): Promise<Choice> {
  const { verb, words } = near;
  const latin = /^[a-z]/i.test(fold(whole.rest));
  const head = (latin ? verb.en : verb.zh)[0] ?? verb.name;
  const rest = whole.rest.trim().split(/\s+/).slice(words).join(' ');
  const line = lineWith({ ...whole, head }, rest);
  const outcome = await verb.read?.({ ...whole, verb: verb.name, head, rest });
  return {
    label: { say: 'verb', en: verb.en[0] ?? verb.name, zh: verb.zh[0] ?? verb.name, line },
    intent: outcome?.kind === 'intent' ? outcome.intent : say(line),
  };
}

async function didYouMean(
  whole: Call,
  near: readonly Near[],
  later: boolean,
): Promise<Interpretation | null> {
  const found = await Promise.all(near.map((each) => corrected(whole, each)));
  // A verb that counts only if what follows parses is not asked about otherwise: `Exit interview` is a title.
  const meant = found.filter(({ intent }, i) => near[i]?.verb.soft !== true || intent.operation !== 'say');
  if (near.length > 0 && meant.length === 0) return null;
  const title = await titleChoice(whole);
  const fits = meant.filter(({ intent }) => intent.operation !== 'say');
  const rest = meant.filter(({ intent }) => intent.operation === 'say');
  // A verb that takes these words comes before the title, one that does not comes behind it.
  const choices = [...fits, ...(title ? [title] : []), ...rest];
  if (choices.length === 0) return null;
  const word = writeMentions(whole.rest.trim().split(/\s/)[0] ?? '', whole.speech.mentions);
  const [first] = choices;
  const copy =
    first?.label.say === 'verb'
      ? first.label.line
      : lineWith({ ...whole, head: createVerb[whole.speech.locale][0] ?? 'new' }, whole.rest);
  return { kind: 'ask', question: { code: 'did_you_mean', word, later }, choices, understood: {}, copy };
}

/** `BF26-8 done`: a key before its verb is not applied, but offered. */
async function keyBeforeVerb(whole: Call): Promise<Interpretation | null> {
  const lower = foldLower(whole.rest);
  const key = keyAt(lower, 0);
  const behind = key ? key.end + (/^\s*/.exec(lower.slice(key.end))?.[0].length ?? 0) : 0;
  const found = key && behind < lower.length ? verbAt(whole.rest, behind) : null;
  if (!key || !found?.verb.read || !(await whole.lookup.task(key.key))) return null;
  const word = whole.rest.slice(behind, found.end);
  const rest = `${key.key} ${whole.rest.slice(found.end)}`;
  const outcome = await found.verb.read({ ...whole, verb: found.verb.name, head: word, rest });
  if (outcome.kind !== 'intent') return null;
  return didYouMean(whole, [], false).then((asked) => {
    if (asked?.kind !== 'ask') return asked;
    const line = lineWith({ ...whole, head: word }, rest);
    const { en, zh, name } = found.verb;
    const meant: Choice = {
      label: { say: 'verb', en: en[0] ?? name, zh: zh[0] ?? name, line },
      intent: outcome.intent,
    };
    return { ...asked, question: { ...asked.question }, choices: [meant, ...asked.choices], copy: line };
  });
}

/** A verb of one line with more lines behind it: nothing is done, its own line is offered. */
async function firstLine(call: Call, verb: Verb): Promise<Outcome> {
  const outcome = await verb.read?.({ ...call, lines: [] });
  if (outcome?.kind !== 'intent') return outcome ?? { kind: 'unfit', need: 'nothing' };
  const line = lineWith({ ...call, lines: [] }, call.rest);
  const { en, zh, name } = verb;
  const label = { say: 'verb' as const, en: en[0] ?? name, zh: zh[0] ?? name, line };
  const choices = [{ label, intent: outcome.intent }];
  return { kind: 'unfit', need: 'nothing', understood: outcome.echo, choices, copy: line };
}

async function withVerb(call: Call, whole: Call, found: VerbFound): Promise<Interpretation | null> {
  const { verb, tentative } = found;
  if (!verb.read) return didYouMean(whole, [], true);
  const outcome: Outcome =
    verb.takesLines || call.lines.length === 0 ? await verb.read(call) : await firstLine(call, verb);
  if (outcome.kind !== 'unfit')
    return tentative && outcome.kind === 'error' && !call.rest.trim() ? null : outcome;
  return tentative ? null : askNeeds(call, verb, whole, outcome);
}

/** A `task` in front: the verb behind it, else `new`. */
function throughTask(line: string): VerbFound | null {
  const lead = TASK_VERB.exec(foldLower(line))?.[0].length ?? 0;
  if (lead === 0) return null;
  const inner = verbAt(line, lead);
  if (inner && !inner.tentative && !inner.verb.reserved) return inner;
  return { verb: createVerb, end: lead, tentative: false };
}

/**
 * Turns what somebody said into an intent, a question, a draft or an error. It changes nothing: only an
 * `intent` may be performed, and only a line that begins with a verb (or is a bare key) yields one.
 */
export async function interpret(speech: Speech, lookup: Lookup): Promise<Interpretation> {
  return spelledOut(await interpreted(speech, lookup), { speech, lookup });
}

async function interpreted(speech: Speech, lookup: Lookup): Promise<Interpretation> {
  const text = withoutTrigger(speech);
  if (text === null) return { kind: 'elsewhere' };
  if (text === '')
    return {
      kind: 'intent',
      intent: { operation: 'task.mine', input: {} },
      echo: { verb: 'my', bare: true },
    };
  if (isCourtesy(comparable(writeMentions(text, speech.mentions)))) return { kind: 'silent' };
  const [first = '', ...lines] = text.split('\n');
  const whole: Call = { speech, lookup, verb: 'new', head: '', rest: first, lines };
  if (lines.length === 0) {
    const shown = (await bareKey(whole, first)) ?? (await keyBeforeVerb(whole));
    if (shown) return shown;
  }
  const found = throughTask(first) ?? verbAt(first);
  if (found) {
    const { verb, end } = found;
    const rest = first.slice(end).replace(/^\s*[:：]\s*/, '');
    const call: Call = { ...whole, verb: verb.name, head: first.slice(0, end).trim(), rest };
    const interpreted = await withVerb(call, whole, found);
    if (interpreted) return interpreted;
  } else {
    const near = nearVerbs(first);
    const asked = near.length > 0 ? await didYouMean(whole, near, false) : null;
    if (asked) return asked;
  }
  return draftOf(whole);
}
