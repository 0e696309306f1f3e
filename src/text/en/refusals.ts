import { type Facts, factNumber, factText, wordFor } from '../facts.ts';
import { words } from './words.ts';

interface State {
  /** The key or name of what is like that already. */
  readonly key: string;
  /** Whoever or whatever the state is with. */
  readonly by: string;
}

/** What is already as somebody asked, by the core's names of states. */
const states: Readonly<Record<string, (s: State) => string>> = {
  open: ({ key }) => `${key} is already open`,
  in_progress: ({ key }) => `${key} is already in progress`,
  blocked: ({ key }) => `${key} is already blocked`,
  done: ({ key, by }) => `${key} is already done${by && `, by ${by}`}`,
  deleted: ({ key, by }) => `${key} is already deleted${by && `, by ${by}`}`,
  archived: ({ key }) => `${key} is already archived`,
  undone: ({ key }) => `This step about ${key} is already undone`,
  due: ({ key }) => `${key} is already due at that time`,
  priority: ({ key }) => `${key} already has this priority`,
  responsible: ({ key }) => `${key} is already with this person`,
  title: ({ key }) => `${key} already has this title`,
  note: ({ key }) => `${key} already has this note`,
  project: ({ key, by }) =>
    by === ''
      ? `${key} is already in this project`
      : `The code ${key} already belongs to the project “${by}”`,
  pinned: ({ key }) => `${key} is already so`,
  milestone: ({ key }) => `${key} is already so`,
  ticked: ({ key }) => `This item of ${key} is already ticked`,
  unticked: ({ key }) => `This item of ${key} is not ticked`,
  watching: ({ key }) => `You already follow ${key}`,
  not_watching: ({ key }) => `You do not follow ${key}`,
  depends: ({ key, by }) => `${key} already waits for ${by}`,
  independent: ({ key, by }) => `${key} does not wait for ${by}`,
  launch: ({ key }) => `${key} already has this launch date`,
  role: ({ key, by }) => `${by} already has this role in ${key}`,
  shown: ({ key }) => `${key} is already shown here`,
  hidden: ({ key }) => `${key} is not shown here`,
  default: ({ key }) => `New tasks here already go to ${key}`,
  settings: ({ key }) => `${key}: these settings are already so`,
  linked: ({ key, by }) => (by === '' ? `${key} is already linked` : `${key} is already linked to ${by}`),
  not_repeating: ({ key }) => `${key} does not repeat`,
  thread_linked: ({ key }) => `Replies here already become notes on ${key}`,
  thread_unlinked: ({ key }) => `Replies here do not become notes on ${key}`,
  ignored: ({ key }) => `${key} is already ignored`,
};

/** `BF26-8 is already done, by Maya Torres, Wed 28 Oct 18:00 PDT.` */
export function already(facts: Facts): string {
  const key = factText(facts, 'key') ?? 'This';
  const say = Object.entries(states).find(([state]) => state === factText(facts, 'what'))?.[1];
  const said = say?.({ key, by: factText(facts, 'by') ?? '' }) ?? `${key} is like that already`;
  const at = factText(facts, 'at');
  return at === undefined ? `${said}.` : `${said}, ${at}.`;
}

const ROLE_FOR: Readonly<Record<string, string>> = {
  external: 'is from outside',
  guest: 'is a guest',
  member: 'is a colleague',
};

/** What is wrong with a value, as precisely as the core knows. */
export function invalid(facts: Facts): string {
  const path = (factText(facts, 'path') ?? factText(facts, 'field') ?? '').split('.');
  const label =
    path.map((part) => wordFor(words.field, part)).find((word) => word !== undefined) ?? 'This value';
  const person = factText(facts, 'person') ?? words.someoneCapital;
  switch (factText(facts, 'issue')) {
    case 'too_big':
      return `${label} is too long or too big: at most ${factNumber(facts, 'maximum') ?? 0}.`;
    case 'too_small':
    case 'required':
      return `${label} is missing.`;
    case 'zone':
      return 'This is not a time zone.';
    case 'wall':
    case 'invalid_format':
      return `${label} has no such date or time.`;
    case 'control':
      return `${label} contains characters that cannot be shown.`;
    case 'role_for_kind':
      return `${person} ${ROLE_FOR[factText(facts, 'kind') ?? ''] ?? ROLE_FOR.external} and cannot have this role.`;
    case 'last_admin':
      return 'This is the only admin of the company; make somebody else admin first.';
    case 'owner_needed':
      return `${factText(facts, 'key') ?? 'A project'} needs an owner; make somebody else owner first.`;
    case 'never':
      return 'Repeated like this, it would never come.';
    case 'with_due':
      return 'A repeated task takes its due times from how it repeats; leave the other time out.';
    case 'group_only':
      return 'This works only in a group.';
    case 'no_thread':
      return 'There is no thread of this task here. Say it in the thread that is meant.';
    case 'partner_room':
      return 'This room is in a partner’s workspace, so people from outside can always read it.';
    default: {
      const value = factText(facts, 'value');
      if (value !== undefined && path[0] === 'every')
        return `“${value}” does not say how often. It can read: every mon 9am.`;
      if (value !== undefined && path[0] === 'estimate')
        return `“${value}” is no length of time. It can read: 1.5h or 90m.`;
      return value === undefined ? `${label} cannot be used like this.` : `${label} cannot be “${value}”.`;
    }
  }
}
