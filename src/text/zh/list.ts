import type { list as source } from '../en/list.ts';
import { head } from './spacing.ts';

/** 任务列表、个人日程和项目列表。 */
export const list: typeof source = {
  rest: (count) => `还有 ${count} 个任务`,
  page: ({ page, pages }) => `第 ${page} 页，共 ${pages} 页`,
  empty: '这里没有任务。',
  summary: ({ title, total }) => `${title}：${total} 个任务`,
  titles: {
    list: '任务',
    mine: '我的任务',
    today: '今天',
    overdue: '逾期任务',
    found: (text) => `含“${text}”的任务`,
    of: (name) => `${head(name)}的任务`,
    inProject: (code) => `${head(code)}的任务`,
  },
  headings: {
    late: '已逾期',
    today: '今天',
    tomorrow: '明天',
    week: '未来 7 天',
    later: '以后',
    undated: '无截止时间',
    open: '待处理',
    in_progress: '进行中',
    blocked: '受阻',
    done: '已完成',
  },
  myDay: {
    title: '你未来 7 天的任务',
    empty: '未来 7 天没有到期的任务。',
    examples: '可以试试：',
    summary: (count) => `未来 7 天有 ${count} 个任务`,
  },
};
