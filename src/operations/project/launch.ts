import { z } from 'zod';
import { authorize } from '../authorize.ts';
import { defineOperation } from '../operation.ts';
import { already } from '../refusal.ts';
import { id, wallTime } from '../schemas.ts';
import { settle } from '../task/moment.ts';
import { alterProject } from './alter.ts';
import { readLiveProject } from './row.ts';
import { viewProject } from './view.ts';

/** Sets or moves a project's launch. */
export const projectLaunch = defineOperation({
  name: 'project.launch',
  input: z.object({ project: id, launch: wallTime }),
  right: 'project.edit',
  changes: true,
  async run(context, input) {
    const project = await readLiveProject(context.tx, input.project);
    await authorize(context, 'project.edit', { projectId: project.id, key: project.code });
    const { stored, note } = settle(input.launch);
    if (stored.wall === project.launchWall && stored.zone === project.launchZone) {
      throw already('launch', { key: project.code });
    }
    const altered = await alterProject(context, project, {
      launchWall: stored.wall,
      launchZone: stored.zone,
      launchAt: stored.at,
    });
    context.emit({ type: 'project.changed', actorId: context.actor.id, projectId: project.id });
    const { before, after } = altered.change;
    context.audit({
      action: project.launchAt ? 'project.launch_moved' : 'project.launch_set',
      subject: project.code,
      body: { projectId: project.id, before, after },
    });
    context.undoable({
      summary: { verb: 'project.launch', key: project.code, title: project.name },
      changes: [altered.change],
    });
    return { project: await viewProject(context, altered.project), clock: note };
  },
});
