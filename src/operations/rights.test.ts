import { eachEngine } from '../../test/database.ts';
import { can, columnsForSeeing, columnsOf, type Facts, type Right, rolesIn } from '../policy/index.ts';
import { OperationError } from './operation.ts';
import { describeOperations, type OperationName } from './registry.ts';
import { type Company, cast, foundCompany, type Person } from './testing/company.ts';

const people = Object.keys(cast) as Person[];

/** What each row is tried with: somebody else's task or project, then their own task. */
interface Trial {
  readonly facts: Facts;
  input(company: Company, own: Person | null): Promise<Record<string, unknown>>;
}

const task =
  (more: Record<string, unknown> = {}, made: Record<string, unknown> = {}): Trial['input'] =>
  async (company, own) => ({
    task: await company.task({ ...made, ...(own && own !== 'gus' ? { responsible: own } : {}) }),
    ...more,
  });

/** A task that is done or blocked, so that the verb has something to do. */
const after =
  (verb: 'task.done' | 'task.block'): Trial['input'] =>
  async (company, own) => {
    const input = await task()(company, own);
    const reason = verb === 'task.block' ? { reason: 'r' } : {};
    await company.act('lin', verb, { task: input.task, ...reason });
    return input;
  };

const project = (more: Record<string, unknown>) => async () => ({ project: 'p1', ...more });
const due = { wall: '2026-10-30T18:00:00', zone: 'Asia/Shanghai' };
const everywhere: Trial['input'] = async () => ({});

/** How each operation is tried. Its input may still be refused for another reason, but never as `forbidden`. */
const trials: Readonly<Record<OperationName, Trial['input']>> = {
  'task.create': project({ title: 'Other work', responsible: 'mei' }),
  'task.create_many': async () => ({ tasks: [{ project: 'p1', title: 'Other', responsible: 'mei' }] }),
  'task.start': task(),
  'task.done': task(),
  'task.reopen': after('task.done'),
  'task.block': task({ reason: 'No stock' }),
  'task.unblock': after('task.block'),
  'task.assign': task({ responsible: 'mei' }),
  'task.due': task({ due }),
  'task.priority': task({ priority: 'high' }),
  'task.rename': task({ title: 'Renamed' }),
  'task.move': task({ project: 'p1' }),
  'task.pin': task({ pinned: true }),
  'task.milestone': task({ milestone: true }),
  'task.note': task({ text: 'A note' }),
  'task.check': task({ text: 'An item' }),
  'task.attach': task({ kind: 'file', name: 'f', ref: 'r' }),
  'task.watch': task({ watching: true }),
  'task.depend': async (company, own) => {
    const input = await task()(company, own);
    return { ...input, on: input.task };
  },
  'task.edit': task({ title: 'Edited' }),
  'task.delete': task({ confirmed: true }),
  'task.undo': everywhere,
  'task.show': task(),
  'task.list': everywhere,
  'task.mine': everywhere,
  'task.today': everywhere,
  'task.find': async () => ({ text: 'x' }),
  'series.make': async (company, own) => {
    const rule = { kind: 'daily', interval: 1, clock: '09:00', zone: 'Asia/Shanghai' };
    const { task: id } = await task({}, { every: { rule } })(company, own);
    const made = await company.read(({ db }) => db.task.findFirstOrThrow({ where: { id: String(id) } }));
    return { series: made.seriesId };
  },
  'series.stop': task(
    {},
    { every: { rule: { kind: 'workdays', interval: 1, clock: '09:00', zone: 'UTC' } } },
  ),
  'thread.link': async (company, own) => ({
    ...(await task()(company, own)),
    ...{ room: 'C1', thread: company.base.ids.next('thread'), comments: true },
  }),
  'project.create': async () => ({ name: 'Another One' }),
  'project.show': project({}),
  'project.status': project({}),
  'project.list': everywhere,
  'project.archive': project({}),
  'project.launch': async () => ({ project: 'p1', launch: due }),
  'project.role': project({ member: 'mei', role: null }),
  'project.invite': project({ member: 'mei', role: 'external' }),
  'room.show': project({ room: 'r1' }),
  'room.hide': project({ room: 'r2', confirmed: 1 }),
  'room.default': project({ room: 'r1' }),
  'room.settings': async () => ({ room: 'r1', name: 'R1' }),
  'member.settings': everywhere,
  'member.link_code': everywhere,
  'member.tenant_role': async () => ({ member: 'mei', finance: false }),
  'member.merge': async () => ({ from: 'mei', into: 'mei' }),
  'identity.link': async () => ({ identity: 'nobody', role: 'ignore' }),
};

/** Lists are filtered, not refused: whoever may see less gets less. */
const filtered = new Set(['task.list', 'task.mine', 'task.today', 'task.find', 'project.list']);
/** Rows that are not about a project: a member counts as executor there. */
const anywhere = new Set<Right>(['project.create', 'people.admin', 'self']);
/** The room in question gives the project its executors. */
const room = 'r1';

