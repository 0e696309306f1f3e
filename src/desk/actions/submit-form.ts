import type { FormValue } from '../../../adapters/contract.ts';
import { NOBODY, operationErrorText } from '../../../cards/index.ts';
import { readRepeats } from '../../commands/every.ts';
import type { Intent } from '../../commands/intent.ts';
import { OperationError } from '../../operations/operation.ts';
import { texts } from '../../text/index.ts';
import { resolveWall } from '../../time/index.ts';
import { changedItems, isShown, itemsTyped } from '../checklist.ts';
import { formReply } from '../form-reply.ts';
import type { Reply } from '../reply.ts';
import type { Session } from '../session.ts';
import type { DeskAction } from './action.ts';

type Values = Readonly<Record<string, FormValue | undefined>>;
type About = Readonly<Record<string, unknown>>;

const one = (value: FormValue | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
const many = (value: FormValue | undefined): readonly string[] =>
  Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : [];
const person = (value: FormValue | undefined): string | null => {
  const id = one(value);
  return id === undefined || id === NOBODY ? null : id;
};
/** A list that has something in it. */
const some = (list: readonly string[]): readonly string[] | undefined => (list.length > 0 ? list : undefined);
/** A field of a date and time, in the zone that the form said it is typed in. */
const moment = (value: FormValue | undefined, zone: unknown): { wall: string; zone: string } | null => {
  const wall = one(value);
  return wall === undefined || typeof zone !== 'string'
    ? null
    : { wall: wall.length === 16 ? `${wall}:00` : wall, zone };
};
/** Leaves out what was not filled in. */
const given = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** What each form asks for, once filled in: the same operations that typed lines lead to. */
const intents: Readonly<
  Record<string, (about: About, values: Values, zone: string, reader: Session['reader']) => Intent>
> = {
  'task.create': (about, values, zone, reader) => ({
    operation: 'task.create',
    input: given({
      project: one(values.project) ?? about.project,
      title: one(values.title) ?? '',
      responsible: person(values.responsible) ?? undefined,
      helpers: some(many(values.helpers)),
      followers: some(many(values.followers)),
      due: moment(values.due, zone) ?? undefined,
      start: moment(values.start, zone) ?? undefined,
      every: repeats(values.every, zone, reader) ?? undefined,
      priority: one(values.priority),
      tags: some(tagged(values.tags)),
      estimate: minutes(one(values.estimate)) ?? undefined,
      items: some(itemsTyped(one(values.items) ?? '')),
      note: one(values.note),
    }),
  }),
  'task.edit': (about, values, zone, reader) => {
    const same = (one(values.every) ?? '') === (about.repeats ?? '');
    const every = same ? undefined : repeats(values.every, zone, reader);
    // The due time that stands there makes way for that of the series.
    const kept = every && one(values.due) === about.due;
    return {
      operation: 'task.edit',
      input: given({
        task: about.task,
        title: one(values.title),
        responsible: person(values.responsible),
        helpers: many(values.helpers),
        ...(typeof about.repeats === 'string' ? { followers: many(values.followers), every } : {}),
        due: kept ? undefined : moment(values.due, zone),
        start: moment(values.start, zone),
        priority: one(values.priority),
        tags: tagged(values.tags),
        estimate: minutes(one(values.estimate)),
        // A form of before it had a checklist leaves it alone.
        items: isShown(about.items) ? changedItems(one(values.items) ?? '', about.items) : undefined,
      }),
    };
  },
  'task.due': (about, values, zone) => ({
    operation: 'task.due',
    input: { task: about.task, due: moment(values.due, zone) },
  }),
  'task.assign': (about, values) => ({
    operation: 'task.assign',
    input: { task: about.task, responsible: person(values.responsible), helpers: many(values.helpers) },
  }),
  'task.block': (about, values) => ({
    operation: 'task.block',
    input: { task: about.task, reason: one(values.reason) ?? '' },
  }),
  'task.note': (about, values) => ({
    operation: 'task.note',
    input: { task: about.task, text: one(values.text) ?? '' },
  }),
  'project.create': (about, values) => ({
    operation: 'project.create',
    input: given({
      name: one(values.name) ?? '',
      code: one(values.code)?.toUpperCase(),
      zone: one(values.zone),
      launch: moment(values.launch, one(values.zone) ?? about.zone) ?? undefined,
      room: about.room,
    }),
  }),
  settings: (_about, values) => ({
    operation: 'member.settings',
    input: given({ zone: one(values.zone), locale: one(values.locale) }),
  }),
  room: (about, values) => ({
    operation: 'room.settings',
    input: given({
      room: about.room,
      zone: one(values.zone),
      locale: one(values.locale),
      audience: one(values.audience),
    }),
  }),
  'identity.link': (about, values) => ({
    operation: 'identity.link',
    input: { identity: about.identity, member: one(values.member) ?? '' },
  }),
};

/** Tags with or without their mark, by blanks or commas. */
function tagged(value: FormValue | undefined): readonly string[] {
  return (one(value) ?? '')
    .split(/[\s,，、]+/)
    .map((tag) => tag.replace(/^~/, ''))
    .filter(Boolean);
}

/** How a task repeats, in words; null where the field is empty. */
function repeats(value: FormValue | undefined, zone: string, { now, locale }: Session['reader']) {
  const text = one(value);
  if (text === undefined) return null;
  const every = readRepeats(text, { now, locale, zone });
  if (!every) throw new OperationError('invalid', { path: 'every', value: text });
  return every;
}

/** `3h`, `90m`, `1.5h` or plain minutes. */
function minutes(text: string | undefined): number | null {
  if (text === undefined) return null;
  const match = /^(\d+(?:\.\d+)?)\s*(h|小时|m|min|分钟)?$/i.exec(text);
  if (!match) throw new OperationError('invalid', { path: 'estimate', value: text });
  const amount = Number(match[1]);
  return Math.round(/^(h|小时)$/i.test(match[2] ?? '') ? amount * 60 : amount);
}

/** Does what a filled-in form asks for; what is wrong is said beside the field it is wrong in. */
export const submitForm: DeskAction = async (session, { values: raw, ...about }, manner) => {
  const form = String(about.form ?? '');
  const intent = intents[form];
  if (!intent) throw new OperationError('not_found', { noun: 'form', id: form });
  const values = (raw ?? {}) as Values;
  const zone = typeof about.zone === 'string' ? about.zone : session.reader.zone;
  const refill = (errors: Readonly<Record<string, string>>): Promise<Reply> => {
    const typed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? null]));
    return formReply(session, form, about, { values: typed, errors });
  };
  if (await dueHasPassed(session, about, values, zone)) {
    return refill({ due: texts(session.reader.locale).forms.wrong.past });
  }
  try {
    return await madeFrom(session, about).act(intent(about, values, zone, session.reader), {
      ...manner,
      by: manner.by === 'line' ? 'line' : 'form',
    });
  } catch (error) {
    const field = error instanceof OperationError ? fieldOf(error) : null;
    if (!(error instanceof OperationError) || field === null) throw error;
    return refill({ [field]: operationErrorText(error.code, error.facts, session.reader) });
  }
};

