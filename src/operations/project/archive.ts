import { z } from 'zod';
import { authorize } from '../authorize.ts';
import { defineOperation } from '../operation.ts';
import { already, needsConfirmation } from '../refusal.ts';
import { confirmed, id } from '../schemas.ts';
import { alterProject } from './alter.ts';
import { readProject } from './row.ts';
import { viewProject } from './view.ts';

/** Archives a project after one confirmation: its tasks can be looked at and no longer changed. */
export const projectArchive = defineOperation({
  name: 'project.archive',
  input: z.object({ project: id, confirmed }),
  right: 'project.archive',
  changes: true,
  async run(context, input) {
    const project = await readProject(context.tx, input.project);
    await authorize(context, 'project.archive', { projectId: project.id, key: project.code });
    if (project.archivedAt) throw already('archived', { key: project.code, at: project.archivedAt });
    if (input.confirmed < 1) {
      throw needsConfirmation({ key: project.code, title: project.name, step: 1, of: 1 });
    }
    const altered = await alterProject(context, project, { archivedAt: context.now });
    context.emit({ type: 'project.archived', actorId: context.actor.id, projectId: project.id });
    context.audit({
      action: 'project.archived',
      subject: project.code,
      body: { projectId: project.id },
    });
    context.undoable({
      summary: { verb: 'project.archive', key: project.code, title: project.name },
      changes: [altered.change],
    });
    return { project: await viewProject(context, altered.project) };
  },
});
