import type { TaskField } from '../operation.ts';
import type { TaskRow } from './row.ts';

/** The columns of a task that people's acts change, and which field of the product each belongs to. */
export const fieldOf = {
  title: 'title',
  status: 'status',
  blockedReason: 'status',
  startedAt: 'status',
  doneAt: 'status',
  doneById: 'status',
  responsibleId: 'responsible',
  dueWall: 'due',
  dueZone: 'due',
  dueAt: 'due',
  dueNote: 'due',
  startWall: 'start',
  startZone: 'start',
  startAt: 'start',
  priority: 'priority',
  tags: 'tags',
  projectId: 'project',
  number: 'project',
  key: 'project',
  pinned: 'pinned',
  milestone: 'milestone',
  estimate: 'estimate',
  seriesId: 'series',
  seriesDate: 'series',
} as const satisfies Partial<Record<keyof TaskRow, TaskField>>;

export type TaskColumn = keyof typeof fieldOf;

/** New values of some of a task's columns. */
export type TaskColumns = { readonly [C in TaskColumn]?: TaskRow[C] };

const names = Object.keys(fieldOf) as readonly TaskColumn[];

/** Whether two stored values are the same (dates by instant, lists by content). */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** The columns whose new value differs from the present one. */
export function differing(task: TaskRow, set: TaskColumns): readonly TaskColumn[] {
  return names.filter((name) => set[name] !== undefined && !sameValue(task[name], set[name]));
}

/** Some columns of a record as a plain object. */
export function pick<R extends object>(row: R, columns: readonly (keyof R)[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}
