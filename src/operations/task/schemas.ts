import { z } from 'zod';
import { id, limits, line, paragraph, people, priority, wallTime } from '../schemas.ts';
import { every } from '../series/rule.ts';

export const title = line(limits.title);
export const reason = line(limits.reason);
export const status = z.enum(['open', 'in_progress', 'blocked', 'done']);
export const estimate = z.number().int().min(1).max(limits.estimate);
export const tags = z
  .array(line(limits.tag))
  .max(limits.tags)
  .transform((words) => [...new Set(words)]);
export const due = wallTime.nullable();

/** An input that names one task and nothing else. */
export const taskRef = z.object({ task: id });

/** A new task. */
export const newTask = z.object({
  project: id,
  title,
  responsible: id.nullable().optional(),
  helpers: people.optional(),
  followers: people.optional(),
  priority: priority.optional(),
  due: due.optional(),
  start: due.optional(),
  tags: tags.optional(),
  estimate: estimate.nullable().optional(),
  items: z.array(line(limits.item)).max(limits.items).optional(),
  dependsOn: z.array(id).max(limits.dependencies).optional(),
  milestone: z.boolean().optional(),
  pinned: z.boolean().optional(),
  every: every.optional(),
  /** The first note on it, and whom it mentions. */
  note: paragraph(limits.note).optional(),
  mentioned: people.optional(),
});

export type NewTask = z.infer<typeof newTask>;
