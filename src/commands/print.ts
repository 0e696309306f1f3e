import type { Intent } from './intent.ts';
import {
  known,
  type Names,
  plainText,
  printMany,
  printNew,
  printTime,
  quoted,
  str,
  Unsayable,
} from './print-task.ts';
import { VERBS } from './verbs.ts';

export type { Names } from './print-task.ts';

type Locale = 'zh' | 'en';
type Input = Intent['input'];

/** Prints the arguments of an operation; `say` gives a word in the language of the line. */
interface Printing {
  readonly input: Input;
  readonly names: Names;
  /** The English or the Chinese text. */
  say(en: string, zh: string): string;
  /** The canonical word of a verb. */
  verb(name: string): string;
  /** The key of the task that it is done to. */
  key(): string;
}

type Printer = (p: Printing) => string;

const onTask =
  (verb: string): Printer =>
  (p) =>
    `${p.verb(verb)} ${p.key()}`;

const marked =
  (verb: string, field: string): Printer =>
  (p) =>
    `${p.verb(verb)} ${p.key()}${p.input[field] === false ? ` ${p.say('off', '取消')}` : ''}`;

const onProject =
  (verb: string): Printer =>
  ({ verb: word, names, input }) =>
    `${word(verb)} #${known(names.project(str(input.project)))}`;

const inRoom =
  (en: string, zh: string): Printer =>
  (p) =>
    `${p.verb('room')} ${p.say(en, zh)} #${known(p.names.project(str(p.input.project)))}`.replace('  ', ' ');

function listLine({ verb, names, input }: Printing): string {
  if (input.page !== undefined && input.page !== 1) throw new Unsayable();
  const status = Array.isArray(input.status) ? input.status.map(str) : [];
  const words = status.map((word) => (word === 'in_progress' ? 'active' : word));
  const parts = [
    ...(input.project ? [`#${known(names.project(str(input.project)))}`] : []),
    ...(input.person ? [`@${known(names.member(str(input.person)))}`] : []),
    ...words,
    ...(input.overdue ? ['overdue'] : []),
  ];
  return [verb('list'), ...parts].join(' ');
}

function settingsLine(head: string, { input, say }: Printing): string {
  const said = Object.keys(input).filter((name) => name !== 'room');
  if (said.length !== 1) throw new Unsayable();
  if (input.zone) return `${head}${say('tz', '时区')} ${str(input.zone)}`;
  if (input.locale) return `${head}${say('lang', '语言')} ${str(input.locale)}`;
  if (input.audience) return `${head}${say('audience', '受众')} ${str(input.audience)}`;
  return `${head}${say('name', '名称')} ${plainText(str(input.name))}`;
}

function assignLine(p: Printing): string {
  const { responsible, helpers } = p.input;
  const at = (id: unknown) => `@${known(p.names.member(str(id)))}`;
  const people = responsible === null ? [p.say('nobody', '无人')] : [at(responsible)];
  return [p.verb('assign'), p.key(), ...people, ...(Array.isArray(helpers) ? helpers.map(at) : [])].join(' ');
}

function projectLine({ input, verb, say }: Printing): string {
  const { launch, zone, code } = input;
  return [
    verb('project new'),
    quoted(str(input.name)),
    ...(code ? [`#${str(code)}`] : []),
    ...(zone ? [`tz:${str(zone)}`] : []),
    ...(launch ? [say('launch', '上线日'), printTime(launch)] : []),
  ].join(' ');
}

function roleLine(verb: string, role: string, p: Printing): string {
  const { project, member } = p.input;
  const code = project ? ` #${known(p.names.project(str(project)))}` : '';
  return `${p.verb(verb)} @${known(p.names.member(str(member)))} ${role}${code}`;
}

function tenantRole(p: Printing): string {
  const { tenantAdmin, finance } = p.input;
  if ((tenantAdmin === undefined) === (finance === undefined)) throw new Unsayable();
  const off = (tenantAdmin ?? finance) === false ? ` ${p.say('off', '取消')}` : '';
  return roleLine('role', `${tenantAdmin === undefined ? 'finance' : 'admin'}${off}`, p);
}

function checkLine(p: Printing): string {
  const { text, done } = p.input;
  return `${p.verb(done === false ? 'uncheck' : 'check')} ${p.key()} ${quoted(plainText(str(text)))}`;
}

function attachLine(p: Printing): string {
  if (p.input.kind !== 'link') throw new Unsayable();
  return `${p.verb('attach')} ${p.key()} ${str(p.input.ref)} ${quoted(str(p.input.name))}`;
}

