import type { projects as source } from '../en/projects.ts';
import { tail } from './spacing.ts';

/** 项目卡片和项目列表。 */
export const projects: typeof source = {
  head: ({ code, name }) => `${code} · ${name}`,
  summary: ({ code, open, late }) => `${code}：${open} 个待处理，${late} 个逾期`,
  open: (n) => `${n} 个待处理`,
  inProgress: (n) => `${n} 个进行中`,
  blocked: (n) => `⛔ ${n} 个受阻`,
  late: (n) => `⏳ ${n} 个逾期`,
  done: (n) => `✓ ${n} 个已完成`,
  ownedBy: '负责人 ',
  launch: '上线 ',
  launched: '已上线 ',
  noLaunch: '未定上线日',
  archived: '已归档',
  next: '接下来',
  nothingNext: '没有待处理的任务。',
  rooms: (names) => `显示在${tail(names)}`,
  noRooms: '还没有在任何房间显示',
  role: (role) => `（${role}）`,
  members: '成员',
  listTitle: '项目',
  listEmpty: '还没有项目。',
  listSummary: (n) => `${n} 个项目`,
};
