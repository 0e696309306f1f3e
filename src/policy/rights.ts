/** The columns of the rights table: two tenant roles, then the roles in a project. */
export const columns = [
  'tenant_admin',
  'finance',
  'owner',
  'manager',
  'executor',
  'approver',
  'observer',
  'external',
  'guest',
] as const;

export type Column = (typeof columns)[number];

/**
 * What a cell says. `yes` and `no` need no facts; `twice` is allowed after a second confirmation; the others
 * are allowed where the facts of the case say so.
 */
export type Rule =
  | 'yes'
  | 'no'
  | 'twice'
  /** Created by, responsible or helper. */
  | 'own'
  /** Own, and nobody has begun it. */
  | 'own_unstarted'
  /** Only on the list of one's own tasks: nobody else is given work. */
  | 'own_list'
  /** Own, and only how far it has come. */
  | 'own_progress'
  | 'owner_approval'
  | 'named'
  | 'named_no_money'
  | 'own_item'
  | 'self'
  /** Everything within the one project. */
  | 'project'
  | 'money'
  | 'totals_hidden';

type Cells = readonly [Rule, Rule, Rule, Rule, Rule, Rule, Rule, Rule, Rule];

/**
 * The rights table, cells in the order of `columns`. The first part is the product's table row by row; the second
 * part spells out what those rows mean for verbs that the table does not name.
 */
// biome-ignore format: a table is read in columns
export const rights = {
  //                   admin    finance  owner      manager           executor         approver    observer   external          guest
  'workspace.bind':  ['yes',   'no',    'no',      'no',             'no',            'no',       'no',      'no',             'no'],
  'room.bind':       ['yes',   'no',    'yes',     'yes',            'no',            'no',       'no',      'no',             'no'],
  'project.create':  ['yes',   'yes',   'yes',     'yes',            'yes',           'yes',      'no',      'no',             'no'],
  'task.create':     ['yes',   'yes',   'yes',     'yes',            'yes',           'yes',      'no',      'own_list',       'no'],
  'task.edit':       ['yes',   'no',    'yes',     'yes',            'own',           'no',       'no',      'own_progress',   'no'],
  'task.delete':     ['yes',   'no',    'yes',     'yes',            'own_unstarted', 'no',       'no',      'no',             'no'],
  'task.delete_key': ['no',    'no',    'twice',   'twice',          'no',            'no',       'no',      'no',             'no'],
  'approve':         ['named', 'named', 'named',   'named',          'named',         'named',    'no',      'named_no_money', 'no'],
  'money.see':       ['no',    'yes',   'yes',     'yes',            'totals_hidden', 'own_item', 'no',      'own_item',       'no'],
  'money.record':    ['no',    'yes',   'yes',     'yes',            'own_item',      'no',       'no',      'no',             'no'],
  'performance.see': ['no',    'no',    'project', 'project',        'self',          'no',       'no',      'no',             'no'],
  'search':          ['yes',   'money', 'project', 'project',        'project',       'own_item', 'project', 'own',            'project'],
  'export':          ['yes',   'money', 'project', 'project',        'own',           'no',       'no',      'no',             'no'],
  'invite':          ['yes',   'no',    'yes',     'owner_approval', 'no',            'no',       'no',      'no',             'no'],
  'audit.see':       ['yes',   'money', 'project', 'project',        'self',          'no',       'no',      'no',             'no'],

  // Progress is the part of editing that an external has too; talking changes nothing of the plan.
  'task.progress':   ['yes',   'no',    'yes',     'yes',            'own',           'no',       'no',      'own_progress',   'no'],
  'task.note':       ['yes',   'yes',   'yes',     'yes',            'yes',           'yes',      'no',      'own_progress',   'no'],
  'project.edit':    ['yes',   'no',    'yes',     'yes',            'no',            'no',       'no',      'no',             'no'],
  'project.archive': ['yes',   'no',    'yes',     'no',             'no',            'no',       'no',      'no',             'no'],
  'project.role':    ['yes',   'no',    'yes',     'no',             'no',            'no',       'no',      'no',             'no'],
  'room.settings':   ['yes',   'no',    'yes',     'yes',            'no',            'no',       'no',      'no',             'no'],
  'people.admin':    ['yes',   'no',    'no',      'no',             'no',            'no',       'no',      'no',             'no'],
  'self':            ['yes',   'yes',   'yes',     'yes',            'yes',           'yes',      'yes',     'yes',            'yes'],
} as const satisfies Record<string, Cells>;

export type Right = keyof typeof rights;

/** Whether a name is a row of the rights table. */
export function isRight(name: string): name is Right {
  return Object.hasOwn(rights, name);
}

/** The cell of one row and column. */
export function ruleOf(right: Right, column: Column): Rule {
  return rights[right][columns.indexOf(column)] ?? 'no';
}
