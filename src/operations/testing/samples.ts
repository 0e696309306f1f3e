import type { OperationName } from '../registry.ts';
import type { Company, Person } from './company.ts';

/** One case in which an operation succeeds: who does it, what must exist first, and with what input. */
export interface Sample {
  readonly as: Person;
  readonly room?: string;
  prepare(company: Company): Promise<Record<string, unknown>>;
}

const due = { wall: '2026-10-30T18:00:00', zone: 'America/Los_Angeles' };

/** A fresh task, and what else the input needs. */
function onTask(
  more: Record<string, unknown> | ((company: Company, task: string) => Promise<Record<string, unknown>>) = {},
  task: Record<string, unknown> = {},
  as: Person = 'lin',
): Sample {
  return {
    as,
    async prepare(company) {
      const id = await company.task(task);
      return { task: id, ...(typeof more === 'function' ? await more(company, id) : more) };
    },
  };
}

function given(
  input: (company: Company) => Promise<Record<string, unknown>>,
  as: Person = 'lin',
  room?: string,
): Sample {
  return { as, ...(room ? { room } : {}), prepare: input };
}

/** Somebody on a platform whom nobody has linked yet. */
async function stranger(company: Company): Promise<string> {
  const { ids, clock } = company.base;
  const id = ids.next('identity');
  await company.write(async ({ db, tenantId }) => {
    const who = { id, tenantId, workspaceId: 'w2', externalId: id, name: 'Stranger', standing: 'full' };
    await db.identity.create({ data: { ...who, status: 'pending', createdAt: clock.now() } });
  });
  return id;
}

/** A member of the company made just now. */
async function newcomer(company: Company, kind: 'member' | 'external' = 'member'): Promise<string> {
  const { ids, clock } = company.base;
  const id = ids.next('member');
  await company.write(async ({ db, tenantId }) => {
    await db.member.create({ data: { id, tenantId, name: `New ${id}`, kind, createdAt: clock.now() } });
  });
  return id;
}

async function newProject(company: Company): Promise<string> {
  const { result } = await company.act('lin', 'project.create', { name: 'Spring Sale' });
  return result.project.id;
}

/** For every operation that changes something, a case in which it does. */
export const samples: Readonly<Partial<Record<OperationName, Sample>> & Record<ChangingName, Sample>> = {
  'task.create': given(async () => ({ project: 'p1', title: 'New', responsible: 'wang', items: ['a'], due })),
  'task.create_many': given(async () => ({
    tasks: [
      { project: 'p1', title: 'One' },
      { project: 'p1', title: 'Two' },
    ],
  })),
  'task.start': onTask(),
  'task.done': onTask(),
  'task.reopen': onTask(async (company, task) => {
    await company.act('lin', 'task.done', { task });
    return {};
  }),
  'task.block': onTask({ reason: 'No stock' }),
  'task.unblock': onTask(async (company, task) => {
    await company.act('lin', 'task.block', { task, reason: 'No stock' });
    return {};
  }),
  'task.assign': onTask({ responsible: 'mei', helpers: ['sam'] }, { responsible: 'wang' }),
  'task.due': onTask({ due }),
  'task.priority': onTask({ priority: 'urgent' }),
  'task.rename': onTask({ title: 'Another title' }),
  'task.move': onTask({ project: 'p2' }),
  'task.pin': onTask({ pinned: true }),
  'task.milestone': onTask({ milestone: true }),
  'task.note': onTask({ text: 'Looks good', mentioned: ['wang'] }),
  'task.check': onTask({ text: 'Images' }, { items: ['Images', 'Text'] }),
  'task.attach': onTask({ kind: 'link', name: 'Sheet', ref: 'https://example.com/sheet' }),
  'task.watch': onTask({ watching: true }),
  'task.depend': onTask(async (company) => ({ on: await company.task({ title: 'Before it' }) })),
  'task.edit': onTask({ title: 'Edited', due, tags: ['ads'], helpers: ['wang'], estimate: 90 }),
  'task.delete': onTask({ confirmed: true }),
  'series.stop': onTask(
    {},
    {
      every: { rule: { kind: 'weekly', interval: 1, weekdays: [1], clock: '09:00', zone: 'Asia/Shanghai' } },
    },
  ),
  'thread.link': { ...onTask({ room: 'C1', thread: 't/1', comments: true }), room: 'r1' },
  'project.create': given(async () => ({ name: 'Summer Sale 2027', room: 'r2' })),
  'project.archive': given(async (company) => ({ project: await newProject(company), confirmed: true })),
  'project.launch': given(async (company) => ({
    project: await newProject(company),
    launch: { wall: '2026-11-27T00:00:00', zone: 'America/Los_Angeles' },
  })),
  'project.role': given(async (company) => ({
    project: await newProject(company),
    member: 'wang',
    role: 'owner',
    confirmed: 1,
  })),
  'project.invite': given(async (company) => ({
    project: await newProject(company),
    member: 'zhou',
    role: 'external',
  })),
  'room.show': given(async (company) => ({ project: await newProject(company), room: 'r1' })),
  'room.hide': given(async (company) => {
    const project = await newProject(company);
    await company.act('lin', 'room.show', { project, room: 'r3' });
    return { project, room: 'r3', confirmed: 1 };
  }),
  'room.default': given(async (company) => {
    const project = await newProject(company);
    await company.act('lin', 'room.show', { project, room: 'r1' });
    return { project, room: 'r1' };
  }),
  'room.settings': given(async (company) => {
    await company.write(async ({ db }) => {
      await db.room.updateMany({ where: { id: 'r1' }, data: { name: 'War room' } });
    });
    return { room: 'r1', name: 'Launch room', zone: 'Europe/Berlin', locale: 'en' };
  }),
  'member.settings': given(async () => ({ zone: 'Europe/Berlin', locale: 'en' })),
  'member.tenant_role': given(
    async (company) => ({ member: await newcomer(company), finance: true }),
    'huang',
  ),
  'member.merge': given(async (company) => {
    const from = await newcomer(company);
    const into = await newcomer(company);
    await company.task({ responsible: into, helpers: [from] });
    return { from, into };
  }, 'huang'),
  'identity.link': given(
    async (company) => ({ identity: await stranger(company), member: await newcomer(company) }),
    'huang',
  ),
};

/** Operations that change nothing which could be taken back, each with the reason. */
export const notUndoable = {
  'task.undo': 'taking a step back is the undoing itself',
  'series.make': 'what happens by itself is no step of anybody',
  'member.link_code': 'a code that nobody uses is gone after ten minutes',
} as const satisfies Partial<Record<OperationName, string>>;

type ChangingName = Exclude<
  OperationName,
  | keyof typeof notUndoable
  | 'task.show'
  | 'task.list'
  | 'task.mine'
  | 'task.today'
  | 'task.find'
  | 'project.show'
  | 'project.status'
  | 'project.list'
>;
