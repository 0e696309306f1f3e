import type { Mention } from '../../adapters/contract.ts';
import type { Lookup, MemberFacts, PendingFacts, ProjectFacts, RoomFacts, TaskFacts } from './lookup.ts';
import type { Speech } from './speech.ts';

/** The sample company, as far as lines need it, in memory. */
const person = (
  id: string,
  name: string,
  otherName: string | null,
  zone: string,
  calendar: 'CN' | 'US',
  kind: MemberFacts['kind'] = 'member',
): MemberFacts => ({ id, name, otherName, aliases: [id], kind, zone, calendar });

const CHINA = 'Asia/Shanghai';
const ANGELES = 'America/Los_Angeles';

export const MEMBERS: readonly MemberFacts[] = [
  person('lin', '林晓', 'Lin Xiao', CHINA, 'CN'),
  person('chen', '陈伟', 'Chen Wei', CHINA, 'CN'),
  person('li', '李婷', 'Li Ting', CHINA, 'CN'),
  person('wang', '王强', 'Wang Qiang', CHINA, 'CN'),
  person('zhao', '赵敏', 'Zhao Min', CHINA, 'CN'),
  person('sun', '孙丽', 'Sun Li', CHINA, 'CN'),
  person('maya', 'Maya Torres', null, ANGELES, 'US'),
  person('daniel', 'Daniel Kim', null, ANGELES, 'US'),
  person('sam', 'Sam Reed', null, ANGELES, 'US'),
  person('zhou', '周凯', 'Zhou Kai', CHINA, 'CN', 'external'),
  person('olivia', 'Olivia Park', null, 'America/New_York', 'US'),
  person('huang', '黄蓉', 'Huang Rong', CHINA, 'CN'),
];

export const BF26: ProjectFacts = {
  id: 'project-bf26',
  code: 'BF26',
  name: 'Q4黑五备战 - Amazon US',
  zone: 'America/New_York',
  launch: { wall: '2026-11-27T00:00:00', zone: ANGELES },
};

export const PD27: ProjectFacts = {
  id: 'project-pd27',
  code: 'PD27',
  name: 'Prime Day 2027',
  zone: ANGELES,
  launch: null,
};

export const NOW = new Date('2026-10-29T02:15:00Z');

export function member(id: string): MemberFacts {
  const found = MEMBERS.find((each) => each.id === id);
  if (!found) throw new Error(`nobody is called ${id}`);
  return found;
}

const TASKS: readonly TaskFacts[] = [
  { id: 'task-7', key: 'BF26-7', title: 'FBA inbound done', project: BF26, responsible: member('daniel') },
  { id: 'task-8', key: 'BF26-8', title: 'Ad budgets loaded', project: BF26, responsible: member('daniel') },
  { id: 'task-9', key: 'BF26-9', title: 'Coupon approved', project: BF26, responsible: member('maya') },
];

export interface World {
  readonly speaker?: string;
  readonly room?: RoomFacts | null;
  readonly roomProject?: ProjectFacts | null;
  readonly projects?: readonly ProjectFacts[];
  readonly thread?: string;
  readonly pending?: readonly (PendingFacts & { userId: string })[];
  readonly members?: readonly MemberFacts[];
}

/** A lookup over the sample company. Platform user ids are `U-` and the member's id; room `C-bf26` shows BF26. */
export function lookupOf(world: World = {}): Lookup {
  const members = world.members ?? MEMBERS;
  const projects = world.projects ?? [BF26, PD27];
  return {
    speaker: async () => member(world.speaker ?? 'lin'),
    members: async () => members,
    memberOf: async (userId) => members.find(({ id }) => `U-${id}` === userId) ?? null,
    pendingOf: async (userId) => world.pending?.find((each) => each.userId === userId) ?? null,
    pending: async () => world.pending ?? [],
    task: async (key) => TASKS.find((task) => task.key === key) ?? null,
    project: async (code) => projects.find((project) => project.code === code) ?? null,
    projectOfRoom: async (room) => (room === 'C-bf26' ? BF26 : null),
    roomProject: async () => (world.roomProject === undefined ? BF26 : world.roomProject),
    projects: async () => projects,
    threadTask: async () => TASKS.find((task) => task.key === world.thread) ?? null,
    room: async () => (world.room === undefined ? { id: 'room-1', name: 'R1' } : world.room),
  };
}

/** A line said in Shenzhen, unless told otherwise. */
export function inShenzhen(text: string, more: Partial<Speech> = {}): Speech {
  return {
    text,
    mentions: [],
    trigger: 'mention',
    commandWord: 'pm',
    locale: 'zh',
    zone: CHINA,
    calendar: 'CN',
    now: NOW,
    projectZone: CHINA,
    isDirect: false,
    inThread: false,
    ...more,
  };
}

/** A line said in Los Angeles. */
export function inAngeles(text: string, more: Partial<Speech> = {}): Speech {
  return inShenzhen(text, {
    trigger: 'slash',
    locale: 'en',
    zone: ANGELES,
    calendar: 'US',
    projectZone: ANGELES,
    ...more,
  });
}

/** Marks a mention inside a text. */
export function mark(index: number): string {
  return `\uE000${index}\uE001`;
}

export function mentionOf(...ids: string[]): Mention[] {
  return ids.map((id) => ({ kind: 'person' as const, userId: `U-${id}`, name: id }));
}