/** `rename KEY to X` is said too, so a title that begins with `to` needs quotes. */
function renameLine(p: Printing): string {
  const title = str(p.input.title);
  const line = /^(?:to|为|成)\s/i.test(title) ? `"${title}"` : quoted(title);
  return `${p.verb('rename')} ${p.key()} ${line}`;
}

const text =
  (verb: string, field: string): Printer =>
  (p) =>
    `${p.verb(verb)} ${p.key()} ${plainText(str(p.input[field]))}`;

const PRINTERS: Readonly<Record<string, Printer>> = {
  'series.stop': (p) => `${p.verb('every')} ${p.key()} ${p.say('off', '停止')}`,
  'link.thread': marked('thread', 'comments'),
  'task.create': (p) => printNew(p.verb('new'), p.input, p.names),
  'task.create_many': (p) => printMany(p.verb('new'), p.input, p.names),
  'task.start': onTask('start'),
  'task.done': onTask('done'),
  'task.reopen': onTask('reopen'),
  'task.unblock': onTask('unblock'),
  'task.block': text('block', 'reason'),
  'task.note': text('note', 'text'),
  'task.rename': renameLine,
  'task.assign': assignLine,
  'task.due': (p) =>
    `${p.verb('due')} ${p.key()} ${p.input.due ? printTime(p.input.due) : p.say('none', '无')}`,
  'task.priority': (p) => `${p.verb('prio')} ${p.key()} ${str(p.input.priority)}`,
  'task.move': (p) => `${p.verb('move')} ${p.key()} #${known(p.names.project(str(p.input.project)))}`,
  'task.pin': marked('pin', 'pinned'),
  'task.milestone': marked('milestone', 'milestone'),
  'task.check': checkLine,
  'task.attach': attachLine,
  'task.watch': (p) => `${p.verb(p.input.watching === false ? 'unwatch' : 'watch')} ${p.key()}`,
  'task.depend': (p) =>
    `${p.verb('dep')} ${p.key()} ${p.input.remove ? p.say('off', '取消') : p.say('on', '于')} ${known(p.names.task(str(p.input.on)))}`,
  'task.delete': onTask('delete'),
  'task.undo': (p) => p.verb('undo'),
  'task.show': onTask('show'),
  'task.mine': (p) => p.verb('my'),
  'task.today': (p) => p.verb('today'),
  'task.list': listLine,
  'task.find': (p) => `${p.verb('find')} ${quoted(str(p.input.text))}`,
  'project.create': projectLine,
  'project.show': onProject('show'),
  'project.status': onProject('status'),
  'project.archive': onProject('archive'),
  'project.list': (p) => p.verb('projects'),
  'project.launch': (p) => `${onProject('launch')(p)} ${printTime(p.input.launch)}`,
  'project.role': (p) => roleLine('role', p.input.role === null ? p.say('none', '无') : str(p.input.role), p),
  'project.invite': (p) => roleLine('invite', str(p.input.role), p),
  'member.tenant_role': tenantRole,
  'member.settings': (p) => settingsLine('', p),
  'room.settings': (p) => settingsLine(`${p.verb('room')} `, p),
  'room.show': inRoom('', ''),
  'room.hide': inRoom('hide', '隐藏'),
  'room.default': inRoom('default', '默认'),
  'workspace.bind': (p) =>
    `${p.verb('bind')} ${str(p.input.code)}${p.input.partner ? ` ${p.say('partner', '合作方')}` : ''}`,
  'member.link': (p) => `${p.verb('link')} ${p.input.code ? str(p.input.code) : ''}`.trim(),
  'time.read': (p) => `${p.verb('when')} ${plainText(str(p.input.text))}`,
  settings: (p) => p.verb('settings'),
  help: (p) => `${p.verb('help')} ${p.input.topic ? str(p.input.topic) : ''}`.trim(),
};

/**
 * An intent as the canonical line that means it, in either language; read back in the same place it gives the same
 * intent. Null for what no line can say.
 */
export function printIntent({ operation, input }: Intent, locale: Locale, names: Names): string | null {
  const printer = Object.hasOwn(PRINTERS, operation) ? PRINTERS[operation] : undefined;
  const verb = (name: string): string => {
    const found = VERBS.find((each) => each.name === name);
    return found?.[locale][0] ?? name;
  };
  const say = (en: string, zh: string) => (locale === 'zh' ? zh : en);
  try {
    return printer?.({ input, names, say, verb, key: () => known(names.task(str(input.task))) }) ?? null;
  } catch (error) {
    if (error instanceof Unsayable) return null;
    throw error;
  }
}
