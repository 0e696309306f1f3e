import type { notices as source } from '../en/notices.ts';
import { head, tail } from './spacing.ts';

/** 谁对任务做了什么，告诉相关的人。 */
export const notices: typeof source = {
  title: (head) => head,
  assignedToYou: ({ actor }) => `${head(actor)}把这个任务交给了你。`,
  createdForYou: ({ actor }) => `${head(actor)}给你新建了这个任务。`,
  handedOver: ({ actor, to }) =>
    to === null
      ? `${head(actor)}取消了你的负责，现在没有人负责。`
      : `${head(actor)}把这个任务从你转给了${tail(to)}。`,
  dueChanged: ({ actor, from, to }) => {
    const was = from === null ? '' : `（原为${tail(from)}）`;
    return to === null
      ? `${head(actor)}取消了截止时间${was}。`
      : `${head(actor)}把截止时间定为${tail(to)}${was}。`;
  },
  done: ({ actor }) => `${head(actor)}完成了这个任务。`,
  reopened: ({ actor }) => `${head(actor)}重开了这个任务。`,
  started: ({ actor }) => `${head(actor)}开始了这个任务。`,
  blocked: ({ actor, reason }) =>
    reason === null ? `${head(actor)}标记为受阻。` : `${head(actor)}标记为受阻：${reason}`,
  unblocked: ({ actor }) => `${head(actor)}解除了受阻。`,
  noted: ({ actor, text }) => `${actor}：${text}`,
  mentioned: ({ actor, text }) => `${head(actor)}提到了你：${text}`,
  deleted: ({ actor }) => `${head(actor)}删除了这个任务。`,
  withdrawn: ({ actor }) => `${head(actor)}撤回了这个任务。`,
  restored: ({ actor }) => `${head(actor)}恢复了这个任务。`,
  summary: ({ head, line }) => `${head}：${line}`,
};
