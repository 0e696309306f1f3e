import type { Column } from './rights.ts';

export type ProjectRole = Exclude<Column, 'tenant_admin' | 'finance'>;

/** The person's standing in the tenant. */
export interface Standing {
  readonly kind: 'member' | 'external' | 'guest';
  readonly tenantAdmin: boolean;
  readonly finance: boolean;
}

/** What decides a member's roles in one project. */
export interface ProjectStanding {
  /** Roles given to the member in the project. */
  readonly explicit: readonly ProjectRole[];
  /** The place where the act happens is a room that shows the project. */
  readonly roomShows: boolean;
  /** The task in question is the member's own. */
  readonly own?: boolean;
}

/**
 * The roles somebody acts in within a project. Externals and guests are never more than that, and nothing where
 * they were not invited. A member without a role counts as executor in rooms that show the project and for tasks
 * of their own wherever they are, as observer elsewhere.
 */
export function rolesIn(person: Standing, project: ProjectStanding): readonly ProjectRole[] {
  if (person.kind !== 'member') return project.explicit.length > 0 ? [person.kind] : [];
  if (project.explicit.length > 0) return project.explicit;
  return project.roomShows || project.own === true ? ['executor'] : ['observer'];
}

/** All columns of the rights table that somebody stands in, given their roles in the project concerned. */
export function columnsOf(person: Standing, roles: readonly ProjectRole[]): readonly Column[] {
  return [
    ...(person.tenantAdmin ? (['tenant_admin'] as const) : []),
    ...(person.finance ? (['finance'] as const) : []),
    ...roles,
  ];
}

/** The columns for acts that concern no project: a member counts as executor, others as what they are. */
export function columnsAnywhere(person: Standing): readonly Column[] {
  return columnsOf(person, [person.kind === 'member' ? 'executor' : person.kind]);
}

/** The columns for looking: a role never shows less than having none would, so every member observes. */
export function columnsForSeeing(person: Standing, roles: readonly ProjectRole[]): readonly Column[] {
  return columnsOf(person, person.kind === 'member' ? [...roles, 'observer'] : roles);
}