function expected(name: string, right: Right, person: Person, own: boolean): boolean {
  if (filtered.has(name)) return true;
  const who = cast[person];
  const standing = { kind: who.kind, tenantAdmin: 'tenantAdmin' in who, finance: 'finance' in who };
  const explicit = who.role === null ? [] : [who.role];
  const roles = anywhere.has(right)
    ? [who.kind === 'member' ? ('executor' as const) : who.kind]
    : rolesIn(standing, { explicit, roomShows: true, own });
  const columns = right === 'search' ? columnsForSeeing(standing, roles) : columnsOf(standing, roles);
  const seenThroughProject = name === 'project.show' || name === 'project.status';
  const progress = right === 'task.progress' || right === 'task.note';
  return can(columns, right, { own: own || seenThroughProject, progress, inProject: true }).allowed;
}

eachEngine((_engine, open) => {
  let company: Company;
  beforeAll(async () => {
    company = await foundCompany(open);
  });

  describe.each(describeOperations())('$name by row $right', ({ name, right }) => {
    const cases = people.flatMap((person) => [
      { person, own: false },
      // An owner or a guest is not given the task: the one created it, the other only reads.
      ...(person === 'gus' || person === 'lin' ? [] : [{ person, own: true }]),
    ]);

    it.each(cases)('$person (own task: $own)', async ({ person, own }) => {
      const input = await trials[name as OperationName](company, own ? person : null);
      const allowed = expected(name, right, person, own || (person === 'lin' && 'task' in input));
      let refused = false;
      try {
        await company.act(person, name as OperationName, input, room);
      } catch (error) {
        if (!(error instanceof OperationError)) throw error;
        refused = error.code === 'forbidden';
        if (refused && right !== 'people.admin') {
          expect(error.facts).toMatchObject({ right, roles: expect.any(Array), who: expect.any(Array) });
        }
      }
      expect({ person, own, allowed: !refused }).toEqual({ person, own, allowed });
      await company.write(async ({ db }) => {
        await db.project.updateMany({ where: { id: 'p1' }, data: { archivedAt: null } });
      });
    });
  });

  it('names who may instead', async () => {
    const task = await company.task();
    const error = await company.refusal('olivia', 'task.done', { task }, room);
    expect(error).toMatchObject({
      code: 'forbidden',
      facts: { right: 'task.progress', reason: 'role', who: [{ name: 'Lin' }, { name: 'Sam' }] },
    });
    const admin = await company.refusal('lin', 'member.tenant_role', { member: 'mei', finance: true });
    expect(admin.facts.who).toMatchObject([{ name: 'Huang' }]);
  });

  it('lets a member without a role create in a room that shows the project, and not elsewhere', async () => {
    await company.act('mei', 'task.create', { project: 'p1', title: 'Here' }, 'r1');
    const elsewhere = { project: 'p1', title: 'Elsewhere' };
    expect(await company.refusal('mei', 'task.create', elsewhere)).toMatchObject({ code: 'forbidden' });
    expect(await company.refusal('mei', 'task.create', elsewhere, 'r2')).toMatchObject({ code: 'forbidden' });
  });

  it('lets a member without a role finish a task of their own from anywhere', async () => {
    const task = await company.task({ responsible: 'mei' });
    await company.act('mei', 'task.done', { task });
  });

  it('keeps an external to their own list', async () => {
    const mine = await company.act('zhou', 'task.create', { project: 'p1', title: 'Mine' }, 'r1');
    expect(mine.result.task.responsible).toMatchObject({ id: 'zhou' });
    const input = { project: 'p1', title: 'For Wang', responsible: 'wang' };
    expect(await company.refusal('zhou', 'task.create', input, 'r1')).toMatchObject({
      code: 'forbidden',
      facts: { reason: 'own_list' },
    });
    const other = { project: 'p2', title: 'Not invited' };
    expect(await company.refusal('zhou', 'task.create', other)).toMatchObject({ code: 'forbidden' });
    await company.task({ title: 'Secret plan' });
    const seen = await company.act('zhou', 'task.find', { text: 'secret' });
    expect(seen.result.total).toBe(0);
    const listed = await company.act('zhou', 'task.list', { project: 'p1' });
    const lines = listed.result.groups.flatMap((group) => group.tasks);
    expect(new Set(lines.map((line) => line.responsible?.id))).toEqual(new Set(['zhou']));
  });

  it('gives work to an external only where they were invited, and never to a guest', async () => {
    const away = { project: 'p2', title: 'x', responsible: 'zhou' };
    expect(await company.refusal('lin', 'task.create', away)).toMatchObject({
      code: 'forbidden',
      facts: { reason: 'not_invited' },
    });
    const guest = { project: 'p1', title: 'x', responsible: 'gus' };
    expect(await company.refusal('lin', 'task.create', guest)).toMatchObject({
      code: 'forbidden',
      facts: { reason: 'guest_reads_only' },
    });
  });
});
