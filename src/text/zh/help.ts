import type { help as source } from '../en/help.ts';

/** 帮助的框架；命令列表由命令本身生成。 */
export const help: typeof source = {
  title: '怎么用',
  titleAll: '全部命令',
  titleAdmin: '管理员命令',
  titleTopic: (topic) => `帮助：${topic}`,
  lead: '像这样输入一行：',
  leadFree: '其他文字会变成任务草稿，由你确认。',
  noTopic: (topic) => `没有“${topic}”的帮助。有这些主题：`,
  topics: {
    create: '新建任务',
    progress: '进度',
    change: '修改任务',
    talk: '备注和附件',
    look: '查看',
    project: '项目',
    me: '你的设置',
    admin: '管理',
    help: '帮助',
    time: '时间',
  },
  time: [
    '不写时区就按你自己的时区；写上洛杉矶时间、美东或北京时间就按那里。',
    '只写日期不写时刻，就是 18:00。',
    'T-3 是上线日往前数三天，T-3工作日 是往前数三个工作日。',
  ],
  summary: '这里可以输入什么',
};
