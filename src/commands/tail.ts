import type { Mention } from '../../adapters/contract.ts';
import type { Call } from './call.ts';
import { editDistance } from './distance.ts';
import { maySayEvery } from './every-phrase.ts';
import { comparable, foldLower } from './fold.ts';
import type { MemberFacts, ProjectFacts, TaskFacts } from './lookup.ts';
import { NameIndex } from './names.ts';
import { keyAt, type Token, tokenize } from './tokens.ts';
import { MYSELF, THIS_TASK } from './words.ts';

/** Somebody named in a line; `member` is null while it is open who is meant. */
export interface PersonSlot {
  readonly token: Token;
  readonly follower: boolean;
  /** As typed, without the `@`. */
  readonly text: string;
  readonly member: MemberFacts | null;
  readonly candidates: readonly MemberFacts[];
  readonly why: 'known' | 'unknown' | 'ambiguous' | 'unlinked';
}

export interface ProjectSlot {
  readonly token: Token | null;
  readonly code: string;
  readonly facts: ProjectFacts | null;
  /** Projects whose code is near one that does not exist. */
  readonly near?: readonly ProjectFacts[];
}

/** A verb's arguments, taken apart and looked up, before times are read. */
export interface Tail {
  readonly call: Call;
  readonly raw: string;
  readonly tokens: readonly Token[];
  readonly people: readonly PersonSlot[];
  readonly project: ProjectSlot | null;
  readonly roomProject: ProjectFacts | null;
  readonly task: TaskFacts | null;
  /** A key that no task has, or `this` outside a thread. */
  readonly taskProblem: { readonly code: 'unknown_task' | 'no_thread_task'; readonly key: string } | null;
}

export type MarkKind = 'person' | 'project' | 'priority' | 'detail';

export interface TailOptions {
  /** Where the task's key may stand: nowhere, at the front only, or anywhere. */
  readonly object: 'none' | 'front' | 'any';
  /** What the verb takes beside its object; marks of another kind stay words. Absent: all of them. */
  readonly takes?: readonly MarkKind[];
  /** Mentions that the platform sent beside the text count where the text names nobody. */
  readonly beside?: boolean;
}

const MAX_LOOKUPS = 20;
const TASK_WORD = /^\s*(?:task\b|任务)?[\s:：,，]*/i;

// `this friday` and 这个周五 are times, `thistle` is a word.
const NOT_THIS =
  /^(?:this[a-z0-9]|this (?:mon|tue|wed|thu|fri|sat|sun|week|month|quarter|year|morning|afternoon|evening|noon|coming)|(?:这个|本)(?:周|星期|礼拜|月|季|年))/;

interface Front {
  readonly key: string | null;
  readonly code: string;
  readonly self: boolean;
  readonly rest: string;
}

/** The object at the front of a verb's arguments: a key, `this`, or none. */
function frontOf(raw: string): Front {
  const lead = TASK_WORD.exec(foldLower(raw))?.[0].length ?? 0;
  const lower = foldLower(raw);
  const key = keyAt(lower, lead);
  if (key) return { key: key.key, code: key.code, self: false, rest: raw.slice(key.end) };
  const word = THIS_TASK.find(
    (each) => lower.startsWith(each, lead) && !NOT_THIS.test(lower.slice(lead, lead + 24)),
  );
  if (word) return { key: null, code: '', self: true, rest: raw.slice(lead + word.length) };
  return { key: null, code: '', self: false, rest: raw };
}

async function findTask(call: Call, front: Front): Promise<Pick<Tail, 'task' | 'taskProblem'> | null> {
  if (front.key === null) {
    const task = await call.lookup.threadTask();
    const lost = front.self && !task && front.rest.trim() === '';
    return { task, taskProblem: lost ? { code: 'no_thread_task', key: '' } : null };
  }
  const task = await call.lookup.task(front.key);
  if (task) return { task, taskProblem: null };
  // A key counts as one only if its project exists.
  if (!(await call.lookup.project(front.code))) return null;
  return { task: null, taskProblem: { code: 'unknown_task', key: front.key } };
}

/** The task at the front of a verb's arguments (else the thread's), and the text behind it, left as it was typed. */
export async function readObject(
  call: Call,
): Promise<Pick<Tail, 'task' | 'taskProblem'> & { readonly text: string }> {
  const front = frontOf(call.rest);
  const found = await findTask(call, front);
  const text = [found ? front.rest : call.rest, ...call.lines]
    .join('\n')
    .replace(/^\s*[:：,，]?\s*/, '')
    .trimEnd();
  return { ...(found ?? { task: await call.lookup.threadTask(), taskProblem: null }), text };
}

async function findPerson(call: Call, token: Token): Promise<PersonSlot | ProjectSlot | null> {
  if (token.kind === 'name') {
    const { members, how, text } = token.match;
    const [first] = members;
    const known = how !== 'none' && members.length === 1 && first;
    const why = known ? 'known' : how === 'none' ? 'unknown' : 'ambiguous';
    return { token, follower: token.follower, text, member: known || null, candidates: members, why };
  }
  if (token.kind !== 'mention') return null;
  const mention = call.speech.mentions[token.index];
  if (!mention || mention.kind === 'other') return null;
  if (mention.kind === 'room') {
    const facts = await call.lookup.projectOfRoom(mention.roomId);
    if (facts) return { token, code: facts.code, facts };
    const code = (mention.name ?? mention.roomId).toUpperCase();
    return { token, code, facts: /^[A-Z][A-Z0-9]{1,9}$/.test(code) ? await call.lookup.project(code) : null };
  }
  return mentioned(call, token, mention, token.follower);
}