/** Whether a due was filled in that lies in the past; one that the task has already may stay. */
async function dueHasPassed(session: Session, about: About, values: Values, zone: string): Promise<boolean> {
  const due = moment(values.due, zone);
  if (due === null || Number.isNaN(Date.parse(due.wall))) return false;
  const { at } = resolveWall(due.wall, due.zone);
  if (at >= session.now) return false;
  const task =
    typeof about.task === 'string'
      ? await session.tx.db.task.findFirst({ where: { id: about.task }, select: { dueAt: true } })
      : null;
  // Forms know minutes only.
  return Math.floor((task?.dueAt?.getTime() ?? 0) / 60_000) !== Math.floor(at.getTime() / 60_000);
}

/** A form that was opened on a message is filled in there. */
function madeFrom(session: Session, { origin }: About): Session {
  if (typeof origin !== 'object' || origin === null) return session;
  const { message, thread } = origin as { readonly message?: unknown; readonly thread?: unknown };
  return session.from({
    ...(typeof message === 'string' ? { message } : {}),
    ...(typeof thread === 'string' ? { thread } : {}),
  });
}

/** The field of the form that a refusal is about; null where it is about none. */
function fieldOf({ code, facts }: OperationError): string | null {
  if (code === 'invalid') return String(facts.path ?? '').split('.')[0] ?? '';
  return code === 'limit' && facts.what === 'items' ? 'items' : null;
}
