import type { onboarding as source } from '../en/onboarding.ts';
import { head, mid, tail } from './spacing.ts';

/** 初次见面：欢迎、绑定工作区、关联账号，以及请管理员决定的事。 */
export const onboarding: typeof source = {
  welcome: {
    title: '这个房间的任务',
    lead: '我来记录这个房间的任务，并用各自的语言和时间显示在项目的其他房间里。',
    project: (code) => `这个房间显示 ${code}。`,
    noProject: '这里还没有显示项目。可以新建一个，或者显示已有的：',
    try: '可以试试：',
    summary: '这个房间的任务',
  },
  bind: {
    boundTitle: '工作区已绑定',
    bound: ({ workspace, tenant }) => `${head(workspace)}现在属于${tail(tenant)}。`,
    partner: '按合作方的工作区绑定：里面的人在关联之前都算外部人员。',
    firstAdmin: '你是公司管理员。',
    next: '接下来新建一个项目，或在房间里显示已有的项目：',
    refusedTitle: '没有绑定',
    alreadyTitle: '已经绑定过了',
    refused: {
      unknown: '没有这个代码。请核对一下，或向管理员重新要一个。',
      used: '这个代码已经用过。每个代码只能用一次，请向管理员重新要一个。',
      expired: '这个代码已经过期。代码只在 10 分钟内有效，请向管理员重新要一个。',
      bound_elsewhere: '这个工作区已经属于另一家公司。',
      already_bound: '这个工作区已经属于你们公司，不用再绑定。',
      not_allowed: '只有公司管理员可以绑定工作区。',
    },
    unboundTitle: '还没有设置好',
    unbound: '这个工作区还没有绑定到任何公司。管理员拿到代码后，在这里输入：',
    partnerHint: '如果是供应商的工作区：',
  },
  link: {
    codeTitle: '关联另一个聊天工具',
    code: '在另一个聊天工具里输入这一行，两个账号就算同一个人。',
    expires: (when) => `代码只能用一次，${head(when)}前有效。`,
    linkedTitle: '已关联',
    linked: (name) => `两个账号现在都属于${tail(name)}。`,
    refused: {
      unknown: '没有这个代码，请在另一个聊天工具里重新要一个。',
      used: '这个代码已经用过，请在另一个聊天工具里重新要一个。',
      expired: '这个代码已经过期，请在另一个聊天工具里重新要一个。',
      same: '代码就是这个账号要的，请在另一个聊天工具里输入。',
    },
  },
  pending: {
    title: '有新人',
    ask: ({ name, platform, workspace }) =>
      `${head(name)}从${mid(platform)}「${workspace}」发来消息，这里还不认识。`,
    room: (name) => `房间：${name}`,
    why: {
      guest: '是工作区的访客。',
      foreign: '来自其他组织。',
      keyless: '聊天工具没有给出固定的用户编号。',
      partner: '来自合作方的工作区。',
    },
    question: '这是谁？',
    ignoreHint: '被忽略的人得不到答复，以后可以再改。',
    typed: '也可以直接输入：',
    decided: {
      linked: ({ name, member, by }) => `${head(by)}把${mid(name)}关联到了${tail(member)}。`,
      external: ({ name, by }) => `${head(by)}把${mid(name)}加为外部人员。`,
      guest: ({ name, by }) => `${head(by)}把${mid(name)}加为访客。`,
      ignored: ({ name, by }) => `${head(by)}选择忽略${tail(name)}。`,
    },
    greetingTitle: '快好了',
    greeting: '这里还不认识你，已经请管理员处理，有结果会告诉你。',
    admitted: '你已经可以使用了。',
  },
};
