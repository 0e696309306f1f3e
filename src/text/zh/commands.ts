import type { commands as source } from '../en/commands.ts';
import { type Facts, factText, wordFor } from '../facts.ts';
import { errors } from './errors.ts';
import { head } from './spacing.ts';
import { words } from './words.ts';

const fact = (facts: Facts, name: string): string => factText(facts, name) ?? '';

function badTime(facts: Facts): string {
  const reason = fact(facts, 'reason');
  const say =
    Object.entries(errors.phrase).find(([code]) => code === reason)?.[1] ?? errors.phrase.not_a_time;
  return say(fact(facts, 'text'));
}

function fieldName(facts: Facts): string {
  return wordFor(words.field, factText(facts, 'field')) ?? fact(facts, 'field');
}

/** 关于输入的一行：命令还缺什么，哪里写得不对。 */
export const commands: typeof source = {
  verb: {
    new: '新建',
    start: '开始',
    done: '完成',
    reopen: '重开',
    block: '卡住',
    unblock: '解除',
    assign: '指派',
    due: '截止',
    prio: '优先级',
    rename: '改名',
    move: '移到',
    split: '拆分',
    dep: '依赖',
    pin: '关键',
    note: '备注',
    check: '清单',
    attach: '附件',
    watch: '关注',
    my: '我的',
    today: '今天',
    list: '列表',
    show: '查看',
    find: '搜索',
    status: '状态',
    launch: '上线日',
    milestone: '里程碑',
    archive: '归档',
    tz: '时区',
    lang: '语言',
    settings: '设置',
    bind: '绑定',
    link: '关联',
    room: '房间',
    role: '角色',
    invite: '邀请',
    help: '帮助',
    undo: '撤销',
    every: '重复',
    thread: '话题',
    delete: '删除',
    project: '项目',
    'project new': '新建项目',
    unwatch: '取消关注',
    'room.settings': '房间设置',
    'room.default': '默认项目',
    'room.hide': '隐藏项目',
    'room.show': '显示项目',
    'project.invite': '邀请',
    'project.role': '角色',
    'project.launch': '上线日',
    'project.archive': '归档',
    'project.create': '新建项目',
    'identity.link': '关联',
    'member.tenant_role': '管理员角色',
    'member.merge': '关联',
    'member.settings': '设置',
    depend: '依赖',
    priority: '优先级',
    edit: '编辑',
    create_many: '新建任务',
    create: '新建',
  },
  needTitle: (verb) => `“${verb}”还缺内容`,
  need: {
    title: '请写明要做什么。',
    task: '请写明是哪个任务，例如 BF26-8。',
    person: '请写明是谁，例如 @李婷。',
    time: '请写明时间，例如 周五下午6点。',
    priority: '请写明优先级：!低、!普通、!高或 !紧急。',
    project: '请写明是哪个项目，例如 #BF26。',
    text: '请写明内容。',
    reason: '请写明卡在哪里。',
    item: '请写明是清单里的哪一项。',
    link: '请给出链接或文件。',
    zone: '请写明时区，例如 北京时间 或 洛杉矶时间。',
    language: '请写明语言：中文或英文。',
    form: '请写明是哪张表单，例如 编辑 BF26-8。',
    role: '请写明角色，例如 经理。',
    name: '请写明名称。',
    code: '请写上代码。',
    other_task: '请写明要等哪个任务，例如 BF26-5。',
    filter: '请写明要列什么：项目、人或状态。',
    topic: '请写明要哪方面的帮助。',
    nothing: '后面不用再写内容。',
    setting: '请写明要设置什么、设成什么。',
  },
  errors: {
    unknown_task: (facts) => `没有任务 ${fact(facts, 'key')}，或者你看不到它。`,
    no_thread_task: () => '这里不是某个任务的话题，请写明是哪个任务。',
    unknown_project: (facts) => `没有项目 ${fact(facts, 'code')}，或者你看不到它。`,
    unknown_person: (facts) => `这里没有人叫“${fact(facts, 'name')}”。`,
    ambiguous_person: (facts) => `不止一个人符合“${fact(facts, 'name')}”。`,
    unlinked_person: (facts) =>
      `${head(fact(facts, 'name'))}在这个聊天里，但还没有关联到成员，管理员可以关联。`,
    no_project: () => '这里还没有显示项目，请写明是哪个项目。',
    only_in_room: () => '这个命令只能在群里用。',
    unknown_field: (facts) => `这里不能设置“${fact(facts, 'field')}”。`,
    bad_value: (facts) => `${head(fieldName(facts))}不能是“${fact(facts, 'value')}”。`,
    not_yet: (facts) => `“${fact(facts, 'field')}”暂时还不能设置。`,
    two_times: (facts) => `重复任务按自己的日期截止，不能再写“${fact(facts, 'text')}”。`,
    extra_words: (facts) => `“${fact(facts, 'words')}”不该出现在这里。`,
    bad_time: (facts) => badTime(facts),
    unknown_zone: (facts) => `不认识时区“${fact(facts, 'text')}”。`,
    unknown_language: (facts) => `这里没有“${fact(facts, 'text')}”这种语言，可以用中文或英文。`,
    unknown_role: (facts) =>
      `没有“${fact(facts, 'text')}”这个角色，可以用：经理、执行人、审批人、观察者、外部人员、访客。`,
    unknown_status: (facts) =>
      `没有“${fact(facts, 'text')}”这个状态，可以用：待处理、进行中、受阻、已完成、逾期。`,
    too_many_tasks: (facts) => `一共 ${fact(facts, 'count')} 个任务，一次最多 ${fact(facts, 'limit')} 个。`,
  },
  choice: {
    verb: ({ line }) => line,
    withoutDue: '不设截止时间',
    inTitle: '留在标题里',
    withoutPerson: '先不指派',
    withoutProject: '不归入项目',
    onlyThis: ({ verb, key }) => `${verb} ${key}`,
    form: '用表单填写',
    project: ({ code, name }) => `${code} ${name}`,
  },
  kept: (words) => `“${words}”留在标题里，没有截止时间。`,
  unplaced: (names) => `没认出来，先不带上：${names}`,
};
