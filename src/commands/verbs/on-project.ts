import { type Call, type Outcome, unfit } from '../call.ts';
import { foldLower } from '../fold.ts';
import type { ProjectFacts } from '../lookup.ts';
import { settle } from '../settle.ts';
import { readTail } from '../tail.ts';
import { leftover, type View } from '../view.ts';

const BARE_CODE = /^\s*#?([a-z][a-z0-9]{1,9})(?![a-z0-9_-])/;

/** Puts `#` before a code that was typed without it, where such a project exists. */
export async function withMarkedCode(call: Call, text: string): Promise<string> {
  const code = BARE_CODE.exec(foldLower(text))?.[1];
  if (!code || /^\s*[#＃]/.test(text) || !(await call.lookup.project(code.toUpperCase()))) return text;
  return `#${text.trimStart()}`;
}

/** Reads a verb that takes a project (the room's where none is named) and no more. */
export async function onProject(
  call: Call,
  operation: string,
  more: (project: ProjectFacts) => Readonly<Record<string, unknown>> = () => ({}),
): Promise<Outcome> {
  const tail = await readTail(call, await withMarkedCode(call, call.rest), {
    object: 'none',
    takes: ['project'],
  });
  return settle(tail, {
    time: 'none',
    build(view: View) {
      const { project } = view;
      if (!project || leftover(view) !== '') return unfit('project');
      const echo = { verb: call.verb, project };
      return { intent: { operation, input: { project: project.id, ...more(project) } }, echo };
    },
  });
}
