import type { Bilingual, Verb, VerbGroup } from './verb.ts';
import { VERBS } from './verbs.ts';

type Locale = 'zh' | 'en';

/** One command on a help screen: a line as people type it, without trigger, and what it does. */
export interface HelpEntry {
  readonly line: string;
  readonly does: string;
}

/** What a help screen shows; headings and topics are ids that the catalogue names. */
export interface HelpScreen {
  /** `start` is the first screen; else `all`, `admin`, a group, `time`, or a verb. */
  readonly topic: string;
  readonly groups: readonly { readonly heading: string | null; readonly entries: readonly HelpEntry[] }[];
  readonly topics: readonly string[];
  /** The topic that was asked for and does not exist, or not for this person. */
  readonly unknown?: string;
}

/** The five verbs that a newcomer needs. */
const FIRST = ['new', 'done', 'due', 'my', 'list'] as const;

const ORDER: readonly VerbGroup[] = [
  'create',
  'progress',
  'change',
  'talk',
  'look',
  'project',
  'me',
  'admin',
  'help',
];

const AVAILABLE = VERBS.filter((verb) => !verb.reserved);

const topicOf = (verb: Verb): string => verb.topic ?? verb.group;

function wordOf(verb: Verb, locale: Locale): string {
  return verb[locale][0] ?? verb.name;
}

/** A verb with the shape of its arguments, as help shows it. */
export function usage(verb: Verb, locale: Locale): string {
  return `${wordOf(verb, locale)} ${verb.shape[locale]}`.trim();
}

function entry(verb: Verb, locale: Locale): HelpEntry {
  return { line: usage(verb, locale), does: verb.does[locale] };
}

function groupsOf(topics: readonly string[], locale: Locale, admin: boolean): HelpScreen['groups'] {
  return topics.flatMap((heading) => {
    const verbs = AVAILABLE.filter((verb) => topicOf(verb) === heading && (admin || !verb.adminOnly));
    return verbs.length === 0 ? [] : [{ heading, entries: verbs.map((verb) => entry(verb, locale)) }];
  });
}

function startScreen(locale: Locale, unknown?: string): HelpScreen {
  const entries = FIRST.flatMap((name) => {
    const verb = AVAILABLE.find((each) => each.name === name);
    return verb ? [{ line: verb.example[locale], does: verb.does[locale] }] : [];
  });
  const topics = ['create', 'progress', 'change', 'look', 'project', 'time', 'all'];
  return {
    topic: 'start',
    groups: [{ heading: null, entries }],
    topics,
    ...(unknown !== undefined && { unknown }),
  };
}

function verbScreen(verb: Verb, locale: Locale): HelpScreen {
  const other: Locale = locale === 'zh' ? 'en' : 'zh';
  const also = [...verb[locale].slice(1), ...verb[other]].join(' · ');
  const entries = [entry(verb, locale), { line: verb.example[locale], does: also === '' ? '' : `= ${also}` }];
  return { topic: verb.name, groups: [{ heading: null, entries }], topics: [topicOf(verb), 'all'] };
}

/** The help screen of a topic in the reader's language; what only admins may see is shown to them alone. */
export function helpScreen(topic: string, locale: Locale, admin: boolean): HelpScreen {
  const groups: readonly string[] = ORDER;
  if (topic === 'start') return startScreen(locale);
  if (topic === 'time') return { topic, groups: [], topics: ['all'] };
  if (topic === 'all') {
    return { topic, groups: groupsOf(groups, locale, admin), topics: admin ? ['time', 'admin'] : ['time'] };
  }
  if (topic === 'admin' && !admin) return startScreen(locale, topic);
  // A verb's own screen wins over a topic of the same name only where no topic bears it.
  if (groups.includes(topic)) return { topic, groups: groupsOf([topic], locale, admin), topics: ['all'] };
  const verb = AVAILABLE.find((each) => each.name === topic);
  return verb ? verbScreen(verb, locale) : startScreen(locale, topic);
}

/** Three lines to try, for whoever called the bot and said nothing. */
export function examples(locale: Locale): readonly string[] {
  const lines: readonly Bilingual[] = [
    {
      en: 'new Check coupon setup @maya !high fri 6pm PT',
      zh: '新建 检查 coupon 设置 @李婷 !高 周五下午6点',
    },
    { en: 'list overdue', zh: '列表 逾期' },
    { en: 'help', zh: '帮助' },
  ];
  return lines.map((line) => line[locale]);
}
