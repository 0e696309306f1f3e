import { eachEngine } from '../../test/database.ts';
import { can, columnsForSeeing, columnsOf, type Facts, type Right, rolesIn } from '../policy/index.ts';
import { OperationError } from './operation.ts';
import { describeOperations, type OperationName } from './registry.ts';
import { type Company, cast, foundCompany, type Person } from './testing/company.ts';

const people = Object.keys(cast) as Person[];

/** What each row is tried with: somebody else's task or project, then their own task. */
interface Trial {
  readonly facts: Facts;
  input(stage: Stage, own: Person | null, as: Person): Promise<Record<string, unknown>>;
}

/** A company with the tasks that trials need: as every trial is taken back, each is made once for all of them. */
class Stage {
  readonly company: Company;
  readonly #made = new Map<string, Promise<string>>();

  constructor(company: Company) {
    this.company = company;
  }

  /** The task of this kind, made and brought to where it is wanted by whoever comes first. */
  task(made: Record<string, unknown>, after: readonly Step[] = []): Promise<string> {
    const kind = JSON.stringify([made, after]);
    const known = this.#made.get(kind);
    if (known) return known;
    const making = this.company.task(made).then(async (task) => {
      for (const [verb, more] of after) await this.company.act('lin', verb, { task, ...more });
      return task;
    });
    this.#made.set(kind, making);
    return making;
  }
}
type Step = readonly ['task.done' | 'task.block', Record<string, unknown>];

const task =
  (
    more: Record<string, unknown> = {},
    made: Record<string, unknown> = {},
    ...after: readonly Step[]
  ): Trial['input'] =>
  async (stage, own) => ({
    task: await stage.task({ ...made, ...(own && own !== 'gus' ? { responsible: own } : {}) }, after),
    ...more,
  });

const project = (more: Record<string, unknown>) => async () => ({ project: 'p1', ...more });
const due = { wall: '2026-10-30T18:00:00', zone: 'Asia/Shanghai' };
const everywhere: Trial['input'] = async () => ({});

/** How each operation is tried. Its input may still be refused for another reason, but never as `forbidden`. */
const trials: Readonly<Record<OperationName, Trial['input']>> = {
  'task.create': project({ title: 'Other work', responsible: 'mei' }),
  'task.create_many': async () => ({ tasks: [{ project: 'p1', title: 'Other', responsible: 'mei' }] }),
  'task.start': task(),
  'task.done': task(),
  'task.reopen': task({}, {}, ['task.done', {}]),
  'task.block': task({ reason: 'No stock' }),
  'task.unblock': task({}, {}, ['task.block', { reason: 'r' }]),
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
  'task.depend': async (stage, own, as) => {
    const input = await task()(stage, own, as);
    return { ...input, on: input.task };
  },
  'task.edit': task({ title: 'Edited' }),
  'task.delete': task({ confirmed: true }),
  'task.undo': async ({ company }, own, as) => {
    // Everybody has a step to take back.
    await company.act(as, 'member.settings', { zone: own ? 'Europe/Berlin' : 'Europe/Paris' });
    return {};
  },
  'task.show': task(),
  'task.list': everywhere,
  'task.mine': everywhere,
  'task.today': everywhere,
  'task.find': async () => ({ text: 'x' }),
  'series.make': async (stage, own, as) => {
    const rule = { kind: 'daily', interval: 1, clock: '09:00', zone: 'Asia/Shanghai' };
    const { task: id } = await task({}, { every: { rule } })(stage, own, as);
    const { company } = stage;
    const made = await company.read(({ db }) => db.task.findFirstOrThrow({ where: { id: String(id) } }));
    return { series: made.seriesId };
  },
  'series.stop': task(
    {},
    { every: { rule: { kind: 'workdays', interval: 1, clock: '09:00', zone: 'UTC' } } },
  ),
  'thread.link': async (stage, own, as) => ({
    ...(await task()(stage, own, as)),
    ...{ room: 'C1', thread: stage.company.base.ids.next('thread'), comments: true },
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
  let stage: Stage;
  beforeAll(async () => {
    company = await foundCompany(open);
    stage = new Stage(company);
  });

  describe.each(describeOperations())('$name by row $right', ({ name, right }) => {
    const cases = people.flatMap((person) => [
      { person, own: false },
      // An owner or a guest is not given the task: the one created it, the other only reads.
      ...(person === 'gus' || person === 'lin' ? [] : [{ person, own: true }]),
    ]);

    it.each(cases)('$person (own task: $own)', async ({ person, own }) => {
      const input = await trials[name as OperationName](stage, own ? person : null, person);
      const allowed = expected(name, right, person, own || (person === 'lin' && 'task' in input));
      let refused = false;
      try {
        await company.attempt(person, name as OperationName, input, room);
      } catch (error) {
        if (!(error instanceof OperationError)) throw error;
        refused = error.code === 'forbidden';
        if (refused && right !== 'people.admin') {
          expect(error.facts).toMatchObject({ right, roles: expect.any(Array), who: expect.any(Array) });
        }
      }
      expect({ person, own, allowed: !refused }).toEqual({ person, own, allowed });
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
