import type { Platform } from '../adapters/contract.ts';
import type { PlaygroundPerson } from './stand-in.ts';

/** The sample company: a home-goods seller with buyers in Shenzhen, a team in Los Angeles and a factory in Ningbo. */
export interface CompanyPerson extends PlaygroundPerson {
  readonly platform: Platform;
  /** Further platforms on which the same member has an identity. */
  readonly also?: readonly Platform[];
  readonly calendar: 'CN' | 'US';
  readonly role: 'owner' | 'manager' | 'executor' | 'approver' | 'observer' | 'external' | null;
  readonly tenantAdmin?: true;
  readonly finance?: true;
  readonly deputy?: string;
}

const shenzhen = { platform: 'lark', zone: 'Asia/Shanghai', locale: 'zh', calendar: 'CN' } as const;
const losAngeles = { platform: 'slack', zone: 'America/Los_Angeles', locale: 'en', calendar: 'US' } as const;

export const people: readonly CompanyPerson[] = [
  { id: 'lin', name: '林晓', englishName: 'Lin Xiao', ...shenzhen, role: 'owner' },
  { id: 'chen', name: '陈伟', englishName: 'Chen Wei', ...shenzhen, role: 'executor' },
  { id: 'li', name: '李婷', englishName: 'Li Ting', ...shenzhen, role: 'executor' },
  { id: 'wang', name: '王强', englishName: 'Wang Qiang', ...shenzhen, role: 'executor', also: ['dingtalk'] },
  {
    id: 'zhao',
    name: '赵敏',
    englishName: 'Zhao Min',
    ...shenzhen,
    role: 'approver',
    finance: true,
    deputy: 'sun',
  },
  { id: 'sun', name: '孙丽', englishName: 'Sun Li', ...shenzhen, role: null },
  { id: 'maya', name: 'Maya Torres', englishName: 'Maya Torres', ...losAngeles, role: 'executor' },
  { id: 'daniel', name: 'Daniel Kim', englishName: 'Daniel Kim', ...losAngeles, role: 'executor' },
  { id: 'sam', name: 'Sam Reed', englishName: 'Sam Reed', ...losAngeles, role: 'manager' },
  { id: 'zhou', name: '周凯', englishName: 'Zhou Kai', ...shenzhen, platform: 'dingtalk', role: 'external' },
  {
    id: 'olivia',
    name: 'Olivia Park',
    englishName: 'Olivia Park',
    ...losAngeles,
    zone: 'America/New_York',
    role: 'observer',
  },
  { id: 'huang', name: '黄蓉', englishName: 'Huang Rong', ...shenzhen, role: null, tenantAdmin: true },
];

export interface CompanyRoom {
  readonly id: string;
  readonly name: string;
  readonly platform: Platform;
  readonly locale: 'zh' | 'en';
  readonly zone: string;
  readonly external: boolean;
  readonly members: readonly string[];
}

export const rooms: readonly CompanyRoom[] = [
  {
    id: 'R1',
    name: '黑五备战 Amazon US',
    platform: 'lark',
    locale: 'zh',
    zone: 'Asia/Shanghai',
    external: false,
    members: ['lin', 'chen', 'li', 'wang', 'zhao', 'sun', 'huang'],
  },
  {
    id: 'R2',
    name: 'bf26-amazon-us',
    platform: 'slack',
    locale: 'en',
    zone: 'America/Los_Angeles',
    external: false,
    members: ['maya', 'daniel', 'sam', 'olivia'],
  },
  {
    id: 'R3',
    name: '恒泰供应链对接',
    platform: 'dingtalk',
    locale: 'zh',
    zone: 'Asia/Shanghai',
    external: true,
    members: ['zhou', 'wang'],
  },
];

export const tenant = {
  id: 'aurora',
  name: 'Aurora Home / 极光家居',
  zone: 'Asia/Shanghai',
  locale: 'zh',
  currency: 'CNY',
} as const;

export interface SampleTask {
  readonly title: string;
  readonly responsible: string;
  readonly due: string;
  readonly zone: string;
  readonly status: 'open' | 'in_progress' | 'done';
  readonly milestone?: true;
}

const CHINA = 'Asia/Shanghai';
const PACIFIC = 'America/Los_Angeles';

export const project = {
  code: 'BF26',
  name: 'Q4黑五备战 - Amazon US',
  owner: 'lin',
  zone: 'America/New_York',
  launch: { wall: '2026-11-27T00:00:00', zone: PACIFIC },
} as const;

/** The sample project's tasks, in the order of their numbers. */
export const tasks: readonly SampleTask[] = [
  {
    title: 'Compare three supplier quotes',
    responsible: 'chen',
    due: '2026-09-18T18:00:00',
    zone: CHINA,
    status: 'done',
  },
  {
    title: 'Place purchase order',
    responsible: 'chen',
    due: '2026-09-20T18:00:00',
    zone: CHINA,
    status: 'done',
  },
  {
    title: 'Packaging and FNSKU labels final',
    responsible: 'li',
    due: '2026-09-24T18:00:00',
    zone: CHINA,
    status: 'done',
  },
  { title: 'QC report', responsible: 'wang', due: '2026-09-30T18:00:00', zone: CHINA, status: 'done' },
  { title: 'Ship to FBA', responsible: 'wang', due: '2026-10-10T18:00:00', zone: CHINA, status: 'done' },
  { title: 'A+ copy review', responsible: 'maya', due: '2026-10-09T18:00:00', zone: PACIFIC, status: 'done' },
  {
    title: 'FBA inbound done',
    responsible: 'daniel',
    due: '2026-10-30T18:00:00',
    zone: PACIFIC,
    status: 'in_progress',
    milestone: true,
  },
  {
    title: 'Ad budgets loaded',
    responsible: 'daniel',
    due: '2026-11-02T09:00:00',
    zone: PACIFIC,
    status: 'open',
  },
  {
    title: 'Coupon approved',
    responsible: 'maya',
    due: '2026-11-10T18:00:00',
    zone: PACIFIC,
    status: 'open',
  },
  { title: 'Price lock', responsible: 'maya', due: '2026-11-24T18:00:00', zone: PACIFIC, status: 'open' },
];
