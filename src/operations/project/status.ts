import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { id } from '../schemas.ts';
import { projectShow } from './show.ts';

/** Shows how far a project has come: its counts, and what comes next. */
export const projectStatus = defineOperation({
  name: 'project.status',
  input: z.object({ project: id }),
  right: 'search',
  changes: false,
  run: (context, input) => projectShow.run(context, input),
});
