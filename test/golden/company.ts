import type {
  MomentView,
  PersonView,
  ProjectView,
  Reader,
  TaskLineView,
  TaskListView,
  TaskView,
} from '../../cards/views.ts';
import { resolveWall } from '../../src/time/index.ts';

/** Thu 29 Oct 10:15 in Shenzhen, Wed 28 Oct 19:15 in Los Angeles. */
export const NOW = new Date('2026-10-29T02:15:00Z');

const person = (id: string, name: string, otherName: string | null = null): PersonView => ({
  id,
  name,
  otherName,
});

export const lin = person('lin', '林晓', 'Lin Xiao');
export const chen = person('chen', '陈伟', 'Chen Wei');
export const li = person('li', 'Li Ting', '李婷');
export const maya = person('maya', 'Maya Torres');
export const daniel = person('daniel', 'Daniel Kim');
export const sam = person('sam', 'Sam Reed');

/** The room R1 in Shenzhen, in Chinese. */
export const shenzhen: Reader = {
  locale: 'zh',
  zone: 'Asia/Shanghai',
  otherZones: ['America/Los_Angeles'],
  audience: 'internal',
  now: NOW,
  scope: 'room',
  trigger: '@bot ',
  userIdOf: (member) => (['lin', 'chen', 'li'].includes(member) ? `ou_${member}` : undefined),
};

/** The channel R2 in Los Angeles, in English. */
export const losAngeles: Reader = {
  locale: 'en',
  zone: 'America/Los_Angeles',
  otherZones: ['Asia/Shanghai'],
  audience: 'internal',
  now: NOW,
  scope: 'room',
  trigger: '/pm ',
  userIdOf: (member) =>
    ['maya', 'daniel', 'sam'].includes(member) ? `U0${member.toUpperCase()}` : undefined,
};

/** A moment from a wall time and a zone. */
export function moment(wall: string, zone: string): MomentView {
  const { at, wall: settled } = resolveWall(wall, zone);
  return { at, wall: settled, zone };
}

/** A line of a list: BF26-8 unless told otherwise. */
export function line(given: Partial<TaskLineView> = {}): TaskLineView {
  return {
    id: 't8',
    key: 'BF26-8',
    title: 'Coupon setup',
    status: 'open',
    priority: 'high',
    responsible: maya,
    due: moment('2026-10-30T18:00:00', 'America/Los_Angeles'),
    lateDays: 0,
    late: false,
    milestone: false,
    pinned: false,
    ...given,
  };
}

/** A task with nothing more to say than BF26-8 has. */
export function task(given: Partial<TaskView> = {}): TaskView {
  return {
    ...line(),
    helpers: [],
    followers: [],
    start: null,
    blockedReason: null,
    checklist: [],
    dependsOn: [],
    attachments: [],
    notes: [],
    noteCount: 0,
    tags: [],
    estimate: null,
    createdBy: lin,
    doneAt: null,
    doneBy: null,
    deleted: null,
    project: { id: 'p1', code: 'BF26', name: 'Q4黑五备战 - Amazon US', zone: 'America/New_York' },
    ...given,
  };
}

/** A task that has something to say on every line. */
export function fullTask(given: Partial<TaskView> = {}): TaskView {
  return task({
    status: 'in_progress',
    late: true,
    lateDays: 2,
    milestone: true,
    pinned: true,
    helpers: [chen, li],
    followers: [sam],
    start: moment('2026-10-20T09:00:00', 'America/Los_Angeles'),
    due: moment('2026-10-26T18:00:00', 'America/Los_Angeles'),
    dueNotes: ['day_off'],
    checklist: [1, 2, 3, 4, 5].map((n) => ({ id: `c${n}`, text: `SKU ${n}`, done: n < 3 })),
    dependsOn: [
      { key: 'BF26-5', title: 'Ship to FBA', done: false },
      { key: 'BF26-4', title: 'QC', done: true },
    ],
    attachments: [
      { name: 'coupon.xlsx', url: null, size: 48_230 },
      { name: 'Plan', url: 'https://example.com/plan', size: null },
    ],
    notes: [{ author: chen, text: 'FNSKU 12,000', at: new Date('2026-10-28T01:00:00Z') }],
    noteCount: 3,
    tags: ['ads', 'coupon'],
    estimate: 150,
    ...given,
  });
}

/** Text that tries to become a mention, a link or markup on some platform. */
export const HOSTILE =
  '<!channel> <@U0MAYA> @all <at id=all></at> [x](https://evil.example) **b** `c` ~s~ &lt; <font color=red>\n# h';

/** A page of a list with so many tasks on it, out of a total. */
export function listView(count: number, total: number, given: Partial<TaskListView> = {}): TaskListView {
  const tasks = Array.from({ length: count }, (_, i) =>
    line({
      id: `t${i + 1}`,
      key: `BF26-${i + 1}`,
      title: i % 2 === 0 ? `SKU ${i + 1}` : 'FNSKU',
      priority: i === 1 ? 'urgent' : 'normal',
      status: i === 3 ? 'blocked' : i === 4 ? 'in_progress' : 'open',
      late: i < 2,
      lateDays: i < 2 ? 2 - i : 0,
      responsible: i % 3 === 0 ? maya : i % 3 === 1 ? chen : null,
      due: i === 9 ? null : moment('2026-10-30T18:00:00', 'America/Los_Angeles'),
      pinned: i === 2,
    }),
  );
  const groups = [
    { heading: 'late', tasks: tasks.slice(0, 2) },
    { heading: 'week', tasks: tasks.slice(2) },
  ].filter((group) => group.tasks.length > 0);
  return {
    title: 'BF26',
    groups,
    total,
    page: 1,
    pageSize: 10,
    again: { operation: 'task.list', input: { project: 'p1' } },
    ...given,
  };
}

/** The sample project. */
export function project(given: Partial<ProjectView> = {}): ProjectView {
  return {
    id: 'p1',
    code: 'BF26',
    name: 'Q4 - Amazon US',
    owner: lin,
    zone: 'America/New_York',
    launch: moment('2026-11-27T00:00:00', 'America/Los_Angeles'),
    archived: false,
    counts: { open: 3, inProgress: 1, blocked: 1, late: 1, done: 6 },
    members: [
      { person: lin, role: 'owner' },
      { person: sam, role: 'manager' },
      { person: maya, role: 'executor' },
    ],
    rooms: [
      { name: 'Amazon US', platform: 'lark', zone: 'Asia/Shanghai' },
      { name: '#bf26-amazon-us', platform: 'slack', zone: 'America/Los_Angeles' },
    ],
    next: [line(), line({ id: 't9', key: 'BF26-9', title: 'FBA', priority: 'normal', responsible: daniel })],
    ...given,
  };
}
