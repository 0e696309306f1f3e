import type { settings as source } from '../en/settings.ts';
import { head, tail } from './spacing.ts';

/** 个人设置和房间设置。 */
export const settings: typeof source = {
  title: '你的设置',
  lead: '时间按你的时区显示，提醒也只在你的工作时间发。',
  summary: ({ zone, language }) => `${zone}，${language}`,
  accounts: '已关联的聊天工具',
  account: ({ platform, workspace }) => `${platform}（${workspace}）`,
  unset: '未设置',
  room: {
    title: (name) => `房间${tail(name)}`,
    noProject: '这里还没有显示项目。',
    unknownAudience: '不清楚，按有外部人员处理',
    partner: '这个房间在合作方的工作区里，外部人员一直看得到。',
    summary: (name) => `${head(name)}的设置`,
    defaultMark: (code) => `${code}（默认）`,
  },
};
