import { type Call, type Outcome, unfit } from '../call.ts';
import { comparable } from '../fold.ts';
import type { Intent } from '../intent.ts';
import type { MemberFacts, ProjectFacts } from '../lookup.ts';
import { settle } from '../settle.ts';
import { readTail } from '../tail.ts';
import type { Verb } from '../verb.ts';
import { leftover } from '../view.ts';
import { ROLES, type RoleWord } from '../words.ts';
import { withMarkedCode } from './on-project.ts';

interface SaidRole {
  readonly role: RoleWord;
  /** `role @p finance off`. */
  readonly off: boolean;
}

function roleNamed(text: string): SaidRole | null {
  const [word = '', more, ...rest] = comparable(text)
    .replace(/^(?:as|to|为|设为)\s*/, '')
    .split(' ');
  const role = Object.hasOwn(ROLES, word) ? ROLES[word] : undefined;
  const off = more !== undefined && Object.hasOwn(ROLES, more) && ROLES[more] === 'none';
  return role && rest.length === 0 && (more === undefined || off) ? { role, off } : null;
}

function roleIntent(
  { role, off }: SaidRole,
  person: MemberFacts,
  project: ProjectFacts | null,
): Intent | null {
  const on = !off;
  const member = person.id;
  if (role === 'tenant_admin') return { operation: 'member.tenant_role', input: { member, tenantAdmin: on } };
  if (role === 'finance') return { operation: 'member.tenant_role', input: { member, finance: on } };
  if (!project) return null;
  if (!off && (role === 'external' || role === 'guest')) {
    return { operation: 'project.invite', input: { project: project.id, member, role } };
  }
  return {
    operation: 'project.role',
    input: { project: project.id, member, role: role === 'none' || off ? null : role },
  };
}

async function read(
  call: Call,
  make: (text: string, person: MemberFacts, project: ProjectFacts | null) => Intent | 'role' | 'project',
): Promise<Outcome> {
  const tail = await readTail(call, await withMarkedCode(call, call.rest), {
    object: 'none',
    takes: ['person', 'project'],
    beside: true,
  });
  return settle(tail, {
    time: 'none',
    build(view) {
      const person = view.responsible;
      if (!person || view.helpers.length > 0) return unfit('person');
      const intent = make(leftover(view), person, view.project);
      const echo = {
        verb: call.verb,
        responsible: person,
        text: leftover(view),
        ...(view.project && { project: view.project }),
      };
      return typeof intent === 'string' ? unfit(intent, { understood: echo }) : { intent, echo };
    },
  });
}

export const role: Verb = {
  name: 'role',
  en: ['role'],
  zh: ['角色'],
  group: 'admin',
  shape: {
    en: '@person owner|manager|executor|approver|observer|none [#CODE]',
    zh: '@成员 负责人|经理|执行人|审批人|观察者|无 [#代码]',
  },
  example: { en: 'role @sam manager', zh: '角色 @李婷 执行人' },
  does: { en: 'Give somebody a role in a project', zh: '设置某人在项目里的角色' },
  operation: 'project.role',
  read: (call) =>
    read(call, (text, person, project) => {
      const said = roleNamed(text);
      return said ? (roleIntent(said, person, project) ?? 'project') : 'role';
    }),
};

export const invite: Verb = {
  name: 'invite',
  en: ['invite'],
  zh: ['邀请'],
  group: 'admin',
  shape: { en: '@person [external|guest|role] [#CODE]', zh: '@成员 [外部|访客|角色] [#代码]' },
  example: { en: 'invite @zhou external #BF26', zh: '邀请 @周凯 外部 #BF26' },
  does: { en: 'Bring somebody into a project', zh: '邀请某人加入项目' },
  operation: 'project.invite',
  read: (call) =>
    read(call, (text, person, project) => {
      // Who is external to the company joins as such unless another role is named.
      const own: RoleWord = person.kind === 'member' ? 'executor' : person.kind;
      const said = text === '' ? { role: own, off: false } : roleNamed(text);
      if (!said || said.off || ['none', 'tenant_admin', 'finance'].includes(said.role)) return 'role';
      return roleIntent(said, person, project) ?? 'project';
    }),
};
