import { type Facts, factText, wordFor } from '../facts.ts';
import { errors } from './errors.ts';
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

/** About typed lines: what a verb still needs, and what is wrong with a line. */
export const commands = {
  /** How a verb is named in a sentence; those not listed are named by the word people type. */
  verb: {
    create: 'create',
    create_many: 'create tasks',
    edit: 'edit',
    priority: 'prio',
    depend: 'dep',
    attach: 'attach',
    every: 'repeat',
    thread: 'thread',
    'member.settings': 'settings',
    'member.merge': 'link',
    'member.tenant_role': 'admin role',
    'identity.link': 'link',
    'project.create': 'new project',
    'project.archive': 'archive',
    'project.launch': 'launch',
    'project.role': 'role',
    'project.invite': 'invite',
    'room.show': 'show project',
    'room.hide': 'hide project',
    'room.default': 'default project',
    'room.settings': 'room settings',
  } as Readonly<Record<string, string>>,
  needTitle: (verb: string) => `“${verb}” needs more`,
  need: {
    title: 'Say what is to be done.',
    task: 'Say which task, such as BF26-8.',
    person: 'Say who, such as @maya.',
    time: 'Say when, such as fri 6pm PT.',
    priority: 'Say the priority: !low, !normal, !high or !urgent.',
    project: 'Say which project, such as #BF26.',
    text: 'Say the text.',
    reason: 'Say what is in the way.',
    item: 'Say which item of the checklist.',
    link: 'Give a link or a file.',
    zone: 'Say the time zone, such as PT or Asia/Shanghai.',
    language: 'Say the language: en or zh.',
    form: 'Say which form, such as edit BF26-8.',
    role: 'Say the role, such as manager.',
    name: 'Say the name.',
    code: 'Give the code.',
    other_task: 'Say which task it waits for, such as BF26-5.',
    filter: 'Say what to list: a project, a person or a status.',
    topic: 'Say what you need help with.',
    nothing: 'It takes nothing after it.',
    setting: 'Say what to set, and to what.',
  },
  errors: {
    unknown_task: (facts: Facts) => `There is no task ${fact(facts, 'key')}, or you cannot see it.`,
    no_thread_task: (_facts: Facts) => 'This is not the thread of a task, so say which task you mean.',
    unknown_project: (facts: Facts) => `There is no project ${fact(facts, 'code')}, or you cannot see it.`,
    unknown_person: (facts: Facts) => `Nobody here is called “${fact(facts, 'name')}”.`,
    ambiguous_person: (facts: Facts) => `More than one person fits “${fact(facts, 'name')}”.`,
    unlinked_person: (facts: Facts) =>
      `${fact(facts, 'name')} is in this chat but not known here yet. An admin can link them.`,
    no_project: (_facts: Facts) => 'No project is shown here, so say which one you mean.',
    only_in_room: (_facts: Facts) => 'This works only in a group.',
    unknown_field: (facts: Facts) => `“${fact(facts, 'field')}” is not a field that can be set here.`,
    bad_value: (facts: Facts) => `${fieldName(facts)} cannot be “${fact(facts, 'value')}”.`,
    not_yet: (facts: Facts) => `“${fact(facts, 'field')}” cannot be set yet.`,
    two_times: (facts: Facts) =>
      `A repeated task is due on its own dates, so “${fact(facts, 'text')}” does not fit beside them.`,
    extra_words: (facts: Facts) => `“${fact(facts, 'words')}” does not belong here.`,
    bad_time: (facts: Facts) => badTime(facts),
    unknown_zone: (facts: Facts) => `“${fact(facts, 'text')}” is not a time zone I know.`,
    unknown_language: (facts: Facts) =>
      `“${fact(facts, 'text')}” is not a language here. There are en and zh.`,
    unknown_role: (facts: Facts) =>
      `“${fact(facts, 'text')}” is not a role. There are manager, executor, approver, observer, external and guest.`,
    unknown_status: (facts: Facts) =>
      `“${fact(facts, 'text')}” is not a status. There are open, in progress, blocked, done and late.`,
    too_many_tasks: (facts: Facts) =>
      `These are ${fact(facts, 'count')} tasks; at most ${fact(facts, 'limit')} go at once.`,
  },
  choice: {
    verb: (p: { verb: string; line: string }) => p.line,
    withoutDue: 'Without a due date',
    inTitle: 'Leave it in the title',
    withoutPerson: 'Without a person',
    withoutProject: 'Without a project',
    onlyThis: (p: { verb: string; key: string }) => `${p.verb} ${p.key}`,
    form: 'Fill in a form',
    project: (p: { code: string; name: string }) => `${p.code} ${p.name}`,
  },
  kept: (words: string) => `“${words}” stays in the title; there is no due time.`,
  unplaced: (names: string) => `Not recognised and left out: ${names}`,
};
