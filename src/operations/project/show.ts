import { z } from 'zod';
import { authorize } from '../authorize.ts';
import { defineOperation } from '../operation.ts';
import { id } from '../schemas.ts';
import { readProject } from './row.ts';
import { viewProject } from './view.ts';

/** Shows one project. */
export const projectShow = defineOperation({
  name: 'project.show',
  input: z.object({ project: id }),
  right: 'search',
  changes: false,
  async run(context, input) {
    const project = await readProject(context.tx, input.project);
    // An external sees the project only through their own tasks: what the view counts is theirs.
    await authorize(context, 'search', { projectId: project.id, key: project.code, own: true });
    return viewProject(context, project);
  },
});
