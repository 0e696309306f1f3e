import {
  assignForm,
  blockForm,
  dueForm,
  editTaskForm,
  type FormState,
  linkForm,
  newTaskForm,
  noteForm,
  projectForm,
  roomForm,
  settingsForm,
} from '../../cards/index.ts';
import type { Card } from '../../cards/model.ts';
import type { TaskView } from '../../cards/views.ts';
import { taskView } from '../delivery/content.ts';
import { OperationError } from '../operations/operation.ts';
import { isShown } from './checklist.ts';
import { lookupFor } from './lookup.ts';
import { peopleToChoose } from './people.ts';
import { roomView } from './room-view.ts';
import type { Session } from './session.ts';

/** What a form is about: ids as they stand in the press that opened it, and values to begin with. */
export type About = Readonly<Record<string, unknown>>;

type Build = (session: Session, about: About, state: FormState) => Promise<Card>;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

async function taskOf({ tx, now }: Session, about: About): Promise<TaskView> {
  const id = text(about.task) ?? '';
  const task = await taskView(tx, id, now);
  if (!task) throw new OperationError('not_found', { noun: 'task', id });
  return task;
}

const isOrigin = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null;

/** Due times are typed in the zone in which they stand, new ones in the speaker's. */
const zoneFor = (task: TaskView, { reader }: Session): string => task.due?.zone ?? reader.zone;

const forms: Readonly<Record<string, Build>> = {
  async 'task.create'(session, about, state) {
    const { tx, reader } = session;
    const lookup = lookupFor(session);
    const own = await lookup.roomProject();
    const prefill = (about.prefill ?? {}) as {
      title?: string;
      responsible?: string;
      due?: { wall: string } | null;
    };
    const { due, ...rest } = prefill;
    return newTaskForm(
      {
        projects: await lookup.projects(),
        project: text(about.project) ?? own?.id ?? null,
        people: await peopleToChoose(tx),
        zone: reader.zone,
        prefill: { ...rest, ...(due ? { due: due.wall } : {}) },
        ...(isOrigin(about.origin) ? { origin: about.origin } : {}),
        all: about.all === true,
      },
      reader,
      state,
    );
  },
  async 'task.edit'(session, about, state) {
    const task = await taskOf(session, about);
    const people = await peopleToChoose(session.tx);
    // A form that comes back is still compared with what it showed at first: others may have ticked since.
    const checklist = state.values && isShown(about.items) ? about.items : task.checklist;
    const view = { task: { ...task, checklist }, people, zone: zoneFor(task, session) };
    return editTaskForm(view, session.reader, state);
  },
  async 'task.due'(session, about, state) {
    const task = await taskOf(session, about);
    return dueForm(task, zoneFor(task, session), session.reader, state);
  },
  async 'task.assign'(session, about, state) {
    return assignForm(await taskOf(session, about), await peopleToChoose(session.tx), session.reader, state);
  },
  async 'task.block'(session, about, state) {
    return blockForm(await taskOf(session, about), session.reader, state);
  },
  async 'task.note'(session, about, state) {
    return noteForm(await taskOf(session, about), session.reader, state);
  },
  async 'project.create'({ standing, reader }, about, state) {
    const zone = standing.place?.zone ?? standing.tenant.zone;
    const room = text(about.room) ?? standing.place?.roomId;
    return projectForm({ zone, ...(room ? { room } : {}) }, reader, state);
  },
  async settings({ reader }, _about, state) {
    return settingsForm({ zone: reader.zone, locale: reader.locale }, reader, state);
  },
  async room(session, about, state) {
    const { standing, reader } = session;
    const id = text(about.room) ?? standing.place?.roomId;
    if (!id) throw new OperationError('not_found', { noun: 'room', id: '' });
    return roomForm(await roomView(session, id), reader, state);
  },
  async 'identity.link'({ tx, reader }, about, state) {
    const id = text(about.identity) ?? '';
    const identity = await tx.db.identity.findFirst({ where: { id } });
    if (!identity) throw new OperationError('not_found', { noun: 'identity', id });
    return linkForm({ identity: id, name: identity.name }, await peopleToChoose(tx), reader, state);
  },
};

/** The form with a name, filled with what is known, or with what was typed and what is wrong with it. */
export async function buildForm(
  session: Session,
  form: string,
  about: About,
  state: FormState = {},
): Promise<Card> {
  const build = forms[form];
  if (!build) throw new OperationError('not_found', { noun: 'form', id: form });
  return build(session, about, state);
}
