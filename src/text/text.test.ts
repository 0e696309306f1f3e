import type { CommandErrorCode } from '../commands/errors.ts';
import type { Need } from '../commands/intent.ts';
import type { OperationErrorCode, TaskField } from '../operations/operation.ts';
import { columns, rights } from '../policy/index.ts';
import type { NoteCode, PhraseErrorCode } from '../time/index.ts';
import { type Catalogue, type Facts, texts } from './index.ts';
import { head, mid, tail } from './zh/spacing.ts';

type Say = (facts: Facts) => string;

/** Codes of the core that have no text would not compile here. */
function coverage(t: Catalogue) {
  return {
    operations: t.errors.operation satisfies Record<OperationErrorCode, Say>,
    lines: t.commands.errors satisfies Record<CommandErrorCode, Say>,
    phrases: t.errors.phrase satisfies Record<PhraseErrorCode, (text: string) => string>,
    notes: t.task.notes satisfies Record<NoteCode, string>,
    needs: t.commands.need satisfies Record<Need, string>,
    fields: t.words.field satisfies Record<TaskField, string>,
  };
}

/** Facts of a mistake in a line; the grammar always gives all that a code has. */
const LINE_FACTS: Facts = {
  key: 'BF26-8',
  code: 'BF26',
  name: 'mya',
  field: 'title',
  value: 'x',
  words: 'x y',
  text: 'x',
  reason: 'not_a_time',
  count: 60,
  limit: 50,
};

const FACTS: readonly Facts[] = [
  {},
  {
    noun: 'task',
    key: 'BF26-8',
    who: ['Sam Reed'],
    roles: ['owner', 'tenant_admin'],
    right: 'task.edit',
    reason: 'role',
  },
  {
    field: 'title',
    value: 'x',
    what: 'done',
    by: 'Maya Torres',
    at: 'Fri',
    on: 'BF26-5',
    max: 10,
    limit: 20,
    count: 30,
  },
  { code: 'BF26', name: 'x', text: 'x', words: 'x', reason: 'not_a_time', person: '周凯' },
  ...['too_big', 'too_small', 'zone', 'wall', 'control', 'role_for_kind', 'last_admin', 'owner_needed'].map(
    (issue): Facts => ({
      path: 'title',
      issue,
      maximum: 200,
      person: 'Zhou Kai',
      kind: 'external',
      key: 'BF26',
    }),
  ),
  ...['done', 'project', 'shown', 'depends', 'role', 'linked', 'settings', 'watching'].map(
    (what): Facts => ({ what, key: 'BF26-8', by: 'BF26-5' }),
  ),
  { reason: 'guest_reads_only', person: '周凯' },
  { reason: 'not_invited', person: '周凯', key: 'BF26' },
];

function strings(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}.${key}`));
}

describe.each(['en', 'zh'] as const)('the catalogue %s', (locale) => {
  const t = texts(locale);

  it.each(['operations', 'lines'] as const)(
    'has a whole sentence for every error of %s, whatever the facts',
    (kind) => {
      const said = Object.entries(coverage(t)[kind] as Record<string, Say>).flatMap(([code, say]) =>
        (kind === 'lines' ? [LINE_FACTS] : FACTS).map((facts) => `${code}: ${say(facts)}`),
      );
      expect(
        said.filter((line) => !/[.。]$/.test(line) || /undefined|null| {2}|\[object/.test(line)),
      ).toEqual([]);
    },
  );

  it('has words for every right and every role of the rights table', () => {
    const missing = Object.keys(rights).filter((right) => !(right in t.words.right));
    const roles = columns.filter(
      (column) => !(column in t.words.roleInSentence) && !(column in t.words.role),
    );
    expect([...missing, ...roles]).toEqual([]);
  });

  it('has no exclamation marks and no empty strings', () => {
    const bad = strings(t, locale).filter(
      ([path, text]) =>
        /[！]|!(?![a-z低普高紧])/.test(text) || (text === '' && !path.endsWith('refusal.role')),
    );
    expect(bad).toEqual([]);
  });
});

describe('Chinese texts', () => {
  it('puts a space between Chinese and Latin, and none between Chinese and Chinese', () => {
    const { notices, words } = texts('zh');
    expect(notices.handedOver({ actor: '林晓', to: '陈伟' })).toBe('林晓把这个任务从你转给了陈伟。');
    expect(notices.handedOver({ actor: 'Sam Reed', to: 'Maya' })).toBe(
      'Sam Reed 把这个任务从你转给了 Maya。',
    );
    expect(words.either(['林晓', 'Sam Reed'])).toBe('林晓或 Sam Reed');
    expect([head('BF26'), tail('BF26'), mid('林晓'), mid('Li')]).toEqual(['BF26 ', ' BF26', '林晓', ' Li ']);
  });

  it('lacks no text that English has', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
        : typeof value;
    const { verb: _zh, ...zh } = texts('zh').commands;
    const { verb: _en, ...en } = texts('en').commands;
    expect(shape({ ...texts('zh'), commands: zh })).toEqual(shape({ ...texts('en'), commands: en }));
  });
});
