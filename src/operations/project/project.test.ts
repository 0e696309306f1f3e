import type { ProjectView } from '../../../cards/views.ts';
import { eachEngine } from '../../../test/database.ts';
import type { ResultOf } from '../registry.ts';
import { type Company, foundCompany, typesOf } from '../testing/company.ts';
import { deriveCode } from './code.ts';

/** Fails to build where a result could not be shown by the card that it is for. */
const showable = (project: ResultOf<'project.show'>): ProjectView => project;

describe('a code made of a name', () => {
  it.each([
    ['Q4黑五备战 - Amazon US', 'Q4AU'],
    ['Black Friday 2026', 'BF2026'],
    ['Launch', 'LAUN'],
    ['2027 Spring', 'P2027S'],
    ['ｂｆ ２６', 'B26'],
    ['黑五', null],
    ['—', null],
    ['x', null],
  ])('%s → %s', (name, code) => {
    expect(deriveCode(name)).toBe(code);
  });
});

eachEngine((_name, open) => {
  let company: Company;
  beforeEach(async () => {
    company = await foundCompany(open);
  });

  it('is created with a code, an owner and the room it was made in', async () => {
    const made = await company.act('mei', 'project.create', { name: 'Black Friday 2026', room: 'r2' });
    expect(showable(made.result.project)).toMatchObject({
      code: 'BF2026',
      owner: { id: 'mei' },
      zone: 'America/Los_Angeles',
      members: [{ person: { id: 'mei' }, role: 'owner' }],
      rooms: [{ name: 'R2', platform: 'lark', zone: 'America/Los_Angeles' }],
      counts: { open: 0, inProgress: 0, blocked: 0, late: 0, done: 0 },
    });
    expect(typesOf(made)).toEqual(['project.created', 'project.shown']);
    expect((await company.place('r2')).projectIds).toEqual([made.result.project.id]);
  });

  it('takes the zone named, else the room’s, else the tenant’s', async () => {
    const named = await company.act('lin', 'project.create', {
      name: 'A A',
      room: 'r2',
      zone: 'Europe/Berlin',
    });
    expect(named.result.project.zone).toBe('Europe/Berlin');
    const plain = await company.act('lin', 'project.create', { name: 'B B' });
    expect(plain.result.project.zone).toBe('Asia/Shanghai');
  });

  it('gives every project a code of its own', async () => {
    const code = async (name: string) =>
      (await company.act('lin', 'project.create', { name })).result.project.code;
    expect([await code('黑五'), await code('双十一')]).toEqual(['P1', 'P2']);
    expect([await code('Prime Day'), await code('Prime Day')]).toEqual(['PD', 'PD2']);
    const taken = await company.refusal('lin', 'project.create', { name: 'X', code: 'bf26' });
    expect(taken).toMatchObject({ code: 'already', facts: { key: 'BF26', by: 'Black Friday' } });
    expect(await company.refusal('lin', 'project.create', { name: 'X', code: '1X' })).toMatchObject({
      code: 'invalid',
      facts: { path: 'code' },
    });
  });

  it('records one moved launch with before and after', async () => {
    const launch = (wall: string) => ({ project: 'p1', launch: { wall, zone: 'America/Los_Angeles' } });
    await company.act('lin', 'project.launch', launch('2026-11-27T00:00'));
    const moved = await company.act('lin', 'project.launch', launch('2026-11-20T00:00'));
    expect(moved.result.project.launch?.at).toEqual(new Date('2026-11-20T08:00:00Z'));
    const entries = await company.read(({ db }) =>
      db.auditEntry.findMany({ where: { action: 'project.launch_moved' } }),
    );
    expect(entries.map((entry) => JSON.parse(entry.body))).toMatchObject([
      {
        before: { launchAt: '2026-11-27T08:00:00.000Z' },
        after: { launchWall: '2026-11-20T00:00:00', launchAt: '2026-11-20T08:00:00.000Z' },
      },
    ]);
  });

  it('always has exactly one owner: who hands it on stays as manager', async () => {
    const handOver = { project: 'p1', member: 'sam', role: 'owner' };
    expect(await company.refusal('lin', 'project.role', handOver)).toMatchObject({
      code: 'needs_confirmation',
      facts: { key: 'BF26', title: { id: 'sam' }, step: 1, of: 1 },
    });
    expect((await company.act('lin', 'project.show', { project: 'p1' })).result.owner.id).toBe('lin');
    await company.act('lin', 'project.role', { ...handOver, confirmed: 1 });
    const { result } = await company.act('sam', 'project.show', { project: 'p1' });
    expect(result.owner.id).toBe('sam');
    const roles = result.members.filter(({ person }) => ['lin', 'sam'].includes(person.id));
    expect(roles.map(({ person, role }) => [person.id, role])).toEqual([
      ['sam', 'owner'],
      ['lin', 'manager'],
    ]);
    for (const role of ['manager', null]) {
      const error = await company.refusal('sam', 'project.role', { project: 'p1', member: 'sam', role });
      expect(error).toMatchObject({ code: 'invalid', facts: { issue: 'owner_needed' } });
    }
  });

  it('lets an owner invite externals, and sends a manager to the owner', async () => {
    const invite = { project: 'p2', member: 'zhou', role: 'external' };
    await company.act('lin', 'project.invite', invite);
    await company.act('lin', 'task.create', { project: 'p2', title: 'x', responsible: 'zhou' });
    const again = { project: 'p1', member: 'gus', role: 'guest' };
    expect(await company.refusal('sam', 'project.invite', again)).toMatchObject({
      code: 'forbidden',
      facts: { reason: 'owner_approval', who: [{ name: 'Lin' }] },
    });
    expect(
      await company.refusal('lin', 'project.role', { project: 'p1', member: 'zhou', role: 'manager' }),
    ).toMatchObject({ code: 'invalid', facts: { issue: 'role_for_kind' } });
  });

  it('lists what is not archived; others than members see what they were invited to', async () => {
    const codes = async (person: 'mei' | 'zhou') =>
      (await company.act(person, 'project.list', {})).result.projects.map((project) => project.code);
    expect((await codes('mei')).sort()).toEqual(['BF26', 'QX']);
    expect(await codes('zhou')).toEqual(['BF26']);
    await company.act('lin', 'project.archive', { project: 'p1', confirmed: true });
    expect(await codes('mei')).toEqual(['QX']);
  });

  it('counts for an external only what is theirs', async () => {
    await company.task();
    await company.task({ responsible: 'zhou' });
    const counts = async (person: 'lin' | 'zhou') =>
      (await company.act(person, 'project.status', { project: 'p1' })).result.counts.open;
    expect([await counts('lin'), await counts('zhou')]).toEqual([2, 1]);
  });

  it('shows the first project of a room by default, and another one when told or when that one goes', async () => {
    const second = await company.act('lin', 'room.show', { project: 'p2', room: 'r1' });
    expect(second.result.room.projects.map(({ code, isDefault }) => [code, isDefault])).toEqual([
      ['BF26', true],
      ['QX', false],
    ]);
    expect(await company.refusal('lin', 'room.show', { project: 'p2', room: 'r1' })).toMatchObject({
      code: 'already',
    });
    const changed = await company.act('lin', 'room.default', { project: 'p2', room: 'r1' });
    expect(changed.result.room.projects[0]).toMatchObject({ code: 'QX', isDefault: true });
    expect(await company.refusal('lin', 'room.hide', { project: 'p2', room: 'r1' })).toMatchObject({
      code: 'needs_confirmation',
      facts: { key: 'QX', step: 1, of: 1 },
    });
    const hidden = await company.act('lin', 'room.hide', { project: 'p2', room: 'r1', confirmed: 1 });
    expect(hidden.result.room.projects).toMatchObject([{ code: 'BF26', isDefault: true }]);
  });

  it('lets a room’s managers set it, and never calls a partner’s room internal', async () => {
    const set = await company.act('sam', 'room.settings', { room: 'r1', audience: 'external' });
    expect(set.result.room).toMatchObject({ audience: 'external', external: true });
    expect(typesOf(set)).toEqual(['room.changed']);
    expect(await company.refusal('wang', 'room.settings', { room: 'r1', locale: 'en' })).toMatchObject({
      code: 'forbidden',
      facts: { who: [{ name: 'Lin' }, { name: 'Sam' }] },
    });
    // A room that shows nothing yet: whoever manages a project anywhere.
    await company.act('sam', 'room.settings', { room: 'r2', locale: 'en' });
    expect(await company.refusal('mei', 'room.settings', { room: 'r2', locale: 'zh' })).toMatchObject({
      code: 'forbidden',
      facts: { who: [{ name: 'Huang' }] },
    });
    expect(
      await company.refusal('huang', 'room.settings', { room: 'r3', audience: 'internal' }),
    ).toMatchObject({
      code: 'invalid',
      facts: { issue: 'partner_room' },
    });
  });
});
