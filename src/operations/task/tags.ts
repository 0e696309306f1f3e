import type { TaskRow } from './row.ts';

/** Stored tags: a JSON list of words. */
export function tagsOf(task: Pick<TaskRow, 'tags'>): string[] {
  return Array.isArray(task.tags) ? task.tags.filter((tag): tag is string => typeof tag === 'string') : [];
}