async function nearProjects(call: Call, code: string): Promise<readonly ProjectFacts[]> {
  const projects = await call.lookup.projects();
  return projects.filter((project) => editDistance(project.code, code, 2) <= 2).slice(0, 3);
}

async function mentioned(
  call: Call,
  token: Token,
  mention: Extract<Mention, { kind: 'person' }>,
  follower: boolean,
): Promise<PersonSlot> {
  const member = await call.lookup.memberOf(mention.userId);
  const text = mention.name ?? member?.name ?? mention.userId;
  return { token, follower, text, member, candidates: [], why: member ? 'known' : 'unlinked' };
}

/** People whom the platform named beside the text: they confirm a name that fits several, or stand in for none. */
async function withBeside(
  call: Call,
  raw: string,
  people: readonly PersonSlot[],
): Promise<readonly PersonSlot[]> {
  const marked = new Set<number>();
  for (const [, digits] of call.speech.text.matchAll(/\uE000(\d{1,5})\uE001/g)) marked.add(Number(digits));
  const beside = call.speech.mentions
    .filter((each, i) => each.kind === 'person' && !marked.has(i))
    .slice(0, MAX_LOOKUPS);
  if (beside.length === 0) return people;
  const end: Token = { kind: 'tag', tag: '', start: raw.length, end: raw.length };
  const slots = await Promise.all(
    beside.map((each) => mentioned(call, end, each as Extract<Mention, { kind: 'person' }>, false)),
  );
  if (people.length === 0) return slots;
  const ids = new Set(slots.map((slot) => slot.member?.id));
  return people.map((slot) => {
    const meant = slot.candidates.filter((member) => ids.has(member.id));
    const [only] = meant;
    return slot.why === 'ambiguous' && meant.length === 1 && only
      ? { ...slot, member: only, why: 'known' }
      : slot;
  });
}

/** The members of the tenant by name, with the speaker as `me`; null where a text names nobody. */
export async function namesFor(call: Pick<Call, 'lookup'>, text: string): Promise<NameIndex | null> {
  if (!/[@＠]/.test(text)) return null;
  const [members, speaker] = await Promise.all([call.lookup.members(), call.lookup.speaker()]);
  const others = members.filter((member) => member.id !== speaker.id);
  const me = { ...speaker, aliases: [...speaker.aliases, ...MYSELF] };
  return new NameIndex([me, ...others]);
}

/** What kind of mark a token is; null for the key of a task. */
function kindOf(call: Call, token: Token): MarkKind | null {
  if (token.kind === 'key') return null;
  if (token.kind === 'name') return 'person';
  if (token.kind === 'mention')
    return call.speech.mentions[token.index]?.kind === 'room' ? 'project' : 'person';
  if (token.kind === 'code') return 'project';
  return token.kind === 'priority' ? 'priority' : 'detail';
}

const isEvery = (token: Token): boolean => token.kind === 'field' && token.field === 'every';
const isTerm = (token: Token): boolean =>
  token.kind === 'field' && ['off', 'until', 'count'].includes(token.field);

/** Takes a verb's arguments apart: object, people, project, priority, tags and keyed values. */
export async function readTail(call: Call, text: string, options: TailOptions): Promise<Tail> {
  const front = options.object === 'none' ? null : frontOf(text);
  let found = front && (await findTask(call, front));
  const raw = front && found ? front.rest : text;
  const names = await namesFor(call, raw);
  let tokens = tokenize(raw, names, options.object === 'any' && !front?.key && !front?.self);
  if (front && !found) found = { task: await call.lookup.threadTask(), taskProblem: null };
  const people: PersonSlot[] = [];
  let project: ProjectSlot | null = null;
  const kept: Token[] = [];
  const seen = new Map<string, ProjectFacts | null>();
  for (const token of tokens) {
    const kind = kindOf(call, token);
    if (kind && options.takes && !options.takes.includes(kind)) continue;
    if (token.kind === 'key') {
      const known = await findTask(call, { key: token.key, code: token.code, self: false, rest: '' });
      if (!known) continue;
      found = known;
      kept.push(token);
    } else if (token.kind === 'code') {
      if (!seen.has(token.code) && seen.size >= MAX_LOOKUPS) continue;
      const facts = seen.get(token.code) ?? (await call.lookup.project(token.code));
      seen.set(token.code, facts);
      const near = facts ? [] : await nearProjects(call, token.code);
      project = { token, code: token.code, facts, near };
      kept.push(token);
    } else if (token.kind === 'mention' || token.kind === 'name') {
      const slot = await findPerson(call, token);
      if (!slot) continue;
      if ('code' in slot) project = slot;
      else people.push(slot);
      kept.push(token);
    } else kept.push(token);
  }
  // `until:` and the like mean something only where the line says how often.
  const idle = kept.some(isTerm) && !kept.some(isEvery) && !maySayEvery(raw);
  tokens = idle ? kept.filter((token) => !isTerm(token)) : kept;
  return {
    call,
    raw,
    tokens,
    people: options.beside ? await withBeside(call, raw, people) : people,
    project,
    roomProject: await call.lookup.roomProject(),
    task: found?.task ?? null,
    taskProblem: found?.taskProblem ?? null,
  };
}

/** Whether a word, alone, names the speaker. */
export function namesSpeaker(text: string): boolean {
  return MYSELF.has(comparable(text));
}
