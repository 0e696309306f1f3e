import {
  can,
  columns,
  columnsOf,
  isRight,
  type Right,
  rights,
  rolesIn,
  roomHasExternals,
  whoMay,
} from './index.ts';

const plain = { kind: 'member', tenantAdmin: false, finance: false } as const;

describe('the rights table', () => {
  it('has a cell for every column in every row', () => {
    for (const cells of Object.values(rights)) expect(cells).toHaveLength(columns.length);
  });

  // The product's table, read aloud once more: a slip in either place shows here.
  it.each<[Right, string]>([
    ['workspace.bind', 'tenant_admin'],
    ['room.bind', 'tenant_admin owner manager'],
    ['project.create', 'tenant_admin finance owner manager executor approver'],
    ['task.create', 'tenant_admin finance owner manager executor approver'],
    ['task.edit', 'tenant_admin owner manager'],
    ['task.delete', 'tenant_admin owner manager'],
    ['task.delete_key', 'owner manager'],
    ['invite', 'tenant_admin owner'],
    ['money.see', 'finance owner manager'],
  ])('%s is for %s without condition', (right, who) => {
    expect(whoMay(right).join(' ')).toBe(who);
  });

  it('does not give money to an admin', () => {
    expect(can(['tenant_admin', 'observer'], 'money.see').allowed).toBe(false);
    expect(can(['tenant_admin', 'finance'], 'money.see').allowed).toBe(true);
  });

  it('needs a second confirmation for key nodes, and refuses them to admins', () => {
    expect(can(['owner'], 'task.delete_key')).toEqual({ allowed: true, twice: true });
    expect(can(['tenant_admin'], 'task.delete_key')).toMatchObject({ allowed: false });
    expect(can(['tenant_admin', 'manager'], 'task.delete_key')).toEqual({ allowed: true, twice: true });
  });

  it('lets an executor delete only what is their own and not begun, and says which it is', () => {
    expect(can(['executor'], 'task.delete', { own: true }).allowed).toBe(true);
    expect(can(['executor'], 'task.delete', { own: true, started: true })).toMatchObject({
      reason: 'started',
    });
    expect(can(['executor'], 'task.delete', {})).toMatchObject({ reason: 'not_own' });
  });

  it('lets an external say how far their own task is, and no more', () => {
    expect(can(['external'], 'task.progress', { own: true, progress: true }).allowed).toBe(true);
    expect(can(['external'], 'task.edit', { own: true })).toMatchObject({ reason: 'progress_only' });
    expect(can(['external'], 'task.progress', { progress: true })).toMatchObject({ reason: 'not_own' });
  });

  it('lets an external decide only where named, and never about money', () => {
    expect(can(['external'], 'approve', { named: true }).allowed).toBe(true);
    expect(can(['external'], 'approve', { named: true, money: true }).allowed).toBe(false);
    expect(can(['observer'], 'approve', { named: true }).allowed).toBe(false);
  });

  it('lets a manager invite only with the owner’s approval', () => {
    expect(can(['manager'], 'invite')).toMatchObject({ reason: 'owner_approval' });
    expect(can(['manager'], 'invite', { ownerApproved: true }).allowed).toBe(true);
  });

  it('refuses somebody who stands in no column at all', () => {
    expect(can([], 'search', { own: true, inProject: true })).toMatchObject({
      allowed: false,
      reason: 'role',
    });
  });

  it('knows its rows by name', () => {
    expect(isRight('task.edit')).toBe(true);
    expect(isRight('toString')).toBe(false);
  });
});

describe('roles', () => {
  it('counts a member without a role as executor where the project is shown, else as observer', () => {
    expect(rolesIn(plain, { explicit: [], roomShows: true })).toEqual(['executor']);
    expect(rolesIn(plain, { explicit: [], roomShows: false })).toEqual(['observer']);
    expect(rolesIn(plain, { explicit: [], roomShows: false, own: true })).toEqual(['executor']);
  });

  it('takes the role given, also where it is less', () => {
    expect(rolesIn(plain, { explicit: ['observer'], roomShows: true, own: true })).toEqual(['observer']);
  });

  it('never makes an external or a guest more than that, and nothing where they were not invited', () => {
    const external = { ...plain, kind: 'external' } as const;
    expect(rolesIn(external, { explicit: ['manager'], roomShows: true })).toEqual(['external']);
    expect(rolesIn(external, { explicit: [], roomShows: true, own: true })).toEqual([]);
    expect(rolesIn({ ...plain, kind: 'guest' }, { explicit: ['guest'], roomShows: true })).toEqual(['guest']);
  });

  it('adds the tenant’s roles to those of the project', () => {
    expect(columnsOf({ ...plain, tenantAdmin: true, finance: true }, ['observer'])).toEqual([
      'tenant_admin',
      'finance',
      'observer',
    ]);
  });
});

describe('the audience of a room', () => {
  it('contains externals unless it is known to be internal in a workspace of ours', () => {
    expect(roomHasExternals({ audience: 'internal', workspaceKind: 'own' })).toBe(false);
    expect(roomHasExternals({ audience: null, workspaceKind: 'own' })).toBe(true);
    expect(roomHasExternals({ audience: 'external', workspaceKind: 'own' })).toBe(true);
    expect(roomHasExternals({ audience: 'internal', workspaceKind: 'partner' })).toBe(true);
  });
});
